import { useTranslation } from "react-i18next";
import type { DelegationHues } from "../../live/delegationHues.ts";
import type { HiddenEntry, SlideEntry } from "./floorSlide.ts";
import styles from "./SlideView.module.css";
import { useFullNames } from "./useFullNames.ts";

export interface SlideEntriesProps {
  readonly shown: readonly SlideEntry[];
  readonly hidden: readonly HiddenEntry[];
  /** The clause, for what would become of it. */
  readonly label: string;
  readonly hues: DelegationHues;
}

/** The delegations behind each amendment by their full names, and what is not shown, with the reason. Rule UI138. */
export function SlideEntries({ shown, hidden, label, hues }: SlideEntriesProps) {
  const { t, i18n } = useTranslation();
  const fullName = useFullNames(hues);
  const entryWords = ({ number, delegations }: SlideEntry) =>
    t("floor.screen.entry", { number, delegations: delegations.map(fullName).join(", ") });
  const whyWords = ({ why, others }: HiddenEntry) =>
    why === "collides"
      ? t("floor.screen.why.collides", { others: new Intl.ListFormat(i18n.language).format(others) })
      : t(`floor.screen.why.${why}`);
  return (
    <>
      {shown.length > 0 ? (
        <ul className={styles.entries} aria-label={t("floor.screen.amendments")}>
          {shown.map((entry) => (
            <li key={entry.number}>
              <bdi>
                {entry.asks
                  ? t("floor.screen.shownAs", {
                      entry: entryWords(entry),
                      what: t(`floor.screen.${entry.asks}`, { label }),
                    })
                  : entryWords(entry)}
              </bdi>
            </li>
          ))}
        </ul>
      ) : null}
      {hidden.length > 0 ? (
        <div className={styles.hidden}>
          <p>{t("floor.screen.notShown")}</p>
          <ul className={styles.entries}>
            {hidden.map((entry) => (
              <li key={entry.number}>
                <bdi>{t("floor.screen.hidden", { entry: entryWords(entry), why: whyWords(entry) })}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
