import { citationsOf } from "../document/clauseViews.ts";
import { familyAt } from "../document/structure.ts";
import type { DraftState } from "../domain/draftState.ts";
import type { ClauseId } from "../domain/ids.ts";
import type { TextFacts } from "../domain/textFacts.ts";
import { takesIn } from "./combine.ts";
import type { DraftWords } from "./draftWords.ts";
import { proposalOf } from "./proposal.ts";
import { type PastText, restoring } from "./restoring.ts";
import { labelFor, relabelled, unlabelled } from "./roomLabels.ts";

/**
 * What decisions must know of the words, from the words themselves. Pure; ask anew after every change. `past` is the
 * revision that is to be brought back, where one is. Rule CMD17.
 */
export function textFactsOf(words: DraftWords, state: DraftState, past?: PastText): TextFacts {
  const { clauses } = words;
  const indexOf = (id: ClauseId): number => clauses.findIndex((clause) => clause.id === id);
  const runsOf: TextFacts["runsOf"] = (place) =>
    "clause" in place ? clauses[indexOf(place.clause)]?.runs : words.note(place.footnote);
  return {
    isDeleted: words.isDeleted,
    kindOf: (clause) => clauses[indexOf(clause)]?.kind,
    runsOf,
    withSubClauses: (clause) =>
      familyAt(clauses, indexOf(clause)).map(({ id, order, level }) => ({ clause: id, order, level })),
    citing: (footnote) => clauses.filter((clause) => citationsOf(clause).includes(footnote)).map((clause) => clause.id),
    wordsOf: words.amendment,
    isDelegation: words.isDelegation,
    missingLabels: () => unlabelled(words, state),
    relabelled: (amendments) => relabelled(words, state, amendments),
    labelFor: (proposed) => labelFor(proposed, words, state),
    restoring: (rev) => (past?.rev === rev ? restoring(past, words, state) : undefined),
    takesIn: (id, together, result) => {
      const proposals = together.flatMap((other) => {
        const amendment = state.amendments.get(other);
        return amendment ? [proposalOf(amendment, words.amendment(other))] : [];
      });
      const own = proposals.find((proposal) => proposal.id === id);
      const on = state.amendments.get(id)?.proposed;
      const before = on && "on" in on ? runsOf(on.on) : undefined;
      return own !== undefined && before !== undefined && takesIn(own, proposals, before, result);
    },
  };
}
