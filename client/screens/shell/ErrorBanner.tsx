import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../live/apiError.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import styles from "./ErrorBanner.module.css";

export interface ErrorBannerProps {
  readonly error: unknown;
  /** What failed, where the error alone does not say it. */
  readonly title?: string;
  readonly onRetry?: () => void;
  readonly actions?: ReactNode;
}

/** An error in words at its place, with the reference of the server's log and a way out. Rule A11Y16. */
export function ErrorBanner({ error, title, onRetry, actions }: ErrorBannerProps) {
  const { t } = useTranslation();
  const apiError = error instanceof ApiError ? error : new ApiError("internal");
  return (
    <Banner
      tone="error"
      role="alert"
      actions={
        onRetry || actions ? (
          <>
            {onRetry ? <Button onPress={onRetry}>{t("ui.tryAgain")}</Button> : null}
            {actions}
          </>
        ) : undefined
      }
    >
      {title ? <p className={styles.title}>{title}</p> : null}
      <p>{t(apiError.messageKey)}</p>
      {apiError.details.reference ? (
        <p className={styles.reference}>{t("error.reference", { reference: apiError.details.reference })}</p>
      ) : null}
    </Banner>
  );
}
