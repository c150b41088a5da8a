import { type Amendment, isOpen } from "../../../../shared/domain/amendment.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { ClauseId, FootnoteId } from "../../../../shared/domain/ids.ts";

/** The notes that words cite. */
export function citedIn(words: readonly Run[]): readonly FootnoteId[] {
  return words.flatMap((run) => ("footnote" in run ? [run.footnote] : []));
}

/** The open amendments that want an answer when a clause is closed: on its words, or on a note that these cite. Rule AG4. */
export function openOnClause(
  amendments: DraftState["amendments"],
  clause: ClauseId,
  cited: readonly FootnoteId[],
): readonly Amendment[] {
  return [...amendments.values()].filter(({ status, proposed }) => {
    if (!isOpen(status) || !("on" in proposed)) return false;
    return "clause" in proposed.on ? proposed.on.clause === clause : cited.includes(proposed.on.footnote);
  });
}
