/** Organs whose enacting line is recognised without its comma too: a resolution without a preamble has none. */
const KNOWN_ORGANS: ReadonlySet<string> = new Set([
  "General Assembly",
  "Economic and Social Council",
  "Security Council",
  "Human Rights Council",
  "Trusteeship Council",
  "Assemblée générale",
  "Conseil économique et social",
  "Conseil de sécurité",
  "Conseil des droits de l’homme",
  "Asamblea General",
  "Consejo Económico y Social",
  "Consejo de Seguridad",
  "Consejo de Derechos Humanos",
  "Генеральная Ассамблея",
  "Экономический и Социальный Совет",
  "Совет Безопасности",
  "Совет по правам человека",
  "大会",
  "经济及社会理事会",
  "安全理事会",
  "人权理事会",
  "الجمعية العامة",
  "المجلس الاقتصادي والاجتماعي",
  "مجلس الأمن",
  "مجلس حقوق الإنسان",
]);

/** First words of the names of other bodies that adopt resolutions. */
const BODY_WORDS =
  /^(?:Assembly|Board|Commission|Committee|Conference|Congress|Council|Executive|Governing|Meeting|Plenary|States|United|World|Assemblée|Comité|Conférence|Conseil|Réunion|Asamblea|Comisión|Conferencia|Consejo|Junta|Reunión)\b/u;

const ARTICLE = /^(?:The |L['’]|La |Le |Les |El |Los |Las |إن )/u;
/** Russian and Chinese have no article. */
const WITHOUT_ARTICLE = /^[\p{Script=Cyrillic}\p{Script=Han}]/u;
const COMMA = /[,،，]$/u;

/** Longest enacting line that is taken for one, in characters. */
const MAX_LENGTH = 160;

/**
 * The organ named in an enacting line: "The General Assembly," gives "General Assembly". Nothing where the line is not
 * one: it begins with the article, names a body, and ends with its comma; only for the principal organs the comma may
 * be missing. In Arabic, Chinese and Russian only the principal organs are known. Rule PH7.
 */
export function organOf(enactingText: string): string | undefined {
  const line = enactingText.trim();
  const article = ARTICLE.exec(line)?.[0] ?? (WITHOUT_ARTICLE.test(line) ? "" : undefined);
  if (article === undefined || line.length > MAX_LENGTH) return undefined;
  const hasComma = COMMA.test(line);
  const name = line.slice(article.length, hasComma ? -1 : undefined).trim();
  if (isOrganName(name)) return name;
  return hasComma && !name.includes(";") && !name.includes(".") && BODY_WORDS.test(name) ? name : undefined;
}

/** The part of an enacting line that is set in italics: all of it but the comma at its end. Rule PH8. */
export function organItalics(enactingText: string): string {
  let end = enactingText.length;
  while (end > 0 && /[\s,،，]/u.test(enactingText.charAt(end - 1))) end -= 1;
  return enactingText.slice(0, end);
}

/** True for the name of a principal organ, without its article. Rule PH7. */
export function isOrganName(name: string): boolean {
  return KNOWN_ORGANS.has(name.replace("'", "’"));
}
