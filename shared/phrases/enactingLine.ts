import type { Language } from "../domain/draftHead.ts";

const GENERAL_ASSEMBLY: Readonly<Record<Language, string>> = {
  ar: "الجمعية العامة",
  en: "General Assembly",
  es: "Asamblea General",
  fr: "Assemblée générale",
  ru: "Генеральная Ассамблея",
  zh: "大会",
};

/** Articles by the first word of an organ's name, where a language has several. */
const ARTICLES: Readonly<Partial<Record<Language, readonly (readonly [article: string, words: RegExp])[]>>> = {
  en: [["The ", /^/]],
  fr: [
    ["L’", /^(?:Assemblée|Organisation|Union)\b/u],
    ["La ", /^(?:Commission|Conférence|Réunion)\b/u],
    ["Le ", /^(?:Comité|Conseil|Congrès)\b/u],
  ],
  es: [
    ["La ", /^(?:Asamblea|Comisión|Conferencia|Junta|Reunión)\b/u],
    ["El ", /^(?:Comité|Congreso|Consejo)\b/u],
  ],
  ar: [["إن ", /^/]],
};

const HAS_ARTICLE = /^(?:The |L['’]|La |Le |Les |El |Los |Las |إن )/u;
const COMMA: Readonly<Partial<Record<Language, string>>> = { ar: "،", zh: "，" };

/**
 * The line of the organ that begins a resolution: "The General Assembly,". An organ given with its article keeps it; the
 * General Assembly stands where none is given. Rule PH9. Source: UN Editorial Manual, resolutions in the six languages.
 */
export function enactingLine(language: Language, organ: string | undefined): string {
  const name = organ?.trim().replace(/[,،，]$/u, "") || GENERAL_ASSEMBLY[language];
  const article = HAS_ARTICLE.test(name) ? "" : (ARTICLES[language]?.find(([, words]) => words.test(name))?.[0] ?? "");
  return `${article}${name}${COMMA[language] ?? ","}`;
}
