import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Logo } from "../../ui/Logo.tsx";
import styles from "./AppHeader.module.css";
import { LanguageMenu } from "./LanguageMenu.tsx";
import { PersonMenu } from "./PersonMenu.tsx";
import { ThemeMenu } from "./ThemeMenu.tsx";

/** The banner: home, search, language, theme, who I am. */
export function AppHeader({ search }: { readonly search?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <header className={styles.header} data-screen-only>
      <Link href="/" className={styles.brand}>
        <Logo />
        {t("app.name")}
      </Link>
      <div className={styles.search}>{search}</div>
      <div className={styles.menus}>
        <LanguageMenu />
        <ThemeMenu />
        <PersonMenu />
      </div>
    </header>
  );
}
