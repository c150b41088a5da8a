import { DOMParser, type Element } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";

/** The parts of a Word file by their paths, as text. */
export function docxParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]));
}

/** One part of a Word file. @throws RangeError when it has none of this path. */
export function docxPart(bytes: Uint8Array, path: string): string {
  const part = docxParts(bytes).get(path);
  if (part === undefined) throw new RangeError(`no part ${path}`);
  return part;
}

/** A paragraph as somebody sees it who accepts or rejects changes. */
interface SeenParagraph {
  readonly style: string;
  /** "^" for a citation, "\n" for a break, "," between citations left out. */
  readonly text: string;
  readonly label: string;
}

const parse = (xml: string): Element => {
  const onError = (level: string, message: string): void => {
    if (level !== "warning") throw new Error(message);
  };
  const root = new DOMParser({ onError }).parseFromString(xml, "application/xml").documentElement;
  if (!root) throw new RangeError("no root element");
  return root;
};

function childrenOf(element: Element): Element[] {
  const children: Element[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1) children.push(node as Element);
  }
  return children;
}

const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element && childrenOf(element).find(({ nodeName }) => nodeName === name);

/** Which changes are taken: those of authors for whom it says yes; all others are rejected. */
export type Taken = (author: string) => boolean;
export const REJECTED: Taken = () => false;
export const ACCEPTED: Taken = () => true;

const COMING = ["w:ins", "w:moveTo"];
const GOING = ["w:del", "w:moveFrom"];

/** True while what a change stands round or at is there. */
function stays(change: Element, taken: Taken): boolean {
  const isTaken = taken(change.getAttribute("w:author") ?? "");
  if (COMING.includes(change.nodeName)) return isTaken;
  return !GOING.includes(change.nodeName) || !isTaken;
}

/**
 * The paragraphs of a story, in order, once changes are taken or rejected. One whose mark is gone joins the next one. Knows
 * nothing of the reader that is under test elsewhere.
 */
export function seenParagraphs(xml: string, taken: Taken): SeenParagraph[] {
  const seen: SeenParagraph[] = [];
  let open: { label: string; text: string } | undefined;
  const visit = (element: Element): void => {
    if (element.nodeName === "w:tr") {
      const changes = childrenOf(childOf(element, "w:trPr") ?? element);
      if (changes.some((change) => !stays(change, taken))) return;
    }
    if (element.nodeName !== "w:p") {
      for (const child of childrenOf(element)) visit(child);
      return;
    }
    const properties = childOf(element, "w:pPr");
    const style = childOf(properties, "w:pStyle")?.getAttribute("w:val") ?? "";
    const words = wordsOf(element, taken);
    const joined = { label: (open?.label ?? "") + words.label, text: (open?.text ?? "") + words.text };
    const marks = childrenOf(childOf(properties, "w:rPr") ?? element);
    if (marks.some((mark) => [...COMING, ...GOING].includes(mark.nodeName) && isMarkOf(mark) && !stays(mark, taken))) {
      open = joined;
      return;
    }
    open = undefined;
    seen.push({ style, ...joined });
  };
  visit(parse(xml));
  return seen;
}

/** Changes of the mark are empty; those within the paragraph are not. */
const isMarkOf = (change: Element): boolean => change.parentNode?.nodeName === "w:rPr";

function wordsOf(paragraph: Element, taken: Taken): { label: string; text: string } {
  let label = "";
  let text = "";
  let field: "none" | "instruction" | "result" = "none";
  const visit = (element: Element): void => {
    if (element.nodeName === "w:pPr" || !stays(element, taken)) return;
    if (element.nodeName !== "w:r") {
      for (const child of childrenOf(element)) visit(child);
      return;
    }
    const style = childOf(childOf(element, "w:rPr"), "w:rStyle")?.getAttribute("w:val");
    for (const child of childrenOf(element)) {
      const type = child.getAttribute("w:fldCharType");
      if (type === "begin") field = "instruction";
      else if (type === "separate") field = "result";
      else if (type === "end") field = "none";
      else if (child.nodeName.endsWith("nstrText")) text += /NOTEREF/.test(child.textContent ?? "") ? "^" : "";
      else if (style === "ClauseLabel") label += child.textContent ?? "";
      else if (child.nodeName === "w:footnoteReference") text += "^";
      else if (child.nodeName === "w:br") text += "\n";
      else if (style !== "FootnoteReference" && field === "none" && child.nodeName !== "w:rPr")
        text += child.textContent ?? "";
    }
  };
  visit(paragraph);
  return { label, text };
}
