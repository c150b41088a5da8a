import type { ClauseStatus } from "./agreement.ts";
import { type Amendment, isOpen, type PositionTaken } from "./amendment.ts";
import type { FloorView } from "./clauseCommands.ts";
import type { BaseChange } from "./events.ts";
import type { AmendmentId, ClauseId } from "./ids.ts";
import type { Stage } from "./participants.ts";

/** What of an amendment a decision of the facilitator changes. */
export type Fate = Pick<Amendment, "status" | "decided" | "mergedInto" | "contributors">;

/** The facilitator's last decision, and how things stood before it. */
export interface Undoable {
  readonly command: string;
  /** Numbers of its first and last decision. */
  readonly first: number;
  readonly final: number;
  readonly at: string;
  readonly amendments: ReadonlyMap<AmendmentId, Fate>;
  readonly clauses: ReadonlyMap<ClauseId, ClauseStatus>;
  /** What it did to the base text. */
  readonly change?: BaseChange;
}

/** A version of the text that was issued and stays as it was. Rule REV1. */
export interface Revision {
  /** 0 for the text as negotiation began, then 1, 2 … */
  readonly rev: number;
  readonly name: string;
  readonly at: string;
  readonly by: string;
  /** Number of the decision that issued it. */
  readonly decision: number;
}

/** What the decisions of a draft add up to. */
export interface DraftState {
  readonly stage: Stage;
  /** ISO 8601; only in stage `silence`. */
  readonly deadline?: string;
  readonly clauseStatus: ReadonlyMap<ClauseId, ClauseStatus>;
  /** What delegations said of clauses. */
  readonly clausePositions: ReadonlyMap<ClauseId, ReadonlyMap<string, PositionTaken>>;
  /** In order of tabling. Nothing is ever taken out. */
  readonly amendments: ReadonlyMap<AmendmentId, Amendment>;
  /** Delegations that co-sponsor the draft. */
  readonly sponsors: readonly string[];
  /** Labels that were given out in this reading, to clauses and to what amendments would bring. Empty while they run. */
  readonly labels: ReadonlyMap<ClauseId, string>;
  /** How many times the labels were frozen: 0 while the draft is written, then 1, 2 … */
  readonly reading: number;
  /** By their numbers, from 0 on. */
  readonly revisions: readonly Revision[];
  /** Where the room is, once the facilitator has said so. */
  readonly floor?: { readonly clause: ClauseId | null; readonly view: FloorView };
  /** What the facilitator decided last, and can still undo. */
  readonly last?: Undoable;
  /** Ids of the commands already carried out. */
  readonly commands: ReadonlySet<string>;
  /** Number of the last decision; 0 before the first. */
  readonly lastDecision: number;
}

export const INITIAL_STATE: DraftState = {
  stage: "drafting",
  clauseStatus: new Map(),
  clausePositions: new Map(),
  amendments: new Map(),
  sponsors: [],
  labels: new Map(),
  reading: 0,
  revisions: [],
  commands: new Set(),
  lastDecision: 0,
};

/** Status of a clause; one that nobody has spoken of yet is `notDiscussed`. */
export function statusOf(state: Pick<DraftState, "clauseStatus">, clause: ClauseId): ClauseStatus {
  return state.clauseStatus.get(clause) ?? "notDiscussed";
}

/** The amendments that are tabled and not yet decided or set aside, in order of their numbers. */
export function openAmendments(state: Pick<DraftState, "amendments">): Amendment[] {
  return [...state.amendments.values()].filter(({ status }) => isOpen(status));
}

/** What new clauses and competing versions are called in this reading: "OP 3 bis", "OP 3 alt". */
export function proposedLabels(state: Pick<DraftState, "amendments">): string[] {
  return [...state.amendments.values()].flatMap(({ label }) => (label === undefined ? [] : [label]));
}
