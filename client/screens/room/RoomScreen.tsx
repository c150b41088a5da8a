import { useTranslation } from "react-i18next";
import type { ApiError } from "../../live/apiError.ts";
import { useDraft } from "../../live/queries.ts";
import { Button } from "../../ui/Button.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { OpenRoom } from "./OpenRoom.tsx";
import styles from "./RoomScreen.module.css";
import { RoomSkeleton } from "./RoomSkeleton.tsx";

/** The drafting room at `/d/:draft`: asks who I am there, then opens the live session. */
export function RoomScreen({ draftId }: { readonly draftId: string }) {
  const draft = useDraft(draftId);
  // Once open, the live session itself follows what changes; a failed refresh of the query must not close it.
  if (draft.data) return <OpenRoom key={draft.data.me.id} access={draft.data} />;
  if (draft.isPending) return <RoomSkeleton />;
  return <RoomProblem error={draft.error} onRetry={() => void draft.refetch()} />;
}

function RoomProblem({ error, onRetry }: { readonly error: ApiError; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <main className={styles.problem}>
      <ScreenHeading>{t("room.cannotOpen")}</ScreenHeading>
      <p>{t(error.messageKey)}</p>
      {error.details.reference ? <p>{t("error.reference", { reference: error.details.reference })}</p> : null}
      <div className={styles.actions}>
        <Button variant="primary" onPress={onRetry}>
          {t("ui.tryAgain")}
        </Button>
        <ButtonLink href="/">{t("app.toDrafts")}</ButtonLink>
      </div>
    </main>
  );
}
