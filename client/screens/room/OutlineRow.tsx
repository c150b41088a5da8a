import { memo, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import { directionOf, type Language } from "../../../shared/domain/draftHead.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { classNames } from "../../ui/classNames.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { FloorMark } from "./floor/FloorMark.tsx";
import styles from "./Outline.module.css";
import { rowLabel, rowWords } from "./outlineRows.ts";
import type { OutlineStatus } from "./outlineStatus.ts";
import { useProjected } from "./useProjection.ts";

export interface OutlineRowProps {
  readonly id: ClauseId;
  readonly projection: Projection;
  readonly isCurrent: boolean;
  readonly isOnFloor: boolean;
  /** Null while nothing has been discussed yet: then a sign would say nothing. */
  readonly status: OutlineStatus | null;
  readonly language: Language;
  readonly onJump: (clause: ClauseId) => void;
}

/** One paragraph in the outline. It follows its own clause only. */
export const OutlineRow = memo(function OutlineRow({
  id,
  projection,
  isCurrent,
  isOnFloor,
  status,
  language,
  onJump,
}: OutlineRowProps) {
  const { t } = useTranslation();
  const select = useCallback(
    (source: Projection) => {
      const clause = source.clause(id);
      return (
        clause && {
          label: rowLabel(clause),
          full: clause.label,
          words: rowWords(clause),
          level: clause.level,
          kind: clause.kind,
        }
      );
    },
    [id],
  );
  const concerns = useCallback((change: ProjectionChange) => change.structure || change.clauses.has(id), [id]);
  const row = useProjected(projection, select, concerns);
  if (!row) return null;
  const isDivision = row.kind === "heading" || row.kind === "annex";
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={classNames(styles.row, isDivision && styles.division)}
        data-level={Math.min(isDivision ? row.level - 1 : row.level, 3)}
        data-clause={id}
        {...(isCurrent ? { "aria-current": "true" as const } : {})}
        onClick={() => onJump(id)}
      >
        <span className={styles.label}>
          <bdi>{row.label || (row.kind === "table" ? t("room.kind.table") : "")}</bdi>
          {isOnFloor ? <FloorMark /> : null}
        </span>
        <span className={styles.main}>
          {/* The direction is that of the words, or the wrong end of them would be cut off. */}
          {row.words ? (
            <span className={styles.words} lang={language} dir={directionOf(language)}>
              {row.words}
            </span>
          ) : (
            <span className={classNames(styles.words, styles.none)}>{t("room.outline.noWords")}</span>
          )}
          {status ? (
            <span className={styles.status} data-status={status.tone} title={status.words}>
              <span aria-hidden="true">
                {status.sign}
                {status.shown ? ` ${status.shown}` : null}{" "}
              </span>
              <VisuallyHidden>{status.words}</VisuallyHidden>
            </span>
          ) : null}
        </span>
      </button>
    </li>
  );
});
