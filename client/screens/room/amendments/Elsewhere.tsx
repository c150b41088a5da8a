import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import type { DelegationHues } from "../../../live/delegationHues.ts";
import { Tag } from "../../../ui/Tag.tsx";
import { useRoom } from "../roomContext.ts";
import styles from "./AmendmentsPanel.module.css";
import type { ClauseAmendments } from "./amendmentPlaces.ts";
import { kindWord } from "./kindWord.ts";

export interface ElsewhereProps {
  readonly list: ClauseAmendments["elsewhere"];
  readonly hues: DelegationHues;
  readonly onJump: (clause: ClauseId) => void;
}

/** Open amendments on other paragraphs: a press goes to theirs. Rule UI75. */
export function Elsewhere({ list, hues, onJump }: ElsewhereProps) {
  const { t } = useTranslation();
  const { projection, overlays } = useRoom();
  const [isOpen, setIsOpen] = useState(false);
  if (list.length === 0) return null;
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{t("amend.panel.elsewhere", { count: list.length })}</summary>
      {isOpen ? (
        <ul className={styles.rows}>
          {list.map(({ amendment, clause }) => {
            const { id, number, delegation, label } = amendment;
            const place = label ?? (clause ? projection.clause(clause)?.label : undefined);
            const content = (
              <>
                <bdi className={styles.place}>{place || t("amend.panel.unplaced")}</bdi>
                <span>
                  <Tag code={delegation} name={hues.nameOf(delegation)} hue={hues.hueOf(delegation)} />{" "}
                  <bdi>{number}</bdi>{" "}
                  <span className={styles.muted}>{t(`amend.kind.${kindWord(overlays.proposal(amendment))}`)}</span>
                </span>
              </>
            );
            return (
              <li key={id}>
                {clause ? (
                  <button type="button" className={styles.jump} onClick={() => onJump(clause)}>
                    {content}
                  </button>
                ) : (
                  <span className={styles.jump}>{content}</span>
                )}
              </li>
            );
          })}
        </ul>
      ) : null}
    </details>
  );
}
