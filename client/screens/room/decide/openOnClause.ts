import { type Amendment, isOpen } from "../../../../shared/domain/amendment.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";

/** The open amendments that want an answer when a clause is closed: on its words, or on a note that these cite. Rule AG4. */
export function openOnClause(
  amendments: DraftState["amendments"],
  clause: ClauseId,
  words: readonly Run[],
): readonly Amendment[] {
  const cited = new Set(words.flatMap((run) => ("footnote" in run ? [run.footnote] : [])));
  return [...amendments.values()].filter(({ status, proposed }) => {
    if (!isOpen(status) || !("on" in proposed)) return false;
    return "clause" in proposed.on ? proposed.on.clause === clause : cited.has(proposed.on.footnote);
  });
}
