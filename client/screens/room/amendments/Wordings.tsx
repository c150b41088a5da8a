import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Amendment } from "../../../../shared/domain/amendment.ts";
import { useFormats } from "../../../live/useFormats.ts";
import styles from "./AmendmentCard.module.css";
import { AmendmentChange } from "./AmendmentChange.tsx";
import { wordingSegments } from "./cardView.ts";

/** The wordings of an amendment before the present one, on demand. Rule UI80. */
export function Wordings({ amendment, lead }: { readonly amendment: Amendment; readonly lead: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [isOpen, setIsOpen] = useState(false);
  const earlier = amendment.revisions.slice(0, -1);
  if (earlier.length === 0) return null;
  return (
    <details className={styles.wordings} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t("amend.card.wordings", { count: earlier.length })}</summary>
      {isOpen ? (
        <ol className={styles.wordingList}>
          {earlier.toReversed().map(({ number, by, at, reason }) => (
            <li key={number}>
              <p className={styles.meta}>{t("amend.card.wording", { number, name: by, when: formats.dateTime(at) })}</p>
              <AmendmentChange segments={wordingSegments(amendment, number)} lead={lead} />
              {reason ? <p className={styles.meta}>{t("amend.card.reason", { reason })}</p> : null}
            </li>
          ))}
        </ol>
      ) : null}
    </details>
  );
}
