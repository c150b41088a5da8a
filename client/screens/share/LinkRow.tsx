import { useTranslation } from "react-i18next";
import type { LinkJson } from "../../../shared/protocol/http.ts";
import { useFormats } from "../../live/useFormats.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { useRoleName } from "../shell/useRoleName.ts";
import styles from "./LinkRow.module.css";
import { linkState } from "./linkState.ts";

export interface LinkRowProps {
  readonly link: LinkJson;
  readonly now: number;
  readonly onEnd?: () => void;
}

/** One link: for whom, who made it, until when, whom it let in. Rule UI60. */
export function LinkRow({ link, now, onEnd }: LinkRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const roleName = useRoleName();
  const state = linkState(link, now);
  const made = formats.dateTime(link.createdAt);
  const facts = [
    link.createdBy === null ? t("share.made", { date: made }) : t("share.madeBy", { name: link.createdBy, date: made }),
    ...(link.expiresAt !== null && state === "open"
      ? [t("share.until", { date: formats.dateTime(link.expiresAt) })]
      : []),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.who} dir="auto">
          {roleName(link)}
          {link.delegation?.coreGroup ? <Chip>{t("share.coreGroupShort")}</Chip> : null}
        </p>
        <p className={styles.facts}>{facts.join(" · ")}</p>
      </div>
      <div className={styles.state}>
        {link.admitted.length > 0 ? (
          <Chip tone="agreed">{t("share.admitted", { count: link.admitted.length })}</Chip>
        ) : null}
        {state === "open" ? null : <Chip>{t(`share.${state}`)}</Chip>}
        {onEnd ? (
          <Button aria-label={t("share.revokeFor", { who: roleName(link) })} onPress={onEnd}>
            {t("share.revoke")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
