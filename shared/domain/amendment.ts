import type { ClauseKind, Run } from "./clause.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "./ids.ts";
import type { Role } from "./participants.ts";

/** What an amendment asks for: other words, a new clause, a competing version, a removal, another place. Rule AM17. */
export const AMENDMENT_KINDS = ["edit", "insert", "alt", "delete", "move"] as const;
export type AmendmentKind = (typeof AMENDMENT_KINDS)[number];

/** Kinds of clause that an amendment may bring. A title, an organ's line, tables and annexes are the facilitator's. */
export const INSERTABLE_KINDS: readonly ClauseKind[] = [
  "preambular",
  "operative",
  "heading",
  "numbered",
  "text",
  "closing",
];

/** The life of an amendment from tabling on; none is ever removed. Rule AM18. */
export const AMENDMENT_STATUSES = [
  "tabled",
  "accepted",
  "acceptedAsModified",
  "merged",
  "parked",
  "withdrawn",
  "declined",
] as const;
export type AmendmentStatus = (typeof AMENDMENT_STATUSES)[number];

/** True while its sponsors may change its words and the facilitator may take it in. */
export function isOpen(status: AmendmentStatus): boolean {
  return status === "tabled";
}

/** True while nothing has been decided on it: open, or set aside. Its words are carried over as the base changes. */
export function isUndecided(status: AmendmentStatus): boolean {
  return status === "tabled" || status === "parked";
}

/** What a delegation may say of an amendment or of a clause. */
export const POSITIONS = ["support", "oppose", "reserve", "canLiveWith"] as const;
export type Position = (typeof POSITIONS)[number];

/** A text that an amendment can change: that of a clause or that of a footnote. */
export type TextPlace = { readonly clause: ClauseId } | { readonly footnote: FootnoteId };

/** True when both name the same text. */
export function samePlace(a: TextPlace, b: TextPlace): boolean {
  if ("clause" in a) return "clause" in b && a.clause === b.clause;
  return "footnote" in b && a.footnote === b.footnote;
}

/** A key for maps by place: the same for the same text, another for every other. */
export function placeKey(on: TextPlace): string {
  return "clause" in on ? `clause ${on.clause}` : `note ${on.footnote}`;
}

/** What exactly is proposed. `base` is what the words were written against. */
export type Proposed =
  | { readonly kind: "edit"; readonly on: TextPlace; readonly base: readonly Run[]; readonly text: readonly Run[] }
  | {
      readonly kind: "alt";
      readonly on: { readonly clause: ClauseId };
      readonly base: readonly Run[];
      readonly text: readonly Run[];
    }
  | {
      readonly kind: "insert";
      /** The id the new clause will have; it is taken from tabling on. */
      readonly clause: ClauseId;
      readonly clauseKind: ClauseKind;
      readonly level: number;
      readonly order: string;
      readonly text: readonly Run[];
    }
  /** The clause with its sub-clauses. */
  | { readonly kind: "delete"; readonly on: { readonly clause: ClauseId } }
  /** The clause, and its sub-clauses behind it, to another place. */
  | {
      readonly kind: "move";
      readonly on: { readonly clause: ClauseId };
      readonly order: string;
      readonly level?: number;
    };

/** The words proposed; none for a removal or a move. */
export function textOfProposed(proposed: Proposed): readonly Run[] {
  return "text" in proposed ? proposed.text : [];
}

/** A footnote that new words cite and that the draft does not have yet. */
export interface NewNote {
  readonly id: FootnoteId;
  readonly runs: readonly Run[];
}

/** One recorded wording of an amendment. Earlier ones stay beside the later. Rule AM19. */
interface Revision {
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly proposed: Proposed;
  readonly reason?: string;
}

export interface PositionTaken {
  readonly position: Position;
  readonly at: string;
  readonly reason?: string;
}

/** How, when and by whom an amendment was decided. */
interface Decided {
  readonly decision: number;
  readonly at: string;
  readonly by: string;
  readonly reason?: string;
}

/** A tabled amendment, as the decisions make it. Its words as typed since the last revision stand in the document. */
export interface Amendment {
  readonly id: AmendmentId;
  /** "A-001", by order of tabling; it never changes. Rule AM20. */
  readonly number: string;
  /** What it is called in the room: "OP 3 bis" for a new clause, "OP 3 alt" for a version; none for the others. */
  readonly label?: string;
  readonly delegation: string;
  readonly sponsors: readonly string[];
  readonly proposed: Proposed;
  readonly reason?: string;
  readonly status: AmendmentStatus;
  /** In which reading of the text it was tabled: 1, 2 … */
  readonly reading: number;
  readonly tabledAt: string;
  /** Present when the facilitator or the secretariat entered it on the delegation's behalf. */
  readonly enteredBy?: { readonly name: string; readonly role: Role };
  readonly revisions: readonly Revision[];
  readonly positions: ReadonlyMap<string, PositionTaken>;
  readonly decided?: Decided;
  readonly mergedInto?: AmendmentId;
  /** Delegations whose amendments were merged into this one, or taken in together with it. */
  readonly contributors: readonly string[];
}

/** The delegation of an amendment, then its co-sponsors. */
export function delegationsOf(amendment: Pick<Amendment, "delegation" | "sponsors">): readonly string[] {
  return [amendment.delegation, ...amendment.sponsors];
}

/** The number of the nth amendment of a draft: … A-1000. */
export function amendmentNumber(ordinal: number): string {
  return `A-${String(ordinal).padStart(3, "0")}`;
}
