import { useTranslation } from "react-i18next";

/** Attributes for words of the interface inside the page, whose own language and direction are the draft's. Rule I18N10. */
export function useInterfaceLanguage(): { readonly lang: string; readonly dir: "ltr" | "rtl" } {
  const { i18n } = useTranslation();
  return { lang: i18n.language, dir: i18n.dir() };
}
