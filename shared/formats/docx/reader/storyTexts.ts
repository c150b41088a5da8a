import type { Element } from "@xmldom/xmldom";
import { NO_DATE } from "../../noDate.ts";
import { attributeOf, childrenOf, nameOf } from "./elements.ts";
import type { Piece } from "./story.ts";

/** Words of an element, of alternatives only the first. */
export function textWithin(element: Element): string {
  if (nameOf(element) === "mc:AlternateContent") {
    const [first] = childrenOf(element);
    return first ? textWithin(first) : "";
  }
  if (nameOf(element) === "w:t" || nameOf(element) === "m:t") return element.textContent ?? "";
  return childrenOf(element)
    .map((child) => textWithin(child) + (nameOf(child) === "w:p" ? " " : ""))
    .join("");
}

/** Blanks at the ends count only where the file says so. */
export function textIn(element: Element): string {
  const text = element.textContent ?? "";
  const isKept = element.getAttribute("xml:space") === "preserve";
  return isKept ? text : text.replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
}

/** Key of the note that a reference names, or that a note part holds: "f3", "e1". */
export function noteKey(element: Element): string {
  return `${element.localName?.startsWith("e") ? "e" : "f"}${attributeOf(element, "w:id") ?? ""}`;
}

/** Who is named on a tracked change or a comment; "?" where nobody is. */
export function authorOf(element: Element): string {
  return attributeOf(element, "w:author")?.trim() || "?";
}

/** A time of Word's as ISO 8601 in UTC; nothing where there is none. Word often leaves out the zone. */
export function timeIn(value: string | undefined): string | undefined {
  if (value === NO_DATE) return undefined;
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(value ?? "");
  const time = match ? new Date(`${match[1]}${match[2] ?? "Z"}`) : undefined;
  return time && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
}

/** Neighbouring texts of one form are one piece. */
export function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  let lastForm = "";
  for (const piece of pieces) {
    const last = joined.at(-1);
    const { marks, style, revisions, comments } = { marks: undefined, ...piece };
    const form = piece.type === "text" ? JSON.stringify([marks, style, revisions, comments]) : "";
    if (piece.type === "text" && last?.type === "text" && form === lastForm) {
      joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    } else joined.push(piece);
    lastForm = form;
  }
  return joined;
}
