import { isClauseKind, MARKS, type Mark, type Run } from "../../domain/clause.ts";
import type { FootnoteId } from "../../domain/ids.ts";
import { storableText } from "../../domain/words.ts";
import type { FileBlock, FileBlocks } from "../blocks/fileBlock.ts";
import { tidyRuns } from "../blocks/tidyRuns.ts";
import { isAllItalic } from "../blocks/uprightRuns.ts";
import { nextNumber, type OpenList, openList } from "./htmlLists.ts";
import type { HtmlElement, HtmlNode } from "./htmlNode.ts";
import { isNoteList, isNotesSection, isWayBack, markerKey, noteBodies } from "./htmlNotes.ts";
import { isLayout, readTable } from "./htmlTable.ts";
import { OWN_HTML } from "./ownHtml.ts";

const BLOCKS = new Set(
  "p div h1 h2 h3 h4 h5 h6 li blockquote pre section article header footer main aside nav figure figcaption caption dl dt dd table thead tfoot tbody tr td th ul ol body hr address details summary center fieldset form".split(
    " ",
  ),
);
const SKIPPED = new Set(
  "script style meta link title head xml svg math iframe object embed img video audio input button select textarea del template noscript".split(
    " ",
  ),
);

interface Context {
  readonly marks: ReadonlySet<Mark>;
  readonly known: FileBlock["known"];
  readonly listLevel: number | null;
  readonly list: OpenList | null;
  readonly isFar: boolean;
}

const OUTSIDE: Context = { marks: new Set(), known: undefined, listLevel: null, list: null, isFar: false };

/**
 * Reads HTML as blocks: our own, Word's, Google Docs', LibreOffice's, or anybody's. Only words, our marks, notes and the shape
 * of paragraphs are taken out of it: whatever could run or load has no way into a block. Tracked deletions stay behind.
 * Rules ED15, SE20, FF20–FF22. Source: FORMATS section "HTML paste".
 */
export function htmlBlocks(page: HtmlElement): FileBlocks {
  const bodies = noteBodies(page);
  const notes = new Map<string, readonly Run[]>();
  for (const [body, key] of bodies) notes.set(key, noteWords(body, key, bodies));
  return { blocks: new BlockReader(bodies, notes).read(page, OUTSIDE), notes };
}

/** Words of a note; the number before them goes. */
function noteWords(body: HtmlElement, key: string, bodies: ReadonlyMap<HtmlElement, string>): readonly Run[] {
  const isOwn = body.attributes[OWN_HTML.noteWords] !== undefined;
  const reader = new BlockReader(bodies, new Map());
  const runs = inOneBlock(reader.read(body, isOwn ? { ...OUTSIDE, known: { kind: "text", level: 0 } } : OUTSIDE));
  return isOwn || reader.sawWayBack ? runs : withoutNumber(runs, key);
}

function inOneBlock(blocks: readonly FileBlock[]): Run[] {
  return blocks.flatMap(({ number, runs }, index): Run[] => [
    ...(index > 0 ? [{ break: true as const }] : []),
    ...(number === "" ? [] : [{ text: `${number} ` }]),
    ...runs,
  ]);
}

function withoutNumber(runs: readonly Run[], key: string): Run[] {
  const [first, ...rest] = runs;
  if (!first || !("text" in first)) return [...runs];
  const number = /\d+$/.exec(key)?.[0] ?? "";
  const text = first.text.replace(new RegExp(`^\\s*(?:\\[${number}\\]|${number}\\b[.)]?)\\s*`), "");
  return tidyRuns([{ ...first, text }, ...rest]);
}

class BlockReader {
  /** True when a link from a note to its marker was passed. */
  sawWayBack = false;
  readonly #bodies: ReadonlyMap<HtmlElement, string>;
  readonly #notes: Map<string, readonly Run[]>;
  readonly #blocks: FileBlock[] = [];
  #runs: Run[] = [];
  /** Typed by the program before the words of this block. */
  #number = "";
  /** Of the list item that begins; its first words get it. */
  #itemNumber = "";
  #taking: "words" | "number" = "words";
  #context: Context = OUTSIDE;
  #heading: number | undefined;
  #line: number | undefined;

