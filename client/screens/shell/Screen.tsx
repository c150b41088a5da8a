import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SkipLinks } from "../../ui/SkipLinks.tsx";
import { AppHeader } from "./AppHeader.tsx";
import styles from "./Screen.module.css";

export interface ScreenProps {
  /** Name of the screen in the window's title. */
  readonly title: string;
  readonly children: ReactNode;
  /** What stands in the middle of the banner: the search, on the list of drafts. */
  readonly search?: ReactNode;
  /** `full`: as wide as the window, for tables. */
  readonly width?: "narrow" | "wide" | "full";
}

/** The frame of every screen but the room: skip links, banner, main part. Rules A11Y9, A11Y10. */
export function Screen({ title, children, search, width = "wide" }: ScreenProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.screen}>
      <title>{t("app.pageTitle", { screen: title })}</title>
      <SkipLinks links={[{ target: "main", label: t("app.skipToMain") }]} />
      <AppHeader search={search} />
      <main id="main" tabIndex={-1} className={styles[width]}>
        {children}
      </main>
    </div>
  );
}
