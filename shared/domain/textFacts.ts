import type { Proposed, TextPlace } from "./amendment.ts";
import type { ClausePlace } from "./amendmentCommands.ts";
import type { ClauseKind, Run } from "./clause.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "./ids.ts";

/** What a decision must know of the words, and of who is in the room. Every answer is about the present moment. */
export interface TextFacts {
  /** True for a clause with a tombstone, false for one in the text, nothing for one that never was. */
  isDeleted(clause: ClauseId): boolean | undefined;
  /** Kind of a clause in the text. */
  kindOf(clause: ClauseId): ClauseKind | undefined;
  /** The words of a clause in the text, or of a footnote. */
  runsOf(place: TextPlace): readonly Run[] | undefined;
  /** Where a clause and its sub-clauses stand, in text order; empty for a clause that is not in the text. */
  withSubClauses(clause: ClauseId): readonly ClausePlace[];
  /** Clauses in the text that cite a footnote. */
  citing(footnote: FootnoteId): readonly ClauseId[];
  /** Words of a tabled amendment as they stand in the document; nothing where they are not there. */
  wordsOf(amendment: AmendmentId): { readonly base: readonly Run[]; readonly text: readonly Run[] } | undefined;
  /** True for the code of a delegation of this draft. */
  isDelegation(code: string): boolean;
  /** The labels of all clauses as they would run now, in text order; those without one are left out. */
  runningLabels(): readonly (readonly [clause: ClauseId, label: string])[];
  /** Labels for clauses in the text that have none in this reading. */
  missingLabels(): readonly (readonly [clause: ClauseId, label: string])[];
  /** The label of what an amendment would bring: "OP 3 bis", "OP 3 alt"; nothing for the kinds that bring no clause. */
  labelFor(proposed: Proposed): string | undefined;
  /** True when a result takes in all that an amendment proposes, given those it is taken together with. */
  takesIn(amendment: AmendmentId, together: readonly AmendmentId[], result: readonly Run[]): boolean;
}
