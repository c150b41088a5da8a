import type { Language } from "../domain/draftHead.ts";

/** The organisation's name above every document, in the language of the draft. */
export const ORGANISATION: Readonly<Record<Language, string>> = {
  ar: "الأمم المتحدة",
  en: "United Nations",
  es: "Naciones Unidas",
  fr: "Nations Unies",
  ru: "Организация Объединенных Наций",
  zh: "联合国",
};
