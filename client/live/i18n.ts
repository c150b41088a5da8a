import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import en from "../../shared/i18n/en.json" with { type: "json" };
import fr from "../../shared/i18n/fr.json" with { type: "json" };
import {
  INTERFACE_LANGUAGES,
  type InterfaceLanguage,
  isInterfaceLanguage,
  type Messages,
} from "../../shared/i18n/keys.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Messages };
    returnNull: false;
  }
}

const STORAGE_KEY = "adref.language";

/** The language to begin with: the person's own choice, else the first of the browser's that we speak, else English. Rule I18N3. */
export function firstLanguage(stored: string | null, wished: readonly string[]): InterfaceLanguage {
  if (isInterfaceLanguage(stored)) return stored;
  return wished.map((tag) => tag.split("-")[0]).find(isInterfaceLanguage) ?? "en";
}

/**
 * The interface's words, ready at once. `<html lang dir>` follows the language from here on, and a choice is kept on the
 * device. Rules I18N3, A11Y14.
 */
export function startI18n(language: InterfaceLanguage): i18n {
  const instance = createInstance();
  instance.use(initReactI18next);
  const applyToPage = (tag: string) => {
    document.documentElement.lang = tag;
    document.documentElement.dir = instance.dir(tag);
  };
  instance.on("languageChanged", applyToPage);
  void instance.init({
    lng: language,
    fallbackLng: "en",
    supportedLngs: INTERFACE_LANGUAGES,
    resources: { en: { translation: en }, fr: { translation: fr } },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  applyToPage(language);
  return instance;
}

/** Reads the choice kept on this device; none where storage is closed to us. */
export function storedLanguage(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

/** Keeps a choice on this device; without storage it lasts until the page is left. */
export function storeLanguage(language: InterfaceLanguage): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // A browser that stores nothing still shows the language chosen.
  }
}
