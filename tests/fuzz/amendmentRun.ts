import { isDeepStrictEqual } from "node:util";
import { carryOver } from "../../shared/amendments/carryOver.ts";
import { combine } from "../../shared/amendments/combine.ts";
import { overlay } from "../../shared/amendments/overlay.ts";
import { proposalOf } from "../../shared/amendments/proposal.ts";
import { carriedOver } from "../../shared/amendments/wordChanges.ts";
import { type Amendment, isOpen, isUndecided, textOfProposed } from "../../shared/domain/amendment.ts";
import type { Command } from "../../shared/domain/commands.ts";
import { replay } from "../../shared/domain/evolve.ts";
import { fingerprint } from "../../shared/domain/fingerprint.ts";
import type { AmendmentId } from "../../shared/domain/ids.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import { asAmendment, asClause, asNote, chair, member, Negotiation, text } from "../support/negotiation.ts";
import { pick, seededRandom } from "../support/random.ts";
import {
  isElsewhere,
  isFulfilled,
  isUntouched,
  misplaced,
  runsOf,
  type Site,
  settled,
  taken,
  wordsOf,
} from "./amendmentModel.ts";
import type { Tally } from "./amendmentTally.ts";
import { breakSilence, issueRev, restoreRevision } from "./revisionSteps.ts";

const CLAUSES = ["op1", "op2"] as const;
const CODES = ["BRA", "EU", "G77", "JPN", "KEN", "USA"] as const;
const MAX_AMENDMENTS = 12;

interface Modelled {
  readonly clause: (typeof CLAUSES)[number];
  /** As they stand in `against`. */
  sites: readonly Site[];
  /** The base that it was written against, or carried over to. */
  against: readonly string[];
}

/**
 * One random negotiation, held after every step against the simpler account of it. @throws Error saying what broke, with
 * the steps that led there.
 */
