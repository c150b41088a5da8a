import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/Button.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { NEWS_LEVELS, setNewsLevel, useNewsLevel } from "./newsLevel.ts";

/** How much is read aloud, on this device: nothing, what is important, everything. Rule UI137. */
export function NewsLevelMenu() {
  const { t } = useTranslation();
  const level = useNewsLevel();
  return (
    <Menu
      label={t("news.level.label")}
      trigger={
        <Button variant="quiet" hint={t("news.level.detail")}>
          {t("news.level.now", { level: t(`news.level.${level}`) })}
        </Button>
      }
      sections={[
        {
          id: "levels",
          title: t("news.level.label"),
          selected: level,
          items: NEWS_LEVELS.map((one) => ({
            id: one,
            label: t(`news.level.${one}`),
            onAction: () => setNewsLevel(one),
          })),
        },
      ]}
    />
  );
}
