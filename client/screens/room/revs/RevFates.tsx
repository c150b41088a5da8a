import { useTranslation } from "react-i18next";
import { directionOf } from "../../../../shared/domain/draftHead.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { useDelegationHues } from "../../../live/delegationHues.ts";
import { Select } from "../../../ui/Select.tsx";
import { Tag } from "../../../ui/Tag.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { RowSummary } from "../../register/RegisterCells.tsx";
import type { ShownRow } from "../../register/registerRows.ts";
import { useRoom } from "../roomContext.ts";
import { CARRIED, isAnswered, type RevFate } from "./fates.ts";
import styles from "./Revs.module.css";

export interface RevFatesProps {
  /** The open amendments, by number. */
  readonly rows: readonly ShownRow[];
  readonly fates: ReadonlyMap<AmendmentId, RevFate>;
  /** True once the person has tried to go on: what is missing is then said. */
  readonly isChecked: boolean;
  readonly onChange: (changed: ReadonlyMap<AmendmentId, RevFate>) => void;
}

const FATES: readonly RevFate["becomes"][] = ["kept", "parked", "declined"];

/** What becomes of each open amendment: carried to the next Rev unless something else is said. Rules UI160, UI162. */
export function RevFates({ rows, fates, isChecked, onChange }: RevFatesProps) {
  const { t } = useTranslation();
  const { connection, projection, state } = useRoom();
  const hues = useDelegationHues(connection.snapshot.access.id, state);
  const { language } = projection.head;
  const options = FATES.map((value) => ({ value, label: t(`revs.fate.${value}`) }));
  if (rows.length === 0) return <p className={styles.muted}>{t("revs.issue.noAmendments")}</p>;
  return (
    <table className={styles.fates}>
      <caption className={styles.caption}>{t("revs.issue.fates")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("register.columns.number")}</th>
          <th scope="col">{t("register.columns.place")}</th>
          <th scope="col">{t("register.columns.delegation")}</th>
          <th scope="col">{t("register.columns.summary")}</th>
          <th scope="col">{t("revs.issue.becomes")}</th>
          <th scope="col">{t("revs.issue.note")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { id, number, delegation } = row;
          const fate = fates.get(id) ?? CARRIED;
          const set = (changed: Partial<RevFate>) => onChange(new Map([[id, { ...fate, ...changed }]]));
          return (
            <tr key={id} data-answered={isAnswered(fate)}>
              <th scope="row">
                <bdi>{number}</bdi>
              </th>
              <td>
                <bdi lang={language}>{row.label || "–"}</bdi>
              </td>
              <td>
                <Tag code={delegation} name={hues.nameOf(delegation)} hue={hues.hueOf(delegation)} />
              </td>
              <td className={styles.summary}>
                <RowSummary row={row} lang={language} dir={directionOf(language)} />
              </td>
              <td>
                <Select
                  label={t("revs.issue.becomesOf", { number })}
                  isLabelHidden
                  options={options}
                  value={fate.becomes}
                  onChange={(becomes) => set({ becomes })}
                />
              </td>
              <td className={styles.note}>
                {fate.becomes === "kept" ? (
                  <span className={styles.muted}>–</span>
                ) : (
                  <TextField
                    label={t("revs.issue.reasonFor", { number, code: delegation })}
                    isRequired
                    value={fate.reason}
                    maxLength={2000}
                    onChange={(reason) => set({ reason })}
                    error={isChecked && !isAnswered(fate) ? t("error.reasonMissing") : undefined}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
