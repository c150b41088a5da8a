import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Amendment } from "../../../shared/domain/amendment.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { classNames } from "../../ui/classNames.ts";
import { Tag } from "../../ui/Tag.tsx";
import { cardId } from "./amendments/AmendmentCard.tsx";
import { FloorMark } from "./floor/FloorMark.tsx";
import styles from "./Outline.module.css";

export interface NewClauseRowProps {
  readonly amendment: Amendment;
  /** The clause it would stand behind, whose panel shows it. */
  readonly behind: ClauseId;
  readonly isOnFloor: boolean;
  readonly hues: DelegationHues;
  readonly onJump: (clause: ClauseId) => void;
}

/** A paragraph that is only proposed, as a row of its own: "OP 3 bis  new KEN  ● new". Rule UI88. */
export function NewClauseRow({ amendment, behind, isOnFloor, hues, onJump }: NewClauseRowProps) {
  const { t } = useTranslation();
  const { label, delegation, number, id } = amendment;
  const handleClick = useCallback(() => {
    onJump(behind);
    // The panel follows the caret; its card is then drawn.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(cardId(id))?.scrollIntoView({ block: "nearest" })),
    );
  }, [onJump, behind, id]);
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={classNames(styles.row, styles.proposed)}
        data-level={0}
        data-amendment-row={id}
        onClick={handleClick}
      >
        <span className={styles.label}>
          <bdi>{label ?? number}</bdi>
          {isOnFloor ? <FloorMark /> : null}
        </span>
        <span className={styles.main}>
          <span className={styles.words}>
            <Tag code={delegation} name={hues.nameOf(delegation)} hue={hues.hueOf(delegation)} /> <bdi>{number}</bdi>
          </span>
          <span className={styles.status} data-status="new">
            <span aria-hidden="true">● </span>
            {t("decide.row.new")}
          </span>
        </span>
      </button>
    </li>
  );
}
