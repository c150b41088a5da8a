import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LabelChange } from "../../../../shared/domain/events.ts";
import { Button } from "../../../ui/Button.tsx";
import { useInterfaceLanguage } from "../useInterfaceLanguage.ts";
import styles from "./Revs.module.css";

/** How many are shown before one asks for all. */
const FIRST = 6;

/** Which paragraphs are called otherwise from now on. Rule UI161. */
export function NewNumbers({ changes }: { readonly changes: readonly LabelChange[] }) {
  const { t } = useTranslation();
  const { dir } = useInterfaceLanguage();
  const [isAll, setIsAll] = useState(false);
  const id = useId();
  const shown = isAll ? changes : changes.slice(0, FIRST);
  const arrow = dir === "rtl" ? "←" : "→";
  return (
    <section className={styles.numbers} aria-labelledby={`${id}-title`}>
      <h3 className={styles.subtitle} id={`${id}-title`}>
        {t("revs.numbers.title")}
      </h3>
      {changes.length === 0 ? <p className={styles.muted}>{t("revs.numbers.none")}</p> : null}
      <ul id={id} className={styles.changes}>
        {shown.map(({ clause, from, to }) => (
          <li key={clause}>
            {from === null ? (
              t("revs.numbers.new", { label: to })
            ) : to === null ? (
              t("revs.numbers.gone", { label: from })
            ) : (
              <>
                <bdi>{from}</bdi> {arrow} <bdi>{to}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      {changes.length > FIRST ? (
        <Button variant="quiet" aria-expanded={isAll} aria-controls={id} onPress={() => setIsAll(!isAll)}>
          {isAll ? t("revs.numbers.fewer") : t("revs.numbers.all", { count: changes.length })}
        </Button>
      ) : null}
    </section>
  );
}
