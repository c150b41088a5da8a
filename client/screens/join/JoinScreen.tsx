import { useTranslation } from "react-i18next";
import { ApiError } from "../../live/apiError.ts";
import { useLinkPreview } from "../../live/queries.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { Screen } from "../shell/Screen.tsx";
import { Invitation } from "./Invitation.tsx";
import styles from "./JoinScreen.module.css";

/** `/j/:token`: says what a link gives before anything is given. Rules UI54, UI55. */
export function JoinScreen({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const preview = useLinkPreview(token);
  return (
    <Screen title={preview.isError ? t("join.failedTitle") : t("join.title")} width="narrow">
      <div className={styles.content}>
        {preview.isPending ? <Skeleton label={t("join.checking")} lines={5} /> : null}
        {preview.isError ? <FailedLink error={preview.error} onRetry={() => void preview.refetch()} /> : null}
        {preview.data ? <Invitation token={token} preview={preview.data} /> : null}
      </div>
    </Screen>
  );
}

/** A link that does not open says why, and whom to ask. Rule UI55. */
function FailedLink({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const code = error instanceof ApiError ? error.code : "internal";
  // A token of an impossible shape was refused as a request: for people it is a link copied incompletely.
  const isDead = code === "link_invalid" || code === "invalid_request";
  return (
    <>
      <ScreenHeading>{t("join.failedTitle")}</ScreenHeading>
      {isDead || code === "link_used" ? (
        <>
          <p>{isDead ? t("join.invalidWords") : t("join.usedWords")}</p>
          <p>{t("join.askOrganiser")}</p>
          <div className={styles.actions}>
            <ButtonLink href="/">{t("app.toDrafts")}</ButtonLink>
          </div>
        </>
      ) : (
        <ErrorBanner error={error} onRetry={onRetry} />
      )}
    </>
  );
}
