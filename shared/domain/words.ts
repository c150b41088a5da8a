import { isMark } from "./clause.ts";
import { isId } from "./ids.ts";

/** Longest text of one clause, footnote, cell or comment, in UTF-16 units. Rule PE12. */
export const MAX_TEXT_LENGTH = 100_000;

/** Longest single value of the head, in UTF-16 units. Rule PE7. */
export const MAX_HEAD_VALUE_LENGTH = 300;

function isForbidden(code: number): boolean {
  return (
    code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0x2028 || code === 0x2029 || code === 0xfffc // stands for embeds elsewhere
  );
}

/**
 * True for words that may stand in a clause: no control characters, no line or paragraph separators, no object
 * replacement character, no half of a surrogate pair. Directional marks stay: Arabic needs them. Rule PE6.
 */
export function isStorableText(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (isForbidden(text.charCodeAt(index))) return false;
  return text.isWellFormed();
}

/** The same words with every character that may not stand in a clause made a blank; the length stays. Rule PE6. */
export function storableText(text: string): string {
  if (isStorableText(text)) return text;
  let clean = "";
  for (const unit of text.toWellFormed().split("")) clean += isForbidden(unit.charCodeAt(0)) ? " " : unit;
  return clean;
}

/** True for one of our marks, switched on (`true`) or off (`null`). Rule PE6. */
export function isStorableFormat(mark: string, value: unknown): boolean {
  return isMark(mark) && (value === true || value === null);
}

/** True for `{ footnote: id }` or `{ break: true }`, and nothing beside it. Rule PE6. */
export function isStorableEmbed(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  const [entry] = entries;
  if (entries.length !== 1 || entry === undefined) return false;
  return (entry[0] === "footnote" && isId(entry[1])) || (entry[0] === "break" && entry[1] === true);
}
