import type { AmendmentKind, NewNote, Proposed } from "../domain/amendment.ts";
import type { Run } from "../domain/clause.ts";
import type { ClauseId } from "../domain/ids.ts";

/** Why something that a file proposes cannot be tabled as it is. Rules FA10–FA13. */
export const PLACING_PROBLEMS = [
  /** The draft has no such clause, or not these words any more. */
  "no_place",
  /** The same author proposes something else for the same words. It can be tabled by itself. */
  "collides_in_file",
  /** The draft reads so already. */
  "nothing_changed",
  /** The clause is agreed. */
  "agreed",
  /** Tables, titles as a whole, and what only the facilitator brings. */
  "not_amendable",
] as const;
export type PlacingProblem = (typeof PLACING_PROBLEMS)[number];

/** One proposal of a file, at its place in a draft, or with the reason why it has none. */
export interface PlacedItem {
  readonly key: string;
  /** As the file has it, co-sponsors behind commas; empty for what is not tracked. */
  readonly author: string;
  readonly kind: AmendmentKind;
  /** The clause of the draft that it is about; null for a new one or none. */
  readonly clause: ClauseId | null;
  /** As the room calls it, else as the file does. */
  readonly label: string;
  /** The words as the draft has them; those of the file where there is no place. */
  readonly before: readonly Run[];
  readonly after: readonly Run[];
  /** What to table; null where it cannot be. */
  readonly proposed: Proposed | null;
  /** Notes that it cites and the draft does not have. */
  readonly notes: readonly NewNote[];
  readonly reason: string;
  readonly problem: PlacingProblem | null;
  readonly excerpt: string;
}
