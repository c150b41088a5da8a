import type { NewNote, Proposed, TextPlace } from "./amendment.ts";
import type { ClausePlace } from "./amendmentCommands.ts";
import type { ClauseKind, Run } from "./clause.ts";
import type { AmendmentLabels, LabelChange, LabelList, RestoringChange } from "./events.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "./ids.ts";

/** Labels when they are given out anew, and what became of the former ones. Rules NU14, NU16. */
export interface Relabelling {
  /** Of the text and of new clauses that are still open, in text order. */
  readonly labels: LabelList;
  readonly amendmentLabels: AmendmentLabels;
  readonly concordance: readonly LabelChange[];
}

/** What must change so that the text reads as in a revision again. Rule REV7. */
export interface Restoring {
  readonly changes: readonly RestoringChange[];
  /** Notes that its text cites and that are gone. */
  readonly notes: readonly NewNote[];
}

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
  /** Labels for clauses in the text that have none in this reading. */
  missingLabels(): LabelList;
  /** Labels given out anew, to the text and to what these amendments would bring. */
  relabelled(amendments: readonly AmendmentId[]): Relabelling;
  /** The label of what an amendment would bring: "OP 3 bis", "OP 3 alt"; nothing for the kinds that bring no clause. */
  labelFor(proposed: Proposed): string | undefined;
  /** What bringing back the text of a revision takes; nothing where there is no such revision. */
  restoring(rev: number): Restoring | undefined;
  /** True when a result takes in all that an amendment proposes, given those it is taken together with. */
  takesIn(amendment: AmendmentId, together: readonly AmendmentId[], result: readonly Run[]): boolean;
}
