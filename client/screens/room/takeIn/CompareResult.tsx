import { useTranslation } from "react-i18next";
import type { TextPlace } from "../../../../shared/domain/amendment.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { useRoom } from "../roomContext.ts";
import { ChoiceFields, toggled } from "./ChoiceFields.tsx";
import styles from "./CompareDialog.module.css";
import type { Comparison } from "./compareColumns.ts";
import { verdicts } from "./consequences.ts";
import { EditableResult } from "./EditableResult.tsx";
import { noteNumbersIn } from "./noteNumbersIn.ts";
import shared from "./takeIn.module.css";
import { useAmendmentName } from "./useAmendmentName.ts";
import type { ChosenResult } from "./useChosenResult.ts";
import { usePlaceName } from "./usePlaceName.ts";

export interface CompareResultProps {
  readonly on: TextPlace;
  readonly compared: Comparison;
  readonly chosen: ChosenResult;
}

/** The choice between alternatives, and live what would come of it. Rules UI96, UI97. */
export function CompareResult({ on, compared, chosen }: CompareResultProps) {
  const { t } = useTranslation();
  const { overlays, projection, actor } = useRoom();
  const placeOf = usePlaceName();
  const nameOf = useAmendmentName();
  const { choices, choice, setChoice, result, isWritten, write } = chosen;
  const clause = "clause" in on ? projection.clause(on.clause) : undefined;
  const nameOfId = (id: AmendmentId): string => {
    const column = compared.columns.find(({ amendment }) => amendment.id === id);
    return column ? nameOf(column.amendment) : "";
  };
  return (
    <section className={styles.choice}>
      <h3 className={shared.heading}>{t(isWritten ? "takeIn.credit.whose" : "takeIn.compare.taken")}</h3>
      {isWritten ? (
        <Credited compared={compared} chosen={chosen} />
      ) : (
        <ChoiceFields choices={choices} choice={choice} nameOf={nameOfId} onChoice={setChoice} />
      )}
      <section className={styles.result} aria-label={t("takeIn.compare.result")}>
        <h3 className={shared.heading}>{t("takeIn.compare.result")}</h3>
        <EditableResult
          place={placeOf(on)}
          number={clause?.number ?? ""}
          lead={clause?.version ? "" : (clause?.lead ?? "")}
          present={compared.present}
          result={result}
          noteNumbers={noteNumbersIn(
            overlays.words(),
            "clause" in on ? { clause: on.clause, runs: result } : undefined,
          )}
          isWritten={isWritten}
          onWritten={actor.role === "facilitator" ? write : undefined}
        />
      </section>
    </section>
  );
}

/** Whose words are in the facilitator's own text: the amendments named are decided with it, and credited. Rule UI98. */
function Credited({ compared, chosen }: Omit<CompareResultProps, "on">) {
  const { t } = useTranslation();
  const nameOf = useAmendmentName();
  const { credited, setCredited, taken, result } = chosen;
  const counts = verdicts(compared.present, taken, result);
  return (
    <div className={styles.credited}>
      {compared.columns
        .filter(({ segments }) => segments !== null)
        .map(({ amendment }) => {
          const name = nameOf(amendment);
          const as = counts.get(amendment.id);
          return (
            <Checkbox
              key={amendment.id}
              isSelected={credited.has(amendment.id)}
              onChange={(is) => setCredited(toggled(credited, amendment.id, is))}
            >
              {as ? t(`takeIn.credit.${as}`, { name }) : name}
            </Checkbox>
          );
        })}
    </div>
  );
}
