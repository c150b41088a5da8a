import { useTranslation } from "react-i18next";
import type { Amendment } from "../../../../shared/domain/amendment.ts";
import { useFormats } from "../../../live/useFormats.ts";
import { useRoom } from "../roomContext.ts";
import styles from "./AmendmentCard.module.css";

/** What became of an amendment: by whom, when, why. Nothing while it is open. Rule UI76. */
export function Fate({ amendment }: { readonly amendment: Amendment }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { state } = useRoom();
  const { status, decided, mergedInto } = amendment;
  if (status === "tabled" || !decided) return null;
  const into = (mergedInto && state.amendments.get(mergedInto)?.number) ?? "";
  return (
    <p className={styles.fate}>
      {t(`amend.fate.${status}`, { name: decided.by, when: formats.dateTime(decided.at), into })}
      {decided.reason ? <span>{t("amend.card.reason", { reason: decided.reason })}</span> : null}
    </p>
  );
}
