import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { useThemeSection } from "./useThemeSection.ts";

/** Light, dark, or as the system. Rule UI46. */
export function ThemeMenu() {
  const { t } = useTranslation();
  return (
    <Menu
      label={t("app.theme")}
      trigger={<IconButton icon="theme" label={t("app.theme")} />}
      sections={[useThemeSection()]}
    />
  );
}
