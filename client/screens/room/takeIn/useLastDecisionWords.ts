import { useTranslation } from "react-i18next";
import { useRoom } from "../roomContext.ts";
import type { LastDecision } from "./undoing.ts";
import { useListWords } from "./useListWords.ts";
import { usePlaceName } from "./usePlaceName.ts";

/** The last decision in a sentence: "A-041 and A-044 accepted." */
export function useLastDecisionWords(): (decision: LastDecision) => string {
  const { t } = useTranslation();
  const { state } = useRoom();
  const list = useListWords();
  const placeOf = usePlaceName();
  return ({ amendments, clauses }) => {
    const sentences = [
      ...clauses.map(({ status, of }) =>
        t(`takeIn.undo.${status}`, { places: list(of.map((clause) => placeOf({ clause }))) }),
      ),
      ...amendments.flatMap(({ status, of }) => {
        const names = list(of.map(({ number }) => number));
        const into = of[0]?.mergedInto;
        const target = into ? (state.amendments.get(into)?.number ?? "") : "";
        // Only its sponsors withdraw; that is no decision of a facilitator's.
        return status === "withdrawn" ? [] : [t(`takeIn.undo.${status}`, { names, into: target })];
      }),
    ];
    return sentences.join(" ");
  };
}
