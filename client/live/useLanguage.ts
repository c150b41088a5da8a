import { useTranslation } from "react-i18next";
import { type InterfaceLanguage, isInterfaceLanguage } from "../../shared/i18n/keys.ts";
import { storeLanguage } from "./i18n.ts";

/** The language of the interface and the way to change it; the choice is kept on the device. Rule I18N3. */
export function useLanguage(): readonly [InterfaceLanguage, (language: InterfaceLanguage) => void] {
  const { i18n } = useTranslation();
  const language = isInterfaceLanguage(i18n.language) ? i18n.language : "en";
  return [
    language,
    (chosen) => {
      storeLanguage(chosen);
      void i18n.changeLanguage(chosen);
    },
  ];
}
