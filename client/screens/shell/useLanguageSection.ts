import { useTranslation } from "react-i18next";
import { INTERFACE_LANGUAGES, OWN_NAMES } from "../../../shared/i18n/keys.ts";
import { useLanguage } from "../../live/useLanguage.ts";
import type { MenuSectionProps } from "../../ui/Menu.tsx";

/** The languages of the interface, each under its own name, as a section of a menu. Rule I18N3. */
export function useLanguageSection(): MenuSectionProps {
  const { t } = useTranslation();
  const [language, setLanguage] = useLanguage();
  return {
    id: "languages",
    title: t("app.language"),
    selected: language,
    items: INTERFACE_LANGUAGES.map((code) => ({
      id: code,
      label: OWN_NAMES[code],
      lang: code,
      onAction: () => setLanguage(code),
    })),
  };
}
