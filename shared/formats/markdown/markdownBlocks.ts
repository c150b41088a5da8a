import { subNumber } from "../../document/numbering.ts";
import { MARKS, type Mark, type Run } from "../../domain/clause.ts";
import type { FootnoteId } from "../../domain/ids.ts";
import { joinRuns } from "../../domain/joinRuns.ts";
import { storableText } from "../../domain/words.ts";
import type { FileBlock, FileBlocks } from "../blocks/fileBlock.ts";
import { isAllItalic } from "../blocks/uprightRuns.ts";
import { htmlBlocks } from "../html/htmlBlocks.ts";
import { parseHtml } from "../html/parseHtml.ts";
import type { FlowNode, ListNode, PhrasingNode, TableNode } from "./markdownTree.ts";

/** Where a paragraph stands. */
interface Context {
  /** Degree of the innermost list; absent outside of lists. */
  readonly listLevel?: number;
  /** False for bullets that no numbered list holds. */
  readonly isNumbered: boolean;
}

const TAG = /^<(\/?)(em|i|sub|sup)>$/i;
const BREAK = /^<br *\/?>$/i;
/** No list of ours is longer. */
const MOST_ITEMS = 3_999;

/** Reads the tree of a file of Markdown as blocks. Rules FF24–FF26. */
export function markdownBlocks(nodes: readonly FlowNode[]): FileBlocks {
  const reader = new BlockReader();
  reader.flow(nodes, { isNumbered: false });
  return { blocks: reader.blocks, notes: reader.notes };
}

class BlockReader {
  readonly blocks: FileBlock[] = [];
  readonly notes = new Map<string, readonly Run[]>();
  /** Of the list item that begins; its first words get it. */
  #itemNumber = "";

  flow(nodes: readonly FlowNode[], context: Context): void {
    for (const node of nodes) this.#node(node, context);
  }

  #node(node: FlowNode, context: Context): void {
    const line = node.position?.start.line;
    switch (node.type) {
      case "heading":
        this.#block(runsOf(node.children), context, line, { heading: node.depth });
        break;
      case "paragraph":
        this.#block(runsOf(node.children), context, line);
        break;
      case "code":
        this.#block(linesOf(node.value), context, line);
        break;
      case "list":
        this.#listed(node, context);
        break;
      case "blockquote":
        this.flow(node.children, context);
        break;
      case "table":
        this.#table(node, line);
        break;
      case "footnoteDefinition":
        this.#note(node.identifier, node.children);
        break;
      case "html":
        this.#html(node.value, line);
        break;
      default:
      // Rules between paragraphs and addresses of links hold no words.
    }
  }

  #block(given: readonly Run[], { listLevel }: Context, line: number | undefined, more: Partial<FileBlock> = {}): void {
    const runs = trimmed(given);
    if (runs.length === 0) return;
    this.blocks.push({
      runs,
      number: this.#itemNumber,
      ...(listLevel === undefined ? {} : { listLevel: listLevel + (this.#itemNumber === "" ? 1 : 0) }),
      ...(isAllItalic(runs) ? { isSetOff: true } : {}),
      ...(line === undefined ? {} : { line }),
      ...more,
    });
    this.#itemNumber = "";
  }

  #listed({ ordered, start, children }: ListNode, outer: Context): void {
    const level = outer.listLevel === undefined ? 0 : outer.listLevel + 1;
    const context = { listLevel: level, isNumbered: outer.isNumbered || ordered === true };
    children.forEach((item, index) => {
      const ordinal = (ordered ? (start ?? 1) : 1) + index;
      const isNumber = context.isNumbered && ordinal >= 1 && ordinal <= MOST_ITEMS;
      // A figure within a list stands for the sign of its degree, as in HTML.
      this.#itemNumber = !isNumber ? "" : level === 0 ? `${ordinal}.` : subNumber(Math.min(level, 4), ordinal, "en");
      this.flow(item.children, context);
      this.#itemNumber = "";
    });
  }

  #table({ children }: TableNode, line: number | undefined): void {
    const cells = children.map((row) => row.children.map((cell) => trimmed(runsOf(cell.children))));
    const hasHeader = cells[0]?.some((cell) => cell.length > 0) ?? false;
    this.blocks.push({
      runs: [],
      number: "",
      header: hasHeader ? 1 : 0,
      cells: hasHeader ? cells : cells.slice(1),
      ...(line === undefined ? {} : { line }),
    });
  }

  #note(key: string, nodes: readonly FlowNode[]): void {
    const reader = new BlockReader();
    reader.flow(nodes, { isNumbered: false });
    const runs = reader.blocks.flatMap((block, index): Run[] =>
      index > 0 ? [{ break: true }, ...block.runs] : [...block.runs],
    );
    this.notes.set(key, runs);
  }

  #html(value: string, line: number | undefined): void {
    const { blocks, notes } = htmlBlocks(parseHtml(value));
    for (const block of blocks) this.blocks.push({ ...block, ...(line === undefined ? {} : { line }) });
    for (const [key, runs] of notes) this.notes.set(key, runs);
  }
}

/** Joined runs without blanks at both ends; those beside a break count, for Markdown keeps none there by chance. */
function trimmed(given: readonly Run[]): readonly Run[] {
  const runs = [...joinRuns(given)];
  const [first] = runs;
  if (first && "text" in first) runs[0] = { ...first, text: first.text.trimStart() };
  const last = runs.at(-1);
  if (last && "text" in last) runs[runs.length - 1] = { ...last, text: last.text.trimEnd() };
  return joinRuns(runs);
}

function linesOf(text: string): Run[] {
  return text
    .split("\n")
    .flatMap((line, index): Run[] => [...(index > 0 ? [{ break: true as const }] : []), { text: storableText(line) }]);
}

/** Words with the marks that Markdown and the HTML in it give them. */
function runsOf(nodes: readonly PhrasingNode[]): Run[] {
  const runs: Run[] = [];
  /** Marks that tags have opened. */
  const open = new Set<Mark>();
  const add = (text: string, isEm: boolean): void => {
    const marks = MARKS.filter((mark) => open.has(mark) || (mark === "em" && isEm));
    const words = storableText(text.replace(/\s+/g, " "));
    runs.push(marks.length > 0 ? { text: words, marks } : { text: words });
  };
  const walk = (node: PhrasingNode, isEm: boolean): void => {
    switch (node.type) {
      case "text":
      case "inlineCode":
        add(node.value, isEm);
        break;
      case "break":
        runs.push({ break: true });
        break;
      case "footnoteReference":
        runs.push({ footnote: node.identifier as FootnoteId });
        break;
      case "image":
      case "imageReference":
        add(node.alt ?? "", isEm);
        break;
      case "html":
        takeTag(node.value, open, runs);
        break;
      default:
        for (const child of node.children) walk(child, isEm || node.type === "emphasis");
    }
  };
  for (const node of nodes) walk(node, false);
  return runs;
}

function takeTag(tag: string, open: Set<Mark>, runs: Run[]): void {
  if (BREAK.test(tag)) {
    runs.push({ break: true });
    return;
  }
  const [, closing, name = ""] = TAG.exec(tag) ?? [];
  if (closing === undefined) return;
  const mark = name === "sub" || name === "sup" ? name : "em";
  if (closing === "") open.add(mark);
  else open.delete(mark);
}
