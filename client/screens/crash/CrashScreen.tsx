import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import styles from "./CrashScreen.module.css";

/** What stands in place of a screen that has failed. */
export function CrashScreen() {
  const { t } = useTranslation();
  return (
    <main className={styles.crash}>
      <ScreenHeading>{t("app.crashTitle")}</ScreenHeading>
      <p>{t("app.crashWords")}</p>
      <Button variant="primary" onPress={() => location.reload()}>
        {t("app.reload")}
      </Button>
    </main>
  );
}
