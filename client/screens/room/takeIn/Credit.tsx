import { useTranslation } from "react-i18next";
import { type AcceptPlan, proposalsOf } from "./acceptPlan.ts";
import { creditOf, insertVerdicts, verdicts } from "./consequences.ts";
import styles from "./takeIn.module.css";
import { useAmendmentName } from "./useAmendmentName.ts";
import { useListWords } from "./useListWords.ts";

/** Whose words go in, and as what each amendment counts then. Rule UI98. */
export function Credit({ plan }: { readonly plan: AcceptPlan }) {
  const { t } = useTranslation();
  const nameOf = useAmendmentName();
  const list = useListWords();
  const { taken, change } = plan;
  if (change.type !== "text" && change.type !== "insert") return null;
  const proposals = proposalsOf(plan);
  const found =
    change.type === "text"
      ? verdicts(change.present, proposals, change.result)
      : insertVerdicts(proposals, change.result);
  return (
    <section className={styles.section}>
      <p className={styles.heading}>
        {t("takeIn.credit.line", { codes: list(creditOf(taken.map(({ amendment }) => amendment))) })}
      </p>
      <ul className={styles.list}>
        {taken.map(({ amendment }) => (
          <li key={amendment.id}>
            {t(`takeIn.credit.${found.get(amendment.id) ?? "accepted"}`, { name: nameOf(amendment) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
