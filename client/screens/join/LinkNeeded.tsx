import { useTranslation } from "react-i18next";
import { Banner } from "../../ui/Banner.tsx";
import { Welcome } from "../home/Welcome.tsx";
import { Screen } from "../shell/Screen.tsx";

/** A draft's address was opened without a session, lost or never had: says that a link is needed, and takes one. Rule UI72. */
export function LinkNeeded() {
  const { t } = useTranslation();
  return (
    <Screen title={t("home.welcomeTitle")} width="narrow">
      <Banner tone="info">{t("join.needed")}</Banner>
      <Welcome />
    </Screen>
  );
}
