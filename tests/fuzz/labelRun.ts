import { isDeepStrictEqual } from "node:util";
import { roomLabels } from "../../shared/amendments/roomLabels.ts";
import { orderBetween } from "../../shared/document/order.ts";
import { type Amendment, isOpen, isUndecided } from "../../shared/domain/amendment.ts";
import type { Command } from "../../shared/domain/commands.ts";
import type { DecisionOf } from "../../shared/domain/events.ts";
import { replay } from "../../shared/domain/evolve.ts";
import { fingerprint } from "../../shared/domain/fingerprint.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import { asAmendment, asClause, member, Negotiation, text } from "../support/negotiation.ts";
import { pick, seededRandom } from "../support/random.ts";
import { issueRev, restoreRevision } from "./revisionSteps.ts";

/** What happened: a run in which nothing did proves nothing. */
export type LabelTally = Record<
  "inserted" | "versions" | "typed" | "deleted" | "decided" | "issued" | "restored",
  number
>;

/**
 * One random negotiation in which clauses come and go, by hand and by amendment, and Revs are issued between.
 * @throws Error saying what is wrong with the labels, with the seed.
 */
export function labelNegotiation(seed: number, tally: LabelTally): void {
  const random = seededRandom(seed);
  const room = new Negotiation([
    ["title", "title", "Water"],
    ["p1", "preambular", "Recalling,"],
    ...["o1", "o2", "o3", "o4"].map((id, index) => [id, "operative", `Decides ${id};`, index % 2] as const),
  ]);
  let made = 0;
  const live = () => room.words.clauses.filter(({ kind }) => kind === "operative" || kind === "preambular");
  const must = (command: Command, actor?: ReturnType<typeof member>) => {
    const answer = room.do(command, actor);
    if (answer !== "taken") throw new Error(`seed ${seed}: ${command.command} was refused: ${answer}`);
  };
  const table = (proposed: Extract<Command, { command: "tableAmendment" }>["proposed"]) => {
    const amendment = asAmendment(`a${++made}`);
    must({ command: "tableAmendment", id: room.id(), amendment, proposed }, member(pick(["BRA", "EU", "KEN"], random)));
  };
  /** A new clause somewhere, proposed or typed. */
  const place = () => {
    const clauseKind = pick(["preambular", "operative"] as const, random);
    const order = orderBetween(pick(live(), random).order, null, random).slice(0, 3);
    return { clause: asClause(`n${++made}`), clauseKind, level: Math.floor(random() * 2), order: `${order}1` };
  };
  const steps: readonly (() => void)[] = [
    () => {
      table({ kind: "insert", ...place(), text: text("Notes;") });
      tally.inserted++;
    },
    () => {
      const { id, runs } = pick(live(), random);
      table({ kind: "alt", on: { clause: id }, base: runs, text: text(`Version ${++made};`) });
      tally.versions++;
    },
    () => {
      const { clause, clauseKind: kind, level, order } = place();
      room.write([{ type: "addClause", clause, kind, level, order, runs: text(`Typed ${++made};`) }]);
      tally.typed++;
    },
    () => {
      if (live().length < 4) return;
      room.write([{ type: "setDeleted", clause: pick(live(), random).id, deleted: true }]);
      tally.deleted++;
    },
    () => {
      if (decide(room, random)) tally.decided++;
    },
    () => {
      const before = roomLabels(room.words, room.state);
      issueRev(room, random);
      checkRev(room, before);
      tally.issued++;
    },
    () => {
      if (restoreRevision(room, Math.floor(random() * room.state.revisions.length)) === "taken") tally.restored++;
    },
  ];
  must({ command: "setStage", id: room.id(), stage: "negotiation" });
  for (let step = 0; step < 30; step += 1) {
    try {
      pick(steps, random)();
      checkDistinct(room);
    } catch (error) {
      throw new Error(`seed ${seed}, step ${step}: ${(error as Error).message}`, { cause: error });
    }
  }
  const again = replay(JSON.parse(JSON.stringify(room.decisions)));
  if (!isDeepStrictEqual(again, room.state)) throw new Error(`seed ${seed}: replaying gives another state`);
}

