import { type AmendmentWords, carryOver } from "../../shared/amendments/carryOver.ts";
import type { DraftWords } from "../../shared/amendments/draftWords.ts";
import { proposalOf } from "../../shared/amendments/proposal.ts";
import type { PastText } from "../../shared/amendments/restoring.ts";
import { applyEdits } from "../../shared/amendments/runEdits.ts";
import { textFactsOf } from "../../shared/amendments/textFactsOf.ts";
import { carriedOver, type WordChange, wordChanges } from "../../shared/amendments/wordChanges.ts";
import type { Content } from "../../shared/document/content.ts";
import { completeContent } from "../../shared/document/contentOf.ts";
import { numberClauses } from "../../shared/document/numbering.ts";
import { arrange } from "../../shared/document/structure.ts";
import type { TextPlace } from "../../shared/domain/amendment.ts";
import { type ClauseKind, plainText, type Run, type StoredClause } from "../../shared/domain/clause.ts";
import type { Command } from "../../shared/domain/commands.ts";
import { decide, type Outcome } from "../../shared/domain/decide.ts";
import { type DraftState, INITIAL_STATE } from "../../shared/domain/draftState.ts";
import type { Decision } from "../../shared/domain/events.ts";
import { evolve } from "../../shared/domain/evolve.ts";
import type { AmendmentId, ClauseId, FootnoteId, ParticipantId } from "../../shared/domain/ids.ts";
import type { Actor } from "../../shared/domain/participants.ts";

export const asClause = (id: string): ClauseId => id as ClauseId;
export const asAmendment = (id: string): AmendmentId => id as AmendmentId;
export const asNote = (id: string): FootnoteId => id as FootnoteId;
export const text = (words: string): readonly Run[] => (words === "" ? [] : [{ text: words }]);

export const chair: Actor = { participant: "p-chair" as ParticipantId, name: "Chair", role: "facilitator" };
export const clerk: Actor = { participant: "p-clerk" as ParticipantId, name: "Clerk", role: "secretariat" };
export const guest: Actor = { participant: "p-guest" as ParticipantId, name: "Guest", role: "observer" };
/** A member of a delegation. */
export function member(code: string): Actor {
  const participant = `p-${code}` as ParticipantId;
  return {
    participant,
    name: `Member of ${code}`,
    role: "delegation",
    delegation: { code, name: code, coreGroup: false },
  };
}

const DELEGATIONS = ["BRA", "EU", "G77", "JPN", "KEN", "USA"];

interface RoomClause {
  readonly id: ClauseId;
  kind: ClauseKind;
  level: number;
  order: string;
  runs: readonly Run[];
  deleted: boolean;
}

/** A room without a network: the words of a draft and its decisions, both only changed as the server would change them. */
export class Negotiation {
  state: DraftState = INITIAL_STATE;
  readonly decisions: Decision[] = [];
  readonly clauses = new Map<ClauseId, RoomClause>();
  readonly notes = new Map<FootnoteId, readonly Run[]>();
  readonly amendments = new Map<AmendmentId, AmendmentWords>();
  /** The text of each revision, as it was issued. */
  readonly revisions = new Map<number, Content>();
  now = Date.parse("2026-11-21T10:00:00.000Z");
  #commands = 0;

  /** Clauses as `[id, kind, words, level]`, in text order. */
  constructor(clauses: readonly (readonly [id: string, kind: ClauseKind, words: string, level?: number])[]) {
    clauses.forEach(([id, kind, words, level = 0], index) => {
      const order = `${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`;
      this.clauses.set(asClause(id), { id: asClause(id), kind, level, order, runs: text(words), deleted: false });
    });
  }

  /** The words now. */
  get words(): DraftWords {
    const stored: StoredClause[] = [...this.clauses.values()].filter(({ deleted }) => !deleted);
    const head = { type: "resolution", language: "en" } as const;
    const arranged = arrange(stored);
    const numbers = numberClauses(arranged, head);
    return {
      ...head,
      clauses: arranged.map((place) => ({
        ...place,
        label: numbers.get(place.id)?.label ?? "",
        runs: this.clauses.get(place.id)?.runs ?? [],
      })),
      isDeleted: (id) => this.clauses.get(id)?.deleted,
      note: (id) => this.notes.get(id),
      amendment: (id) => this.amendments.get(id),
      isDelegation: (code) => DELEGATIONS.includes(code),
    };
  }

