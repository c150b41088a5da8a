import type { DraftWords } from "../../../../shared/amendments/draftWords.ts";
import { relabelled } from "../../../../shared/amendments/roomLabels.ts";
import { numberClauses } from "../../../../shared/document/numbering.ts";
import { arrange } from "../../../../shared/document/structure.ts";
import { isUndecided } from "../../../../shared/domain/amendment.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { LabelChange } from "../../../../shared/domain/events.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";

/**
 * What would be called otherwise if a Rev were issued at this moment and these amendments were not taken up: old labels and
 * new ones, in text order, then those of paragraphs that are gone. `words` as this room shows them. Pure. Rules UI161, NU14.
 */
export function newNumbers(
  words: DraftWords,
  state: DraftState,
  declined: ReadonlySet<AmendmentId>,
): readonly LabelChange[] {
  const arranged = arrange(words.clauses);
  const running = numberClauses(arranged, words);
  const clauses = words.clauses.map((clause) => ({ ...clause, label: running.get(clause.id)?.label ?? "" }));
  const staying = [...state.amendments.values()].filter(({ id, status }) => isUndecided(status) && !declined.has(id));
  const { concordance } = relabelled(
    { ...words, clauses },
    state,
    staying.map(({ id }) => id),
  );
  return concordance.filter(({ from, to }) => from !== to);
}
