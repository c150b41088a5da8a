import * as Y from "yjs";
import type { FootnoteId } from "../domain/ids.ts";
import { isId } from "../domain/ids.ts";

/** Longest anchor that may be stored, in UTF-16 units. Rule PE10. */
const MAX_ANCHOR_LENGTH = 1_000;
/** Longest quotation kept with it: enough to know the words again, short enough to be read in the panel. */
const MAX_QUOTE_LENGTH = 240;
/** Stands for a footnote marker or a line break in a quotation: it counts one, as in the text. */
const EMBED = "\ufffc";

/** Which text of a clause a passage stands in, where it is not its words: a table cell, or a note that it cites. */
export type PassageUnit = { readonly cell: string } | { readonly note: FootnoteId } | null;

/** A passage: its two ends fixed to the characters, and its words for when these are gone. Rule CO6. */
export interface PassageAnchor {
  readonly unit: PassageUnit;
  readonly start: Y.RelativePosition;
  readonly end: Y.RelativePosition;
  /** The words as they were; embeds stand as U+FFFC. */
  readonly quote: string;
  /** The quotation is only the beginning of the passage. */
  readonly isCut: boolean;
}

/**
 * A stretch of a text as an anchor to store; null where it is empty or cannot be stored. What is typed at its edges does not
 * belong to it. Offsets are UTF-16 units, an embed counts one.
 */
export function passageAnchor(text: Y.Text, from: number, to: number, unit: PassageUnit = null): string | null {
  if (to <= from || to > text.length) return null;
  const start = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, from, 0)) as unknown;
  const end = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, to, -1)) as unknown;
  const words = flatText(text).slice(from, to);
  for (let length = Math.min(words.length, MAX_QUOTE_LENGTH); length > 0; length = Math.floor(length * 0.8)) {
    const quote = wellFormedStart(words, length);
    const isCut = quote.length < words.length;
    const stored = JSON.stringify({ ...unit, start, end, quote, ...(isCut ? { cut: true } : {}) });
    if (stored.length <= MAX_ANCHOR_LENGTH) return stored;
  }
  return null;
}

/** Reads a stored anchor; null for anything that is not one, such as one from a later version. */
export function readPassageAnchor(stored: string | undefined): PassageAnchor | null {
  if (stored === undefined) return null;
  try {
    const fields = JSON.parse(stored) as Record<string, unknown> | null;
    if (!fields || typeof fields.quote !== "string" || fields.quote === "") return null;
    const { cell, note } = fields;
    const start = Y.createRelativePositionFromJSON(fields.start);
    const end = Y.createRelativePositionFromJSON(fields.end);
    // An end without a character names a root of the document, which merely asking for it would make.
    if (!start.item || !end.item) return null;
    return {
      unit: typeof cell === "string" ? { cell } : isId(note) ? { note: note as FootnoteId } : null,
      start,
      end,
      quote: fields.quote,
      isCut: fields.cut === true,
    };
  } catch {
    // Somebody else's client stored nonsense: the comment stands on the paragraph as a whole.
    return null;
  }
}

/** Where the characters of a passage are now, and in which text; null where none of them is left in this document. */
export function locatePassage(
  anchor: PassageAnchor,
  doc: Y.Doc,
): { readonly text: Y.Text; readonly from: number; readonly to: number } | null {
  const start = positionOf(anchor.start, doc);
  const end = positionOf(anchor.end, doc);
  if (!start || !end || start.type !== end.type || !(start.type instanceof Y.Text)) return null;
  return end.index > start.index ? { text: start.type, from: start.index, to: end.index } : null;
}

/** Where in a document the words of a passage would stand, though they are gone: the offset in their text. */
export function lostPlace(anchor: PassageAnchor, doc: Y.Doc): number {
  return positionOf(anchor.start, doc)?.index ?? 0;
}

/** Every place at which a text has the words of a passage. */
export function findQuote(anchor: PassageAnchor, flat: string): number[] {
  const found: number[] = [];
  for (let at = flat.indexOf(anchor.quote); at !== -1; at = flat.indexOf(anchor.quote, at + 1)) found.push(at);
  return found;
}

/** The quotation as it is read: embeds are left out, breaks are blanks. */
export function readableQuote({ quote, isCut }: PassageAnchor): string {
  const words = quote.replaceAll(EMBED, " ").replaceAll(/\s+/gu, " ").trim();
  return isCut ? `${words}…` : words;
}

/** A text as one string of its length. */
export function flatText(text: Y.Text): string {
  return (text.toDelta() as { insert?: unknown }[])
    .map(({ insert }) => (typeof insert === "string" ? insert : EMBED))
    .join("");
}

function positionOf(position: Y.RelativePosition, doc: Y.Doc): Y.AbsolutePosition | null {
  try {
    return Y.createAbsolutePositionFromRelativePosition(position, doc);
  } catch {
    // A position in characters that this document has never had.
    return null;
  }
}

function wellFormedStart(words: string, length: number): string {
  const start = words.slice(0, length);
  return start.isWellFormed() ? start : words.slice(0, length - 1);
}