  constructor(bodies: ReadonlyMap<HtmlElement, string>, notes: Map<string, readonly Run[]>) {
    this.#bodies = bodies;
    this.#notes = notes;
  }

  /** The blocks below an element. */
  read(parent: HtmlElement, context: Context): readonly FileBlock[] {
    this.#context = context;
    this.#walk(parent, context);
    this.#endBlock(context);
    return this.#blocks;
  }

  #walk(parent: HtmlElement, context: Context): void {
    for (const node of parent.children) {
      if (node.type === "comment") this.#comment(node.text);
      else if (node.type === "text") this.#text(node.text, context);
      else this.#element(node, context);
    }
  }

  /** `next` is what the words behind it belong to. */
  #endBlock(next: Context): void {
    const { known, listLevel, isFar } = this.#context;
    // What comes from us is clean, and may be half a sentence whose blanks count.
    const runs = known ? this.#runs.filter((run) => !("text" in run) || run.text !== "") : tidyRuns(this.#runs);
    if (runs.length > 0 || (known?.id !== undefined && known !== next.known)) {
      const number = this.#number.replace(/\s+/g, " ").trim() || this.#itemNumber;
      this.#itemNumber = "";
      this.#blocks.push({
        runs,
        number,
        ...(known ? { known } : {}),
        ...(this.#heading === undefined || known ? {} : { heading: this.#heading }),
        ...(listLevel === null ? {} : { listLevel }),
        ...(isFar || isAllItalic(runs) ? { isSetOff: true } : {}),
        ...(this.#line === undefined ? {} : { line: this.#line }),
      });
    }
    this.#runs = [];
    this.#number = "";
    this.#taking = "words";
    this.#context = next;
    this.#heading = undefined;
    this.#line = undefined;
  }

  /** Word hides list numbers between two conditional comments. */
  #comment(text: string): void {
    if (/^\[if !supportLists\]/.test(text)) this.#taking = "number";
    else if (/^\[endif\]/.test(text)) this.#taking = "words";
  }

  #text(given: string, context: Context): void {
    const text = storableText(context.known ? given.replace(/ *[\r\n]+ */g, " ") : given.replace(/[\s\u00a0]+/g, " "));
    if (this.#taking === "number") {
      this.#number += text;
      return;
    }
    const marks = MARKS.filter((mark) => context.marks.has(mark));
    this.#runs.push(marks.length > 0 ? { text, marks } : { text });
  }

  #element(element: HtmlElement, context: Context): void {
    const { tag, attributes } = element;
    if (SKIPPED.has(tag) || this.#bodies.has(element) || isNoteList(element) || isComment(element)) return;
    if (attributes[OWN_HTML.number] !== undefined || attributes[OWN_HTML.silent] !== undefined) return;
    if (tag === "br") {
      this.#runs.push({ break: true });
      return;
    }
    if (this.#note(element)) return;
    if (isNotesSection(element)) {
      this.#walk({ ...element, children: element.children.filter((child) => !isHeading(child)) }, context);
      return;
    }
    if (tag === "table" && (attributes[OWN_HTML.kind] !== undefined || !isLayout(element))) {
      this.#table(element, context);
      return;
    }
    if (!BLOCKS.has(tag)) {
      this.#walk(element, { ...context, marks: marksOf(element, context.marks) });
      return;
    }
    const inner = insideBlock(element, context);
    this.#endBlock(inner);
    if (tag === "li") this.#itemNumber = inner.list ? nextNumber(inner.list, element) : "";
    this.#heading = headingRank(element);
    this.#line = element.line;
    this.#walk(element, inner);
    this.#endBlock(context);
    if (tag === "li") this.#itemNumber = "";
  }

  /** A footnote marker of any program; the way back from a note to its marker is no words either. */
  #note(element: HtmlElement): boolean {
    const own = element.attributes[OWN_HTML.note];
    if (own !== undefined) {
      const runs = ownRuns(element.attributes[OWN_HTML.noteRuns]);
      if (runs) this.#notes.set(own, runs);
      this.#runs.push({ footnote: own as FootnoteId });
      return true;
    }
    if (isWayBack(element)) {
      this.sawWayBack = true;
      return true;
    }
    const key = markerKey(element);
    if (!key || !this.#notes.has(key)) return false;
    this.#runs.push({ footnote: key as FootnoteId });
    return true;
  }

  #table(table: HtmlElement, context: Context): void {
    const { known } = insideBlock(table, context);
    this.#endBlock(context);
    const caption = table.children.find((child) => child.type === "element" && child.tag === "caption");
    // Our tables have words of their own; elsewhere a caption is a paragraph before the table.
    const read = known && caption?.type === "element" ? this.#inside(caption, known) : [];
    if (!known && caption?.type === "element") this.#element(caption, context);
    const { header, cells } = readTable(table, (cell) => this.#inside(cell, known));
    const line = table.line === undefined ? {} : { line: table.line };
    if (cells.length > 0 || known) {
      this.#blocks.push({ runs: read, number: "", header, cells, ...(known ? { known } : {}), ...line });
    }
  }

  /** Words of a cell or a caption: those of ours are clean. */
  #inside(element: HtmlElement, known: FileBlock["known"]): readonly Run[] {
    const reader = new BlockReader(this.#bodies, this.#notes);
    return inOneBlock(reader.read(element, known ? { ...OUTSIDE, known: { kind: "table", level: 0 } } : OUTSIDE));
  }
}

