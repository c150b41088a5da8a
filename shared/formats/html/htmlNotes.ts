import { type HtmlElement, visitElements } from "./htmlNode.ts";
import { OWN_HTML } from "./ownHtml.ts";

/**
 * How programs write notes: Word (ftn, edn), Google Docs (ftnt), LibreOffice (sdfootnote, sdendnote), pandoc and forges (fn).
 * The key of a note is family and number.
 */
const FAMILY = "ftnt|ftn|edn|sdfootnote|sdendnote|fn";
const BODY_ID = new RegExp(`^(?:user-content-)?(${FAMILY})[-:]?(\\d{1,4})$`);
const MARKER = new RegExp(`#_?(?:user-content-)?(${FAMILY})[-:]?(\\d{1,4})(?:sym)?$`);
const WAY_BACK =
  /#_?(?:user-content-)?(?:ftnt_ref|ftnref|ednref|fnref)[-:]?\d{1,4}(?:[-:]\d+)?$|#sd(?:foot|end)note\d{1,4}anc$/;
const WORD_MARKER = /mso-(?:footnote|endnote)-id:\s*(ftn|edn)(\d{1,4})/;
const WORD_LIST = /mso-element:\s*(?:footnote-list|endnote-list|comment-list)/;

/** Elements that hold the words of notes, with their keys. */
export function noteBodies(page: HtmlElement): Map<HtmlElement, string> {
  const bodies = new Map<HtmlElement, string>();
  visitElements(page, (element, around) => {
    const own = element.attributes[OWN_HTML.noteWords];
    const [, family, number] = BODY_ID.exec(element.attributes.id ?? "") ?? [];
    if (own !== undefined) bodies.set(element, own);
    else if (family && number) bodies.set(element.tag === "a" ? holderOf(element, around) : element, family + number);
  });
  return bodies;
}

/** The paragraph around an anchor that a note is known by. */
function holderOf(anchor: HtmlElement, around: readonly HtmlElement[]): HtmlElement {
  return around.findLast(({ tag }) => tag === "p" || tag === "div" || tag === "li") ?? anchor;
}

/** True for what Word wraps around all notes, or around comments: nothing in it is part of the text. */
export function isNoteList({ attributes }: HtmlElement): boolean {
  return WORD_LIST.test(attributes.style ?? "");
}

/** True for a part of a page that holds all notes; its heading is none of the text's. */
export function isNotesSection({ attributes }: HtmlElement): boolean {
  return attributes.role === "doc-endnotes" || /\bfootnotes\b/.test(attributes.class ?? "");
}

/** True for a link from the words of a note to its marker. */
export function isWayBack({ tag, attributes }: HtmlElement): boolean {
  return tag === "a" && WAY_BACK.test(attributes.href ?? "");
}

/** The key of the note that an element is the marker of. */
export function markerKey({ tag, attributes }: HtmlElement): string | undefined {
  if (tag !== "a") return undefined;
  const [, family, number] = WORD_MARKER.exec(attributes.style ?? "") ?? MARKER.exec(attributes.href ?? "") ?? [];
  return family && number ? family + number : undefined;
}
