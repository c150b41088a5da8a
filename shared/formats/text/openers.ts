/** What a line may open, judged by its first characters alone. Whether it does depends on what is expected next. */

/** "12. Text" → 12; at most three figures, so that a year at the start of a line is none. */
export function readNumber(text: string): { value: number; rest: string } | undefined {
  const match = /^(\d{1,3})\.(?=\D|$)(.*)$/u.exec(text);
  return match ? { value: Number(match[1]), rest: (match[2] ?? "").trimStart() } : undefined;
}

/** The number of a clause that was put in between. */
export interface InsertedNumber {
  readonly label: string;
  readonly rest: string;
  /** False where it may as well be a reference in mid-sentence: "3 bis of the rules". */
  readonly isCertain: boolean;
}

/** "3 bis. Text", "3bis Text", or "3 bis." alone on its line. */
export function readInsertedNumber(text: string): InsertedNumber | undefined {
  const match =
    /^(\d{1,3}) ?(bis|ter|quater|quinquies|sexies|septies|alt(?: \d+)?)(?![\p{L}\d])([.:])?(?: (.*))?$/u.exec(text);
  if (!match) return undefined;
  const [, value, suffix, stop, rest = ""] = match;
  return { label: `${value} ${suffix}`, rest, isCertain: stop !== undefined || rest === "" || /^\p{Lu}/u.test(rest) };
}

/** A label of the room: which part of the text, its number, and what is left of the line without it. */
export interface RoomLabel {
  readonly part: "preambular" | "operative";
  readonly value: number;
  /** "bis", "alt 2"; empty for most. */
  readonly suffix: string;
  readonly rest: string;
  /** False where it may as well be a reference in mid-sentence: "OP 3 bis above". */
  readonly isCertain: boolean;
}

/** "OP 3 bis. Text", "PP1: Text"; a square bracket before the label stays with the words. */
export function readRoomLabel(text: string): RoomLabel | undefined {
  const match =
    /^(\[{0,3})(PP|OP) ?(\d{1,3})(?: ?(bis|ter|quater|quinquies|sexies|septies|alt(?: \d+)?))?(?![\p{L}\d])([.:])?(?: (.*))?$/u.exec(
      text,
    );
  if (!match) return undefined;
  const [, brackets = "", part, value, suffix = "", stop, words = ""] = match;
  return {
    part: part === "PP" ? "preambular" : "operative",
    value: Number(value),
    suffix,
    rest: brackets + words,
    isCertain: stop !== undefined || words === "" || /^[^\p{L}]*\p{Lu}/u.test(words),
  };
}

/** A sub-clause sign: what it is as a letter and as a roman numeral, and whether it is closed by a bracket or a full stop. */
export interface ItemSign {
  readonly printed: string;
  readonly letter: number | undefined;
  readonly roman: number | undefined;
  readonly closedBy: ")" | ".";
  readonly rest: string;
}

/** "(a) Text", "a) Text", "(ii) Text", "a. Text". */
export function readItem(text: string): ItemSign | undefined {
  const match = /^(\(?)([a-z]{1,7})([).])(?: (.*))?$/u.exec(text);
  if (!match) return undefined;
  const [, open, sign = "", close, rest = ""] = match;
  if (open === "(" && close !== ")") return undefined;
  const letter = letterValue(sign);
  const roman = romanValue(sign.toUpperCase());
  if (letter === undefined && roman === undefined) return undefined;
  return { printed: `${open}${sign}${close}`, letter, roman, closedBy: close === ")" ? ")" : ".", rest };
}

/** "I. Title", or "I" alone on its line. */
export function readRoman(text: string): { value: number; rest: string } | undefined {
  const match = /^([IVXLC]+)(?:\. ?(.*))?$/u.exec(text);
  const value = match ? romanValue(match[1] ?? "") : undefined;
  return match && value !== undefined ? { value, rest: match[2] ?? "" } : undefined;
}

/** "B. Title", or "B" alone on its line. */
export function readCapital(text: string): { value: number; rest: string } | undefined {
  const match = /^([A-Z])(?:\. ?(.*))?$/u.exec(text);
  return match ? { value: (match[1] ?? "").charCodeAt(0) - 64, rest: match[2] ?? "" } : undefined;
}

const ANNEX =
  /^(?:Annex|Annexe|Anexo|Appendix|ANNEX|ANNEXE|ANEXO|Приложение|附件|المرفق)(?: (?:[IVXLC]+|[A-Z]|\d{1,2}))?(?:[.:] (.*))?$/u;

/** "Annex", "Annex II", "Anexo: título": the heading of an annex, and its title where it stands on the same line. */
export function readAnnex(text: string): { rest: string } | undefined {
  const match = ANNEX.exec(text);
  return match ? { rest: match[1] ?? "" } : undefined;
}

const MEETING = [
  /^\d{1,4}(?:st|nd|rd|th) (?:\([a-z]+\) )?(?:plenary |formal |closed )?meeting$/u,
  /^\d{1,4}(?:re|e|ème) (?:séance|réunion)(?: plénière)?$/u,
  /^\d{1,4}ª?\.? ?(?:sesión|reunión)(?: plenaria)?$/u,
  /^\[(?:Adopted|Adoptée|Adoptado|Aprobada)\b.*\]$/u,
  /^Resumed (?:\w+ )?(?:plenary )?meeting$/u,
];
const DATE = /^\d{1,2}(?:er)? (?:de )?\p{L}{3,12} (?:de )?\d{4}$/u;

/** A line of the closing that is known by its words: "46th plenary meeting", "[Adopted without a vote.]". */
export function isMeetingLine(text: string): boolean {
  return MEETING.some((pattern) => pattern.test(text));
}

/** "26 July 2012", alone on its line. */
export function isDateLine(text: string): boolean {
  return DATE.test(text);
}

function letterValue(sign: string): number | undefined {
  const first = sign.charAt(0);
  if (sign.length > 3 || sign !== first.repeat(sign.length)) return undefined;
  return first.charCodeAt(0) - 96 + 26 * (sign.length - 1);
}

const ROMAN_WORTH: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

function romanValue(sign: string): number | undefined {
  if (!/^(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u.test(sign) || sign === "") return undefined;
  let value = 0;
  for (let at = 0; at < sign.length; at += 1) {
    const worth = ROMAN_WORTH[sign.charAt(at)] ?? 0;
    value += worth < (ROMAN_WORTH[sign.charAt(at + 1)] ?? 0) ? -worth : worth;
  }
  return value;
}
