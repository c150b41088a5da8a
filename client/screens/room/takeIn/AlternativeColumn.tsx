import { useTranslation } from "react-i18next";
import type { DelegationHues } from "../../../live/delegationHues.ts";
import { Tag } from "../../../ui/Tag.tsx";
import { MarkedRuns } from "../../text/MarkedRuns.tsx";
import { ClauseText } from "./ClauseText.tsx";
import styles from "./CompareDialog.module.css";
import type { CompareColumn } from "./compareColumns.ts";
import { useListWords } from "./useListWords.ts";

export interface AlternativeColumnProps {
  readonly column: CompareColumn;
  readonly number: string;
  readonly lead: string;
  readonly hues: DelegationHues;
}

/** One amendment against the base: who, what, who supports it, and what it collides with. Rule UI95. */
export function AlternativeColumn({ column, number, lead, hues }: AlternativeColumnProps) {
  const { t } = useTranslation();
  const list = useListWords();
  const { amendment, segments, rivals, isStale, isFulfilled, positions, noteNumbers } = column;
  const { delegation: code, sponsors } = amendment;
  const more = sponsors.length > 0 ? ` +${sponsors.length}` : "";
  return (
    <section
      className={styles.column}
      aria-label={`${amendment.number} ${code}${more}`}
      data-alternative={amendment.id}
    >
      <h3 className={styles.columnHead}>
        <bdi>{amendment.number}</bdi> <Tag code={code} name={hues.nameOf(code)} hue={hues.hueOf(code)} />
        {more ? <bdi title={list(sponsors)}>{more}</bdi> : null}
      </h3>
      {segments ? (
        <ClauseText number={number}>
          <MarkedRuns segments={segments} view="changes" noteNumbers={noteNumbers} lead={lead} />
        </ClauseText>
      ) : (
        <p>{t(amendment.proposed.kind === "move" ? "takeIn.compare.move" : "takeIn.compare.removal")}</p>
      )}
      <ul className={styles.remarks}>
        {amendment.proposed.kind === "alt" ? (
          <li>
            <bdi>{amendment.label}</bdi>: {t("takeIn.compare.version")}
          </li>
        ) : null}
        {positions.map(({ position, codes }) => (
          <li key={position}>
            {t(`takeIn.compare.${position}`, { number: codes.length })} (<bdi>{codes.join(", ")}</bdi>)
          </li>
        ))}
        {rivals.length > 0 ? (
          <li className={styles.warning}>{t("takeIn.compare.with", { names: list(rivals) })}</li>
        ) : null}
        {isStale ? <li className={styles.warning}>{t("takeIn.compare.stale")}</li> : null}
        {isFulfilled ? <li>{t("takeIn.compare.fulfilled")}</li> : null}
      </ul>
    </section>
  );
}