function isComment({ attributes }: HtmlElement): boolean {
  return /mso-comment-reference|mso-element:\s*comment/.test(attributes.style ?? "");
}

/** Marks an element adds or takes away; bold, colours and the like are nothing to us. */
function marksOf({ tag, attributes }: HtmlElement, outer: ReadonlySet<Mark>): ReadonlySet<Mark> {
  if (attributes[OWN_HTML.lead] !== undefined) return outer;
  const style = attributes.style ?? "";
  const marks = new Set(outer);
  if (tag === "i" || tag === "em" || /font-style:\s*(?:italic|oblique)/.test(style)) marks.add("em");
  if (/font-style:\s*normal/.test(style)) marks.delete("em");
  if (tag === "sub" || /vertical-align:\s*sub/.test(style)) marks.add("sub");
  if (tag === "sup" || /vertical-align:\s*super/.test(style)) marks.add("sup");
  if (/vertical-align:\s*baseline/.test(style)) {
    marks.delete("sub");
    marks.delete("sup");
  }
  if (marks.has("sub") && marks.has("sup")) marks.delete("sub");
  return marks;
}

function insideBlock(element: HtmlElement, outer: Context): Context {
  const { tag, attributes } = element;
  const style = attributes.style ?? "";
  const list = tag === "ol" || tag === "ul" ? openList(element, outer.list) : outer.list;
  const kind = attributes[OWN_HTML.kind];
  const id = attributes[OWN_HTML.clause];
  const degree = /mso-list:[^;]*level(\d+)/.exec(style)?.[1] ?? attributes["aria-level"];
  const align = /text-align:\s*([a-z]+)/.exec(style)?.[1] ?? attributes.align;
  return {
    marks: marksOf(element, outer.marks),
    known: isClauseKind(kind)
      ? { kind, level: Number(attributes[OWN_HTML.level] ?? 0) || 0, ...(id === undefined ? {} : { id }) }
      : outer.known,
    listLevel: degree ? Math.max(0, Number(degree) - 1 || 0) : (list?.level ?? outer.listLevel),
    list,
    isFar: align === undefined ? outer.isFar : align === "right" || align === "end",
  };
}

function headingRank({ tag, attributes }: HtmlElement): number | undefined {
  if (/\bMsoTitle\b/.test(attributes.class ?? "")) return 1;
  return /^h[1-6]$/.test(tag) ? Number(tag.charAt(1)) : undefined;
}

function isHeading(node: HtmlNode): boolean {
  return node.type === "element" && headingRank(node) !== undefined;
}

/** Runs of a note as this editor wrote them; null for anything else. */
function ownRuns(json: string | undefined): Run[] | null {
  if (json === undefined) return null;
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
