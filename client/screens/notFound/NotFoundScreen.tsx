import { useTranslation } from "react-i18next";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { Screen } from "../shell/Screen.tsx";
import styles from "./NotFoundScreen.module.css";

/** An address that leads nowhere says so and leads home. */
export function NotFoundScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t("app.notFoundTitle")} width="narrow">
      <div className={styles.content}>
        <ScreenHeading>{t("app.notFoundTitle")}</ScreenHeading>
        <p>{t("app.notFoundWords")}</p>
        <ButtonLink href="/">{t("app.toDrafts")}</ButtonLink>
      </div>
    </Screen>
  );
}
