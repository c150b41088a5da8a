import { useTranslation } from "react-i18next";
import type { ApiError } from "../../live/apiError.ts";
import { useDraft } from "../../live/queries.ts";
import { Button } from "../../ui/Button.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import styles from "./FloorScreen.module.css";
import { OpenFloor } from "./OpenFloor.tsx";

/** The projector at `/d/:draft/floor`: what the whole room looks at. A reader's link is enough. Rule UI125. */
export function FloorScreen({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation();
  const draft = useDraft(draftId);
  // Once open, the live session itself follows what changes; a failed refresh of the query must not close it.
  if (draft.data) return <OpenFloor key={draft.data.me.id} access={draft.data} />;
  if (draft.isPending) return <main className={styles.waiting}>{t("floor.screen.opening")}</main>;
  return <FloorProblem error={draft.error} onRetry={() => void draft.refetch()} />;
}

function FloorProblem({ error, onRetry }: { readonly error: ApiError; readonly onRetry: () => void }) {
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
