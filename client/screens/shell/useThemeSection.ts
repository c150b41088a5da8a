import { useState } from "react";
import { useTranslation } from "react-i18next";
import { applyTheme, storedTheme, THEMES, type Theme } from "../../live/theme.ts";
import type { MenuSectionProps } from "../../ui/Menu.tsx";

const LABELS = { system: "app.themeSystem", light: "app.themeLight", dark: "app.themeDark" } as const;

/** Light, dark, or as the system, as a section of a menu. Rule UI46. */
export function useThemeSection(): MenuSectionProps {
  const { t } = useTranslation();
  const [theme, setTheme] = useState<Theme>(storedTheme);
  return {
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
  };
}
