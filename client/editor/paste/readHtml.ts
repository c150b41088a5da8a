import { type ClauseKind, isClauseKind, MARKS, type Mark, type Run } from "../../../shared/domain/clause.ts";
import type { FootnoteId } from "../../../shared/domain/ids.ts";
import { storableText } from "../../../shared/domain/words.ts";
import { CLIPBOARD } from "../schema/draftNodes.ts";
import { type Pasted, type PastedBlock, tidyRuns } from "./pasted.ts";

/** Attribute with the words of a note, on its marker: what a copy takes along. */
export const NOTE_RUNS = "data-adref-note-runs";

const BLOCKS = new Set(
  "P DIV H1 H2 H3 H4 H5 H6 LI BLOCKQUOTE PRE SECTION ARTICLE HEADER FOOTER DT DD TR TBODY UL OL BODY HR".split(" "),
);
const SKIPPED = new Set(
  "SCRIPT STYLE META LINK TITLE HEAD XML SVG MATH IFRAME OBJECT EMBED IMG VIDEO AUDIO INPUT BUTTON SELECT TEXTAREA DEL TEMPLATE NOSCRIPT".split(
    " ",
  ),
);

interface Context {
  readonly marks: ReadonlySet<Mark>;
  readonly kind: ClauseKind | null;
  readonly level: number | null;
}

/**
 * Reads pasted HTML: this editor's own, Word's, Google Docs', or anybody's. It is parsed into a document that runs nothing and
 * loads nothing, and only words, our marks, our notes and the shape of paragraphs are taken out of it. Tracked deletions
 * stay behind. Rules ED15, SE-paste. Source: FORMATS section "HTML paste".
 */
export function readHtml(html: string): Pasted {
  const page = new DOMParser().parseFromString(html, "text/html");
  const reader = new HtmlReader();
  reader.takeNotes(page);
  reader.walk(page.body, { marks: new Set(), kind: null, level: null });
  reader.endBlock();
  return { blocks: reader.blocks, notes: reader.notes };
}

class HtmlReader {
  readonly blocks: PastedBlock[] = [];
  readonly notes = new Map<string, readonly Run[]>();
  readonly #noteBodies = new Set<Element>();
  #runs: Run[] = [];
  #number = "";
  #taking: "words" | "number" = "words";
  #kind: ClauseKind | null = null;
  #level: number | null = null;

  /** Finds the words of notes, which Word and Google Docs put at the end, and keeps them out of the text. */
  takeNotes(page: Document): void {
    for (const body of page.querySelectorAll("[id]")) {
      const word = /mso-element:\s*footnote(?!-)/.test(body.getAttribute("style") ?? "") && /^ftn(\d+)$/.exec(body.id);
      const google = body.tagName === "A" && /^ftnt(\d+)$/.exec(body.id);
      const holder = google ? (body.closest("p,div") ?? body) : body;
      const key = (word || google || [])[1];
      if (!key) continue;
      this.#noteBodies.add(holder);
      const reader = new HtmlReader();
      reader.walk(holder, { marks: new Set(), kind: null, level: null });
      reader.endBlock();
      const runs = reader.blocks.flatMap((block) => block.runs);
      this.notes.set(key, withoutLabel(runs));
    }
    for (const list of page.querySelectorAll(
      '[style*="mso-element:footnote-list"],[style*="mso-element:comment-list"]',
    )) {
      this.#noteBodies.add(list);
    }
  }

  walk(parent: Element, context: Context): void {
    for (const node of parent.childNodes) {
      if (node.nodeType === 8) this.#comment((node as Comment).data);
      else if (node.nodeType === 3) this.#text((node as Text).data, context);
      else if (node.nodeType === 1) this.#element(node as Element, context);
    }
  }

  endBlock(): void {
    // What comes from this editor is clean, and may be half a sentence whose blanks count.
    const runs = this.#kind ? this.#runs.filter((run) => !("text" in run) || run.text !== "") : tidyRuns(this.#runs);
    if (runs.length > 0) {
      this.blocks.push({
        kind: this.#kind,
        level: this.#level,
        number: this.#number.replace(/\s+/g, " ").trim(),
        runs,
      });
    }
    this.#runs = [];
    this.#number = "";
    this.#taking = "words";
    this.#kind = null;
    this.#level = null;
  }