/** A decision on some amendment. True when it was taken. */
function decide(room: Negotiation, random: () => number): boolean {
  const amendments = [...room.state.amendments.values()];
  if (amendments.length === 0) return false;
  const { id: amendment, proposed, status } = pick(amendments, random);
  const id = room.id();
  if (!isOpen(status)) {
    return room.do({ command: "reopenAmendment", id, amendment, reason: "New facts" }) === "taken";
  }
  if (random() < 0.4) return room.do({ command: "declineAmendment", id, amendment, reason: "So decided" }) === "taken";
  if (proposed.kind !== "insert" && proposed.kind !== "alt") return false;
  const on = "on" in proposed ? room.runs(proposed.on) : [];
  const accept = { command: "acceptAmendments", id, amendments: [amendment], result: proposed.text } as const;
  return room.do({ ...accept, ifBase: fingerprint(on) }) === "taken";
}

const proposesClause = ({ proposed }: Amendment): boolean => proposed.kind === "insert" || proposed.kind === "alt";

/** No two things that one may speak of have one label. */
function checkDistinct(room: Negotiation): void {
  const labels = roomLabels(room.words, room.state);
  const inText = new Set(room.words.clauses.map(({ id }) => id));
  const said = [
    ...[...inText].flatMap((id) => labels.get(id) || []),
    ...[...room.state.amendments.values()].flatMap(({ proposed, label, status }) => {
      const isInText = proposed.kind === "insert" && inText.has(proposed.clause);
      return label !== undefined && isUndecided(status) && !isInText ? [label] : [];
    }),
  ];
  const twice = said.find((label, index) => said.indexOf(label) !== index);
  if (twice) throw new Error(`two are called ${twice}`);
}

/** Right after a Rev: the text runs 1, 2, 3, what is open stands in between, and the concordance says so. */
function checkRev(room: Negotiation, before: ReadonlyMap<ClauseId, string>): void {
  const { state, words } = room;
  const issued = room.decisions.at(-1);
  if (issued?.type !== "revIssued") return;
  const labels = roomLabels(words, state);
  for (const { id, label } of words.clauses) {
    if ((labels.get(id) ?? "") !== label) throw new Error(`${id} is called ${labels.get(id)}, and runs as ${label}`);
    if (/bis|ter|alt/.test(label)) throw new Error(`${id} is still called ${label}`);
  }
  const inText = new Set(words.clauses.map(({ id }) => id));
  for (const amendment of state.amendments.values()) {
    const { id, proposed, label, status } = amendment;
    const isInText = proposed.kind === "insert" && inText.has(proposed.clause);
    const isGone = "on" in proposed && "clause" in proposed.on && !labels.get(proposed.on.clause);
    const wanted = isUndecided(status) && proposesClause(amendment) && !isInText && !isGone;
    if (wanted !== (label !== undefined)) throw new Error(`${id} (${status}) is called ${label}`);
    if (label !== undefined && [...inText].some((clause) => labels.get(clause) === label)) {
      throw new Error(`${id} is called ${label} like a clause of the text`);
    }
  }
  checkConcordance(issued, before, labels, room);
}

function checkConcordance(
  { concordance, labels: given }: DecisionOf<"revIssued">,
  before: ReadonlyMap<ClauseId, string>,
  after: ReadonlyMap<ClauseId, string>,
  room: Negotiation,
): void {
  const lines = new Map(concordance.map((line) => [line.clause, line]));
  if (lines.size !== concordance.length) throw new Error("the concordance names a clause twice");
  for (const [clause, label] of given) {
    if (after.get(clause) !== label || lines.get(clause)?.to !== label) throw new Error(`${clause} is not ${label}`);
  }
  for (const [clause, label] of before) {
    const isClause = room.clauses.has(clause) || after.has(clause);
    const line = lines.get(clause);
    if (label === "" || (!isClause && !line)) continue;
    if (line?.from !== label || line.to !== (after.get(clause) ?? null)) {
      throw new Error(`${clause} was ${label}, is ${after.get(clause)}: ${JSON.stringify(line)}`);
    }
  }
}