export function negotiate(seed: number, tally: Tally): void {
  const run = new AmendmentRun(seed, tally);
  try {
    run.go();
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}\n${run.steps.slice(-25).join("\n")}`, { cause: error });
  }
}

class AmendmentRun {
  readonly steps: string[] = [];
  readonly #random: () => number;
  readonly #tally: Tally;
  readonly #room: Negotiation;
  /** What each clause must read. */
  readonly #base = new Map<string, readonly string[]>();
  /** What each clause read in each revision. */
  readonly #issued = new Map<number, ReadonlyMap<string, readonly string[]>>();
  readonly #models = new Map<AmendmentId, Modelled>();
  /** All words that an amendment ever proposed. */
  readonly #said = new Map<AmendmentId, Set<string>>();
  #word = 0;

  constructor(seed: number, tally: Tally) {
    this.#random = seededRandom(seed);
    this.#tally = tally;
    this.#room = new Negotiation(CLAUSES.map((id) => [id, "operative", ""]));
    for (const id of CLAUSES) {
      const words = this.#newWords(this.#below(14));
      this.#base.set(id, words);
      const clause = this.#room.clauses.get(asClause(id));
      if (clause) clause.runs = runsOf(words);
    }
    this.#must({ command: "setStage", id: "start", stage: "negotiation" });
    this.#issued.set(0, new Map(this.#base));
  }

  go(): void {
    for (let step = 0; step < 24; step++) {
      this.#step();
      this.#check();
    }
    const again = replay(JSON.parse(JSON.stringify(this.#room.decisions)));
    if (!isDeepStrictEqual(again, this.#room.state)) throw new Error("replaying gives another state");
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #newWords(count: number): string[] {
    return Array.from({ length: count }, () => {
      const draw = this.#random();
      const word = `${draw < 0.06 ? "f" : draw < 0.15 ? "m" : "w"}${this.#word++}`;
      if (word.startsWith("f")) this.#room.notes.set(asNote(word), text("A note."));
      return word;
    });
  }

  #must(command: Command, actor: Actor = chair): void {
    const answer = this.#room.do(command, actor);
    if (answer !== "taken") throw new Error(`${command.command} was refused: ${answer}`);
  }

  #ofStatus(accepts: (amendment: Amendment) => boolean): Amendment[] {
    return [...this.#room.state.amendments.values()].filter(accepts);
  }

  #step(): void {
    const { amendments } = this.#room.state;
    const draw = this.#random();
    if (amendments.size < 3 || (draw < 0.25 && amendments.size < MAX_AMENDMENTS)) this.#table();
    else if (draw < 0.5) this.#accept();
    else if (draw < 0.68) this.#dispose();
    else if (draw < 0.84) this.#type();
    else if (draw < 0.91) this.#retable();
    else if (draw < 0.94) this.#issue();
    else if (draw < 0.965) this.#restore();
    else if (draw < 0.98) this.#breakSilence();
    else this.#forged();
  }

  /** A random change of words: up to three sites, at least one word apart. */
  #sites(words: readonly string[]): Site[] {
    const sites: Site[] = [];
    let from = 0;
    for (let wanted = 1 + this.#below(3); wanted > 0; wanted--) {
      const at = from + this.#below(Math.max(1, words.length - from));
      if (at > words.length || (from > 0 && at >= words.length)) break;
      const goes = Math.min(this.#below(4), words.length - at);
      const comes = this.#below(goes > 0 ? 3 : 2) + (goes > 0 ? 0 : 1);
      sites.push({
        left: words[at - 1] ?? null,
        right: words[at + goes] ?? null,
        removed: words.slice(at, at + goes),
        words: this.#newWords(comes),
      });
      from = at + goes + 1;
    }
    return sites;
  }

  #table(): void {
    const clause = pick(CLAUSES, this.#random);
    const base = this.#base.get(clause) ?? [];
    // Sometimes the very words of somebody else, or of an amendment that is closed and was written against an older base.
    const twin = this.#random() < 0.2 ? this.#ofStatus(() => true).at(this.#below(6)) : undefined;
    const model = twin && this.#models.get(twin.id);
    const standing = twin && this.#room.amendments.get(twin.id);
    const id = asAmendment(`a${this.#room.state.amendments.size + 1}`);
    const by = member(pick(CODES, this.#random));
    if (model && standing) {
      this.#tableWords(id, by, model.clause, model.sites, standing.base, standing.text);
      return;
    }
    const sites = this.#sites(base);
    this.#tableWords(id, by, clause, sites, runsOf(base), runsOf(taken(base, sites)));
  }

  #tableWords(
    id: AmendmentId,
    by: Actor,
    clause: Modelled["clause"],
    sites: readonly Site[],
    base: ReturnType<typeof runsOf>,
    words: ReturnType<typeof runsOf>,
  ): void {
    if (fingerprint(base) === fingerprint(words)) return;
    this.steps.push(`${id} by ${by.delegation?.code} on ${clause}: ${JSON.stringify(sites)}`);
    this.#models.set(id, { clause, sites, against: wordsOf(base) });
    this.#say(id, sites);
    const on = { clause: asClause(clause) };
    const proposed = { kind: "edit", on, base, text: words } as const;
    this.#must({ command: "tableAmendment", id: this.#room.id(), amendment: id, proposed }, by);
    this.#tally.tabled++;
  }

  #say(id: AmendmentId, sites: readonly Site[]): void {
    this.#said.set(id, new Set([...(this.#said.get(id) ?? []), ...sites.flatMap((site) => site.words)]));
  }

  #accept(): void {
    const clause = pick(CLAUSES, this.#random);
    const open = this.#ofStatus(({ status, id }) => isOpen(status) && this.#models.get(id)?.clause === clause);
    if (open.length === 0) return;
    const wanted = new Set(Array.from({ length: 1 + this.#below(3) }, () => pick(open, this.#random)));
    const chosen = [...wanted];
    const on = { clause: asClause(clause) };
    const present = this.#room.runs(on);
    const base = this.#base.get(clause) ?? [];
    const proposals = chosen.map((one) => proposalOf(one, this.#room.amendments.get(one.id)));
    const combined = combine(present, proposals);
    const isClean = proposals.every((proposal) => !carryOver(proposal, present).isColliding);
    let expected: readonly string[];
    if (combined.ok && isClean && this.#random() < 0.85) {
      expected = taken(
        base,
        chosen.flatMap(({ id }) => this.#models.get(id)?.sites ?? []),
      );
      this.#same("what is combined", wordsOf(combined.result), expected);
    } else {
      // The facilitator's own words.
      expected = taken(base, this.#sites(base));
      this.#tally.compromised++;
    }
    const isAsProposed = combined.ok && isClean && expected.join() === wordsOf(combined.result).join();
    this.steps.push(`accept ${chosen.map(({ id }) => id)}: ${expected.join(" ")}`);
    const result = isAsProposed && combined.ok ? combined.result : runsOf(expected);
    this.#must({
      command: "acceptAmendments",
      id: this.#room.id(),
      amendments: chosen.map(({ id }) => id),
      ifBase: fingerprint(present),
      result,
    });
    this.#base.set(clause, expected);
    this.#tally.accepted++;
    if (chosen.length > 1) this.#tally.together++;
    const statuses = chosen.map(({ id }) => this.#room.state.amendments.get(id)?.status);
    if (isAsProposed && statuses.some((status) => status !== "accepted")) throw new Error(`accepted as ${statuses}`);
    if (this.#random() >= 0.25) return;
    this.#check();
    this.#undo(clause, base, present);
    const isOpenAgain = chosen.every(({ id }) => isOpen(this.#room.state.amendments.get(id)?.status ?? "declined"));
    if (!isOpenAgain) throw new Error("what was undone is not open again");
  }

  #undo(clause: string, words: readonly string[], former: ReturnType<typeof runsOf>): void {
    const on = { clause: asClause(clause) };
    this.steps.push("undo");
    this.#must({
      command: "undoDecision",
      id: this.#room.id(),
      decision: this.#room.state.lastDecision,
      ifBase: fingerprint(this.#room.runs(on)),
      result: former,
    });
    this.#base.set(clause, words);
    this.#tally.undone++;
  }

  #dispose(): void {
    const amendments = this.#ofStatus(() => true);
    const amendment = pick(amendments, this.#random);
    const { id } = amendment;
    const command = pick(["declineAmendment", "parkAmendment", "unparkAmendment"] as const, this.#random);
    const draw = this.#random();
    const into = pick(amendments, this.#random).id;
    const asked: Command =
      draw < 0.7
        ? { command, id: this.#room.id(), amendment: id, reason: "So decided" }
        : draw < 0.85
          ? { command: "reopenAmendment", id: this.#room.id(), amendment: id, reason: "New facts" }
          : { command: "mergeAmendments", id: this.#room.id(), amendments: [id], into, reason: "Same idea" };
    const answer = this.#room.do(asked);
    this.steps.push(`${asked.command} ${id}: ${answer}`);
    if (answer === "taken") this.#tally.decided++;
    else this.#tally.refused++;
  }

  #issue(): void {
    this.steps.push(`issue: ${issueRev(this.#room, this.#random)}`);
    this.#issued.set(this.#room.state.revisions.length - 1, new Map(this.#base));
    this.#tally.issued++;
  }

  /** An earlier text is the base again, whatever was decided since; amendments follow as after any other change. */
  #restore(): void {
    const [rev, base] = pick([...this.#issued], this.#random);
    const isSame = CLAUSES.every((clause) => base.get(clause)?.join() === this.#base.get(clause)?.join());
    const answer = restoreRevision(this.#room, rev);
    this.steps.push(`restore ${rev}: ${answer}`);
    if (answer !== (isSame ? "invalid_request" : "taken")) throw new Error(`restoring: ${answer}`);
    for (const clause of CLAUSES) this.#base.set(clause, base.get(clause) ?? []);
    if (!isSame) this.#tally.restored++;
  }

  #breakSilence(): void {
    this.steps.push("silence, broken");
    breakSilence(this.#room, asClause(pick(CLAUSES, this.#random)), member(pick(CODES, this.#random)));
    this.#tally.broken++;
  }

  /** The facilitator types in the base; sometimes the server carries over, sometimes it has not come to it yet. */
  #type(): void {
    const clause = pick(CLAUSES, this.#random);
    const base = this.#base.get(clause) ?? [];
    const words = taken(base, this.#sites(base));
    this.steps.push(`type ${clause}: ${words.join(" ")}`);
    const on = { clause: asClause(clause) };
    const runs = runsOf(words);
    const stored = this.#room.clauses.get(on.clause);
    if (stored) stored.runs = runs;
    if (this.#random() < 0.6) this.#room.write(carriedOver(on, runs, this.#room.state, this.#room.words));
    this.#base.set(clause, words);
    this.#tally.typed++;
  }

  /** Its sponsors write an open amendment anew against the present base, or withdraw it. */
  #retable(): void {
    const open = this.#ofStatus(({ status }) => isUndecided(status));
    if (open.length === 0) return;
    const { id, delegation, status } = pick(open, this.#random);
    const model = this.#models.get(id);
    const standing = this.#room.amendments.get(id);
    if (!model || !standing) throw new Error(`${id} has no words`);
    if (this.#random() < 0.3 || !isOpen(status)) {
      this.steps.push(`withdraw ${id}`);
      this.#must({ command: "withdrawAmendment", id: this.#room.id(), amendment: id }, member(delegation));
      return;
    }
    const words = this.#base.get(model.clause) ?? [];
    const sites = this.#sites(words);
    const proposed = {
      kind: "edit",
      on: { clause: asClause(model.clause) },
      base: runsOf(words),
      text: runsOf(taken(words, sites)),
    } as const;
    const isSame = JSON.stringify(proposed) === JSON.stringify(this.#room.state.amendments.get(id)?.proposed);
    if (isSame || fingerprint(proposed.base) === fingerprint(proposed.text)) return;
    this.steps.push(`revise ${id}: ${JSON.stringify(sites)}`);
    const ifWords = fingerprint(standing.text);
    this.#must(
      { command: "reviseAmendment", id: this.#room.id(), amendment: id, proposed, ifWords },
      member(delegation),
    );
    model.sites = sites;
    model.against = words;
    this.#say(id, sites);
    this.#tally.retabled++;
  }

  /** What must never be taken: a decision on words nobody has any more, and words of others. */
  #forged(): void {
    const amendment = pick(
      this.#ofStatus(() => true),
      this.#random,
    );
    const stranger = CODES.find((code) => code !== amendment.delegation) ?? "BRA";
    const before = this.#room.state;
    const late: Command = {
      command: "acceptAmendments",
      id: this.#room.id(),
      amendments: [amendment.id],
      ifBase: "old",
      result: [],
    };
    const others: Command = { command: "withdrawAmendment", id: this.#room.id(), amendment: amendment.id };
    const answers = [this.#room.do(late), this.#room.do(others, member(stranger))];
    if (answers.includes("taken") || this.#room.state !== before) throw new Error(`taken: ${answers}`);
    this.#tally.refused += 2;
  }

  #same(what: string, words: readonly string[], expected: readonly string[]): void {
    if (words.join(" ") !== expected.join(" ")) {
      throw new Error(`${what} reads\n  ${words.join(" ")}\nand should\n  ${expected.join(" ")}`);
    }
  }

  #check(): void {
    for (const clause of CLAUSES) {
      const runs = this.#room.runs({ clause: asClause(clause) });
      this.#same(clause, wordsOf(runs), this.#base.get(clause) ?? []);
    }
    for (const [id, model] of this.#models) {
      this.#checkAmendment(id, model);
      this.#follow(id, model);
    }
  }

  /** Once an amendment was carried over to a new base, its neighbours there say where it is. */
  #follow(id: AmendmentId, model: Modelled): void {
    const written = wordsOf(this.#room.amendments.get(id)?.base ?? []);
    if (written.join() === model.against.join() || written.join() !== this.#base.get(model.clause)?.join()) return;
    model.sites = model.sites.map((site) => settled(site, written));
    model.against = written;
  }

  #checkAmendment(id: AmendmentId, { clause, sites, against }: Modelled): void {
    const amendment = this.#room.state.amendments.get(id);
    const standing = this.#room.amendments.get(id);
    if (!amendment || !standing) throw new Error(`${id} is gone`);
    // No words ever vanish: neither from the record nor from the document.
    const recorded = new Set(amendment.revisions.flatMap(({ proposed }) => wordsOf(textOfProposed(proposed))));
    for (const word of this.#said.get(id) ?? [])
      if (!recorded.has(word)) throw new Error(`${word} left the record of ${id}`);
    const written = wordsOf(standing.text);
    for (const word of sites.flatMap((site) => site.words)) {
      if (!written.includes(word)) throw new Error(`${word} left the words of ${id}`);
    }
    if (!isUndecided(amendment.status)) return;
    const present = this.#room.runs({ clause: asClause(clause) });
    const words = this.#base.get(clause) ?? [];
    const proposal = proposalOf(amendment, standing);
    const carried = carryOver(proposal, present);
    const isMarked = overlay(present, [proposal]).collisions.has(id);
    if (isMarked !== carried.isColliding) throw new Error(`${id} collides, and is not marked`);
    if (carried.isColliding) {
      this.#tally.colliding++;
      if (wordsOf(standing.base).join() === against.join() && isUntouched(sites, against, words))
        throw new Error(`${id} is said to collide, and nothing touched it`);
      return;
    }
    if (carried.isFulfilled) this.#tally.fulfilled++;
    else this.#tally.carried++;
    const combined = combine(present, [proposal]);
    if (!combined.ok) throw new Error(`${id} collides with itself`);
    const wrong = misplaced(sites, words, wordsOf(combined.result));
    if (wrong) throw new Error(`${id} ${wrong}: ${wordsOf(combined.result).join(" ")}`);
    const isAllFulfilled = sites.every((site) => isFulfilled(site, words));
    const isSaidElsewhere = sites.some((site) => isElsewhere(site, words));
    if (carried.isFulfilled !== isAllFulfilled && !isSaidElsewhere) throw new Error(`${id} is fulfilled, or is not`);
  }
}
