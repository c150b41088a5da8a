import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { POSITIONS, type PositionTaken } from "../../../../shared/domain/amendment.ts";
import { Button } from "../../../ui/Button.tsx";
import styles from "./AmendmentCard.module.css";

/** "Support 7 · Reserve 1"; whose they are, and why, on demand. Nothing before anybody has spoken. Rule UI79. */
export function PositionCounts({ positions }: { readonly positions: ReadonlyMap<string, PositionTaken> }) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  if (positions.size === 0) return null;
  const taken = POSITIONS.map((position) => ({
    position,
    by: [...positions].filter(([, one]) => one.position === position),
  })).filter(({ by }) => by.length > 0);
  return (
    <div className={styles.positions}>
      <p className={styles.counts}>
        <span>
          {taken
            .map(({ position, by }) =>
              t("amend.position.count", { position: t(`amend.position.${position}`), number: by.length }),
            )
            .join(" · ")}
        </span>
        <Button
          variant="quiet"
          aria-expanded={isOpen}
          {...(isOpen ? { "aria-controls": id } : {})}
          onPress={() => setIsOpen((former) => !former)}
        >
          {t(isOpen ? "amend.position.hide" : "amend.position.show")}
        </Button>
      </p>
      {isOpen ? (
        <ul id={id} className={styles.names}>
          {taken.map(({ position, by }) => (
            <li key={position}>
              {t("amend.position.by", {
                position: t(`amend.position.${position}`),
                codes: by.map(([code, { reason }]) => (reason ? `${code} (${reason})` : code)).join(", "),
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