  /** Word hides list numbers between two conditional comments. */
  #comment(data: string): void {
    if (/^\[if !supportLists\]/.test(data)) this.#taking = "number";
    else if (/^\[endif\]/.test(data)) this.#taking = "words";
  }

  #text(data: string, context: Context): void {
    const text = storableText(context.kind ? data : data.replace(/[\s\u00a0]+/g, " "));
    if (this.#taking === "number") {
      this.#number += text;
      return;
    }
    const marks = MARKS.filter((mark) => context.marks.has(mark));
    this.#runs.push(marks.length > 0 ? { text, marks } : { text });
  }

  #element(element: Element, context: Context): void {
    const tag = element.tagName.toUpperCase();
    if (SKIPPED.has(tag) || this.#noteBodies.has(element) || this.#isComment(element)) return;
    if (tag === "BR") {
      this.#runs.push({ break: true });
      return;
    }
    if (this.#note(element)) return;
    if (tag === "TABLE") {
      this.#table(element as HTMLTableElement);
      return;
    }
    if (!BLOCKS.has(tag)) {
      this.walk(element, { ...context, marks: marksOf(element, context.marks) });
      return;
    }
    this.endBlock();
    const inner = { marks: marksOf(element, context.marks), ...shapeOf(element, context) };
    if (tag === "LI") this.#number = listNumber(element);
    this.#kind = inner.kind;
    this.#level = inner.level;
    this.walk(element, inner);
    this.endBlock();
  }

  #isComment(element: Element): boolean {
    return /mso-comment-reference|mso-element:\s*comment/.test(element.getAttribute("style") ?? "");
  }

  /** A footnote marker of any of the three kinds; the way back from a note to its marker is no words either. */
  #note(element: Element): boolean {
    const own = element.getAttribute(CLIPBOARD.note);
    if (own !== null) {
      const runs = ownRuns(element.getAttribute(NOTE_RUNS));
      if (runs) this.notes.set(own, runs);
      this.#runs.push({ footnote: own as FootnoteId });
      return true;
    }
    if (element.tagName !== "A") return false;
    const href = element.getAttribute("href") ?? "";
    if (/#_?ftn(?:t_)?ref\d+$/.test(href)) return true;
    const key =
      /mso-footnote-id:\s*ftn(\d+)/.exec(element.getAttribute("style") ?? "")?.[1] ?? /#_?ftnt?(\d+)$/.exec(href)?.[1];
    if (!key || !this.notes.has(key)) return false;
    this.#runs.push({ footnote: key as FootnoteId });
    return true;
  }

  #table(table: HTMLTableElement): void {
    this.endBlock();
    const cells = [...table.rows].map((row) =>
      [...row.cells].map((cell) => {
        const reader = new HtmlReader();
        reader.walk(cell, { marks: new Set(), kind: null, level: null });
        reader.endBlock();
        return reader.blocks.flatMap((block, index): Run[] =>
          index > 0 ? [{ break: true }, ...block.runs] : [...block.runs],
        );
      }),
    );
    if (cells.some((row) => row.length > 0)) this.blocks.push({ kind: "table", level: 0, number: "", runs: [], cells });
  }
}

/** Marks an element adds or takes away; bold, colours and the like are nothing to us. */
function marksOf(element: Element, outer: ReadonlySet<Mark>): ReadonlySet<Mark> {
  const marks = new Set(outer);
  const style = element.getAttribute("style") ?? "";
  const tag = element.tagName;
  if (tag === "I" || tag === "EM" || /font-style:\s*(italic|oblique)/.test(style)) marks.add("em");
  if (/font-style:\s*normal/.test(style)) marks.delete("em");
  if (tag === "SUB" || /vertical-align:\s*sub/.test(style)) marks.add("sub");
  if (tag === "SUP" || /vertical-align:\s*super/.test(style)) marks.add("sup");
  if (/vertical-align:\s*baseline/.test(style)) {
    marks.delete("sub");
    marks.delete("sup");
  }
  if (marks.has("sub") && marks.has("sup")) marks.delete("sub");
  return marks;
}

function shapeOf(element: Element, outer: Context): Pick<Context, "kind" | "level"> {
  const kind = element.getAttribute(CLIPBOARD.kind);
  if (isClauseKind(kind)) return { kind, level: Number(element.getAttribute(CLIPBOARD.level) ?? 0) || 0 };
  const style = element.getAttribute("style") ?? "";
  const word = /mso-list:[^;]*level(\d+)/.exec(style)?.[1];
  const level = word ?? element.getAttribute("aria-level");
  return { kind: outer.kind, level: level ? Math.max(0, Number(level) - 1) : (listDepth(element) ?? outer.level) };
}

function listDepth(element: Element): number | null {
  let depth = -1;
  for (let each: Element | null = element; each; each = each.parentElement) {
    if (each.tagName === "OL" || each.tagName === "UL") depth++;
  }
  return depth < 0 ? null : depth;
}

/** The number a browser would print before a list item. */
function listNumber(item: Element): string {
  const list = item.parentElement;
  if (list?.tagName !== "OL") return "";
  const items = [...list.children].filter((child) => child.tagName === "LI");
  const at = Number(list.getAttribute("start") ?? 1) + items.indexOf(item);
  const style = `${item.getAttribute("style") ?? ""};${list.getAttribute("style") ?? ""};${list.getAttribute("type") ?? ""}`;
  if (/roman|;i$/i.test(style)) return "(i)";
  if (/alpha|latin|;a$/i.test(style)) return "(a)";
  return `${at}.`;
}

function withoutLabel(runs: readonly Run[]): Run[] {
  const [first, ...rest] = runs;
  if (!first || !("text" in first)) return [...runs];
  const text = first.text.replace(/^\s*\[?\d+\]?\s*/, "");
  return tidyRuns([{ ...first, text }, ...rest]);
}

/** Runs of a note as this editor wrote them; null for anything else. */
function ownRuns(json: string | null): Run[] | null {
  if (json === null) return null;
  try {
    const value: unknown = JSON.parse(json);
    if (!Array.isArray(value)) return null;
    return value.flatMap((entry: unknown): Run[] => {
      const run = (entry ?? {}) as { text?: unknown; marks?: unknown };
      if (typeof run.text !== "string") return [];
      const names: readonly unknown[] = Array.isArray(run.marks) ? run.marks : [];
      const marks = MARKS.filter((mark) => names.includes(mark));
      return [marks.length > 0 ? { text: run.text, marks } : { text: run.text }];
    });
  } catch {
    // Not ours after all: the marker stays, without words.
    return null;
  }
}
