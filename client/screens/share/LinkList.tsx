import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LinkJson } from "../../../shared/protocol/http.ts";
import { useLinks } from "../../live/queries.ts";
import { Button } from "../../ui/Button.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import styles from "./LinkList.module.css";
import { LinkRow } from "./LinkRow.tsx";
import { canEnd } from "./linkState.ts";
import { RevokeLinkDialog } from "./RevokeLinkDialog.tsx";

/** The links of a draft with what became of them; those that still matter first. Rule UI60. */
export function LinkList({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation();
  const links = useLinks(draftId, true);
  const [ending, setEnding] = useState<LinkJson | null>(null);
  const [areEndedShown, setAreEndedShown] = useState(false);
  const now = Date.now();
  if (links.isPending) return <Skeleton label={t("share.linksLoading")} lines={4} />;
  if (links.isError) return <ErrorBanner error={links.error} onRetry={() => void links.refetch()} />;

  const current = links.data.filter((link) => canEnd(link, now));
  const past = links.data.filter((link) => !canEnd(link, now));
  return (
    <>
      {current.length === 0 ? <p>{t("share.noLinks")}</p> : null}
      <ul className={styles.list}>
        {current.map((link) => (
          <LinkRow key={link.id} link={link} now={now} onEnd={() => setEnding(link)} />
        ))}
      </ul>
      {past.length > 0 && !areEndedShown ? (
        <Button variant="quiet" onPress={() => setAreEndedShown(true)}>
          {t("share.showEnded", { count: past.length })}
        </Button>
      ) : null}
      {areEndedShown ? (
        <ul className={styles.list}>
          {past.map((link) => (
            <LinkRow key={link.id} link={link} now={now} />
          ))}
        </ul>
      ) : null}
      <RevokeLinkDialog draftId={draftId} link={ending} onClose={() => setEnding(null)} />
    </>
  );
}
