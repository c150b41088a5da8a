import { useState } from "react";
import { useTranslation } from "react-i18next";
import { applyTheme, storedTheme, THEMES, type Theme } from "../../live/theme.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";

const LABELS = { system: "app.themeSystem", light: "app.themeLight", dark: "app.themeDark" } as const;

/** Light, dark, or as the system. Rule UI46. */
export function ThemeMenu() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState<Theme>(storedTheme);
  return (
    <Menu
      label={t("app.theme")}
      trigger={<IconButton icon="theme" label={t("app.theme")} />}
      sections={[
        {
          id: "themes",
          title: t("app.theme"),
          selected: theme,
          items: THEMES.map((id) => ({
            id,
            label: t(LABELS[id]),
            onAction: () => {
              applyTheme(id);
              setTheme(id);
            },
          })),
        },
      ]}
    />
  );
}
