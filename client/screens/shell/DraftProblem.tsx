import { useTranslation } from "react-i18next";
import type { ApiError } from "../../live/apiError.ts";
import { Button } from "../../ui/Button.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import styles from "./DraftProblem.module.css";

/** A whole page for a draft that cannot be opened: why, once more, or back to the list. */
export function DraftProblem({ error, onRetry }: { readonly error: ApiError; readonly onRetry: () => void }) {
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
