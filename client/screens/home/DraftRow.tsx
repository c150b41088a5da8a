import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { DraftSummary } from "../../../shared/protocol/http.ts";
import { useFormats } from "../../live/useFormats.ts";
import { Chip } from "../../ui/Chip.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./DraftRow.module.css";

const TONES = { drafting: "neutral", negotiation: "open", silence: "accent", final: "agreed" } as const;

/** One draft of the list. The title is the link, and the whole row leads there. */
export function DraftRow({ draft, now }: { readonly draft: DraftSummary; readonly now: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <li className={styles.row}>
      {draft.symbol ? (
        <span className={styles.symbol}>
          <bdi>{draft.symbol}</bdi>
        </span>
      ) : (
        <span className={styles.absent}>{t("home.noSymbol")}</span>
      )}
      <Link href={`/d/${draft.id}`} className={styles.title} dir="auto">
        {draft.title || draft.symbol || t("home.untitled")}
      </Link>
      <span>
        <VisuallyHidden>{t("home.stage")}: </VisuallyHidden>
        <Chip tone={TONES[draft.stage]}>{t(`stage.${draft.stage}`)}</Chip>
      </span>
      <span className={styles.role}>
        <VisuallyHidden>{t("home.youAre")}: </VisuallyHidden>
        {draft.delegation ? <bdi title={draft.delegation.name}>{draft.delegation.code}</bdi> : t(`role.${draft.role}`)}
      </span>
      <span className={draft.people > 0 ? styles.live : styles.nobody}>
        <VisuallyHidden>{t("home.live")}: </VisuallyHidden>
        {draft.people > 0 ? (
          <>
            <span aria-hidden="true">● </span>
            {t("home.people", { count: draft.people })}
          </>
        ) : (
          t("home.nobody")
        )}
      </span>
      <span className={styles.changed}>
        <VisuallyHidden>{t("home.lastChange")}: </VisuallyHidden>
        <time dateTime={draft.lastChangeAt} title={formats.dateTime(draft.lastChangeAt)}>
          {formats.ago(draft.lastChangeAt, now)}
        </time>
      </span>
    </li>
  );
}
