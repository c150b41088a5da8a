import type { DraftType, Language } from "../../domain/draftHead.ts";

export const AKN_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
/** For what AKN4UN has no place: kinds of clause, who proposes what, reasons, the session. */
export const ADREF_NAMESPACE = "urn:adref:1";

const LANGUAGE_CODES: Readonly<Record<Language, string>> = {
  ar: "ara",
  en: "eng",
  es: "spa",
  fr: "fra",
  ru: "rus",
  zh: "zho",
};

/** The code of a language in IRIs: three letters, ISO 639-2. */
export function languageCode(language: Language): string {
  return LANGUAGE_CODES[language];
}

/** Our language for a code of two or three letters, whatever stands behind it ("en-GB"). */
export function languageOfCode(code: string): Language | undefined {
  const [first = ""] = code.toLowerCase().split("-");
  const known = first === "fre" ? "fra" : first === "chi" ? "zho" : first;
  return (Object.keys(LANGUAGE_CODES) as Language[]).find(
    (language) => language === known || LANGUAGE_CODES[language] === known,
  );
}

/** How AKN4UN calls a document. A draft is told from what was adopted by its name. */
export function documentNames(type: DraftType, isDraft: boolean): { readonly element: string; readonly name: string } {
  if (type === "report") return { element: "debateReport", name: "meetingReport" };
  return { element: "statement", name: isDraft ? `${type}Draft` : type };
}

/** The type of a document by element and name; undefined where it is of another class. */
export function typeOfDocument(element: string, name: string): DraftType | undefined {
  if (element === "debateReport") return "report";
  if (element !== "statement") return undefined;
  return name.toLowerCase().startsWith("decision") ? "decision" : "resolution";
}

/** Elements for the levels of headings. */
export const HEADING_ELEMENTS = ["section", "title", "division"] as const;

/** Short names of organs in IRIs: `un-ga`. */
const ACTORS: Readonly<Record<string, string>> = {
  "General Assembly": "un-ga",
  "Assemblée générale": "un-ga",
  "Asamblea General": "un-ga",
  "Генеральная Ассамблея": "un-ga",
  大会: "un-ga",
  "الجمعية العامة": "un-ga",
  "Economic and Social Council": "un-ecosoc",
  "Conseil économique et social": "un-ecosoc",
  "Consejo Económico y Social": "un-ecosoc",
  "Экономический и Социальный Совет": "un-ecosoc",
  经济及社会理事会: "un-ecosoc",
  "المجلس الاقتصادي والاجتماعي": "un-ecosoc",
  "Security Council": "un-sc",
  "Conseil de sécurité": "un-sc",
  "Consejo de Seguridad": "un-sc",
  "Совет Безопасности": "un-sc",
  安全理事会: "un-sc",
  "مجلس الأمن": "un-sc",
  "Human Rights Council": "un-hrc",
  "Conseil des droits de l’homme": "un-hrc",
  "Consejo de Derechos Humanos": "un-hrc",
  "Совет по правам человека": "un-hrc",
  人权理事会: "un-hrc",
  "مجلس حقوق الإنسان": "un-hrc",
  "Trusteeship Council": "un-tc",
};

/** The actor of an IRI for the name of an organ; `un` where its name has no letters an IRI may bear. */
export function actorOf(organ: string | undefined): string {
  if (organ === undefined) return "un";
  const known = Object.hasOwn(ACTORS, organ) ? ACTORS[organ] : undefined;
  const slug = iriPart(organ.toLowerCase());
  return known ?? (slug === "" ? "un" : `un-${slug}`);
}

/** Words as a part of an IRI: "/" is "-", a blank is "_"; what an IRI cannot bear is left out. */
export function iriPart(text: string): string {
  return text
    .trim()
    .replaceAll("/", "-")
    .replaceAll(/\s+/g, "_")
    .replaceAll(/[^\p{L}\p{N}._()-]/gu, "");
}

/** "Takes note with appreciation" → "takesNoteWithAppreciation"; the name of a container. */
export function containerName(words: string, fallback: string): string {
  const [first = "", ...others] = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return name === "" ? fallback : name;
}
