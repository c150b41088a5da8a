import { useTranslation } from "react-i18next";
import type { MenuSectionProps } from "../../../ui/Menu.tsx";
import { NEWS_LEVELS, setNewsLevel, useNewsLevel } from "./newsLevel.ts";

/** How much is read aloud, on this device: nothing, what is important, everything; as a section of a menu. Rule UI137. */
export function useNewsLevelSection(): MenuSectionProps {
  const { t } = useTranslation();
  const level = useNewsLevel();
  return {
    id: "news",
    title: t("news.level.label"),
    selected: level,
    items: NEWS_LEVELS.map((one) => ({ id: one, label: t(`news.level.${one}`), onAction: () => setNewsLevel(one) })),
  };
}