  /** What is said of a command, without doing it. */
  ask(command: Command, actor: Actor = chair): Outcome {
    const facts = textFactsOf(this.words, this.state, this.#pastText(command));
    return decide(this.state, command, actor, new Date(this.now).toISOString(), facts);
  }

  /** Carries out a command: decisions and words. Gives "taken" or the code of the refusal. */
  do(command: Command, actor: Actor = chair): string {
    const outcome = this.ask(command, actor);
    if (!outcome.ok) return outcome.refusal.code;
    const known = this.state.revisions.length;
    for (const decision of outcome.decisions) {
      const changes = wordChanges(decision, this.state, this.words);
      this.state = evolve(this.state, decision);
      this.decisions.push(decision);
      this.write(changes);
    }
    for (const { rev } of this.state.revisions.slice(known)) this.revisions.set(rev, this.content);
    return "taken";
  }

  /** The text now, as content. */
  get content(): Content {
    const { type, language, clauses } = this.words;
    return completeContent({
      adref: 1,
      type,
      language,
      head: {},
      clauses: clauses.map(({ id, kind, level, runs }) => ({ id, kind, level, text: runs })),
      footnotes: [...this.notes].map(([id, runs]) => ({ id, text: runs })),
    });
  }

  #pastText(command: Command): PastText | undefined {
    if (command.command !== "restoreRevision") return undefined;
    const { rev } = command;
    const content = this.revisions.get(rev);
    const stored: PastText["stored"] = (id) => {
      const clause = this.clauses.get(id);
      return clause && { ...clause, isDeleted: clause.deleted };
    };
    return content && { rev, content, stored };
  }

  /** A command id that was not used yet. */
  id(): string {
    this.#commands += 1;
    return `cmd-${this.#commands}`;
  }

  write(changes: readonly WordChange[]): void {
    for (const change of changes) this.#write(change);
  }

  #write(change: WordChange): void {
    switch (change.type) {
      case "text":
        this.#setRuns(change.on, applyEdits(this.runs(change.on), change.edits));
        return;
      case "addClause": {
        const { clause: id, kind, level, order, runs } = change;
        this.clauses.set(id, { id, kind, level, order, runs, deleted: false });
        return;
      }
      case "setDeleted":
        this.#clause(change.clause).deleted = change.deleted;
        return;
      case "place":
        Object.assign(this.#clause(change.clause), { order: change.order, level: change.level });
        return;
      case "setKind":
        this.#clause(change.clause).kind = change.kind;
        return;
      case "setCells":
        throw new RangeError("no tables here");
      case "addNote":
        this.notes.set(change.note, change.runs);
        return;
      case "addAmendment":
        this.amendments.set(change.amendment, change.words);
        return;
      case "amendmentWords": {
        const standing = this.amendments.get(change.amendment);
        if (!standing) throw new RangeError(`no words of ${change.amendment}`);
        this.amendments.set(change.amendment, {
          base: change.base,
          text: applyEdits(standing.text, change.edits),
        });
        return;
      }
    }
  }

  #clause(id: ClauseId): RoomClause {
    const clause = this.clauses.get(id);
    if (!clause) throw new RangeError(`no clause ${id}`);
    return clause;
  }

  /** The present words of a clause or a note. */
  runs(on: TextPlace): readonly Run[] {
    return "clause" in on ? this.#clause(on.clause).runs : (this.notes.get(on.footnote) ?? []);
  }

  #setRuns(on: TextPlace, runs: readonly Run[]): void {
    if ("clause" in on) this.#clause(on.clause).runs = runs;
    else this.notes.set(on.footnote, runs);
  }

  /** The facilitator types in the base text; undecided amendments follow where they can. */
  type(clause: string, words: string): void {
    const on = { clause: asClause(clause) };
    const runs = text(words);
    const changes = carriedOver(on, runs, this.state, this.words);
    this.#setRuns(on, runs);
    this.write(changes);
  }

  /** What a clause reads. */
  reads(clause: string): string {
    return plainText(this.runs({ clause: asClause(clause) }));
  }

  /** What an amendment would make its clause read. */
  wants(id: string): string {
    return plainText(this.amendments.get(asAmendment(id))?.text ?? []);
  }

  /** True when an amendment of words no longer fits the base. */
  isColliding(id: string): boolean {
    const amendment = this.state.amendments.get(asAmendment(id));
    if (!amendment || !("on" in amendment.proposed)) throw new RangeError(`no edit ${id}`);
    const proposal = proposalOf(amendment, this.amendments.get(asAmendment(id)));
    return carryOver(proposal, this.runs(amendment.proposed.on)).isColliding;
  }
}

/** A negotiation that has begun on four paragraphs. */
export function begun(): Negotiation {
  const room = new Negotiation([
    ["title", "title", "Business and children"],
    ["organ", "enacting", "The General Assembly,"],
    ["pp1", "preambular", "Recalling its resolution 78/187,"],
    ["op1", "operative", "Urges States to protect children;"],
    ["op2", "operative", "Calls upon States to report:"],
    ["op2a", "operative", "Every year;", 1],
    ["op2b", "operative", "In writing;", 1],
    [
      "op3",
      "operative",
      "Encourages business enterprises to publish annual assessments of the impact of their products;",
    ],
  ]);
  if (room.do({ command: "setStage", id: room.id(), stage: "negotiation" }) !== "taken") throw new Error("not begun");
  return room;
}
