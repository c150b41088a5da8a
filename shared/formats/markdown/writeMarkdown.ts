import type { ContentClause } from "../../document/content.ts";
import { leadLength } from "../../document/leadLength.ts";
import { plainText } from "../../domain/clause.ts";
import type { FileView } from "../fileView.ts";
import { printedNumber } from "../printedNumber.ts";
import { isNumberedTitle, mastheadLines } from "../text/mastheadLines.ts";
import { type FlowNode, type ListNode, type PhrasingNode, printMarkdown, type TableNode } from "./markdownTree.ts";
import { PhrasingWriter } from "./phrasing.ts";

/**
 * A view of a draft as Markdown: the title and the headings as headings, numbered paragraphs as lists that begin with their
 * number, sub-paragraphs within them with their sign as words, notes as footnotes, tables as tables. Built as a tree, never
 * as a string: what would be mark-up in words is escaped. Pure.
 * @throws RangeError for tracked changes: they are for formats that have them. Rules FF3, FF8.
 */
export function writeMarkdown(view: FileView): string {
  if (view.view === "tracked") throw new RangeError("Markdown shows no tracked changes");
  const { content } = view;
  const { clauses, footnotes } = view.view === "compilation" ? view.compiled : content;
  const phrasing = new PhrasingWriter(content.language, new Map(footnotes.map(({ id, number }) => [id, number])));
  const writer = new FlowWriter(view, phrasing);
  const masthead = mastheadLines(content).flatMap((text, index): PhrasingNode[] => [
    ...(index > 0 ? [{ type: "break" as const }] : []),
    { type: "text", value: text },
  ]);
  const notes = footnotes.map(({ number, text }): FlowNode => {
    const label = String(number);
    const children: FlowNode[] = [{ type: "paragraph", children: phrasing.write(text) }];
    return { type: "footnoteDefinition", identifier: label, label, children };
  });
  for (const clause of clauses) writer.clause(clause);
  return printMarkdown([
    ...(masthead.length > 0 ? [{ type: "paragraph" as const, children: masthead }] : []),
    ...writer.flow,
    ...notes,
  ]);
}

/** Makes nodes of clauses, in text order. */
class FlowWriter {
  readonly flow: FlowNode[] = [];
  readonly #view: Exclude<FileView, { readonly view: "tracked" }>;
  readonly #phrasing: PhrasingWriter;
  /** The list that the next number goes on with; its last item holds what stands below it. */
  #list: ListNode | null = null;

  constructor(view: Exclude<FileView, { readonly view: "tracked" }>, phrasing: PhrasingWriter) {
    this.#view = view;
    this.#phrasing = phrasing;
  }

  clause(clause: ContentClause): void {
    const { kind, level, text } = clause;
    const number = printedNumber(this.#view.view, clause);
    switch (kind) {
      case "title":
        this.#heading(1, this.#titleNumber(clause), clause);
        break;
      case "heading":
        this.#heading(level + 1, number, clause);
        break;
      case "annex":
        this.#heading(2, plainText(text) === "" || number === "" ? number : `${number}:`, clause);
        break;
      case "closing":
        // Known again by its italics, in every language.
        this.#paragraph(this.#phrasing.write(text, { isItalic: true }));
        break;
      case "table":
        this.#paragraph(this.#phrasing.write(text));
        this.#table(clause);
        break;
      default:
        this.#words(number, clause, kind === "operative" || kind === "numbered");
    }
  }

  /** A clause of the list that it belongs to, or a paragraph by itself. */
  #words(number: string, clause: ContentClause, isListed: boolean): void {
    const words = this.#phrasing.write(clause.text, { leadLength: leadLength(clause) });
    const ordinal = /^(\d+)\.$/.exec(number)?.[1];
    if (isListed && clause.level === 0 && ordinal !== undefined && words.length > 0) {
      this.#item(Number(ordinal), words);
      return;
    }
    const isLabel = this.#view.view !== "final" && clause.level === 0 && number !== "";
    const before: PhrasingNode[] = isLabel
      ? [
          { type: "strong", children: [{ type: "text", value: number }] },
          { type: "text", value: " " },
        ]
      : number === "" || words.length === 0
        ? textNodes(number)
        : textNodes(`${number} `);
    if (before.length + words.length === 0) return;
    const paragraph: FlowNode = { type: "paragraph", children: [...before, ...words] };
    const item = isListed && clause.level > 0 ? this.#list?.children.at(-1) : undefined;
    if (item) item.children.push(paragraph);
    else this.#paragraph(paragraph.children);
  }

  #item(ordinal: number, words: readonly PhrasingNode[]): void {
    const list = this.#list;
    const isNext = list && (list.start ?? 1) + list.children.length === ordinal;
    const open: ListNode = isNext ? list : { type: "list", ordered: true, start: ordinal, spread: true, children: [] };
    open.children.push({ type: "listItem", spread: true, children: [{ type: "paragraph", children: [...words] }] });
    if (!isNext) this.flow.push(open);
    this.#list = open;
  }

  #paragraph(children: PhrasingNode[]): void {
    if (children.length === 0) return;
    this.flow.push({ type: "paragraph", children });
    this.#list = null;
  }

  #heading(depth: number, number: string, { text }: ContentClause): void {
    const words = this.#phrasing.write(text, { isOneLine: true });
    const before = textNodes(number === "" || words.length === 0 ? number : `${number} `);
    this.#list = null;
    if (before.length + words.length === 0) return;
    this.flow.push({ type: "heading", depth: depth as 1 | 2 | 3 | 4, children: [...before, ...words] });
  }

  #titleNumber({ text }: ContentClause): string {
    const { content } = this.#view;
    return isNumberedTitle(content, plainText(text)) ? `${content.head.number}.` : "";
  }

  /** Markdown tables have one header row: an empty one stands for none. */
  #table({ header = 0, cells = [] }: ContentClause): void {
    const [first] = cells;
    if (!first) return;
    const rows = header > 0 ? cells : [first.map(() => []), ...cells];
    const children = rows.map((row): TableNode["children"][number] => ({
      type: "tableRow",
      children: row.map((cell) => ({
        type: "tableCell",
        children: this.#phrasing.write(cell, { isOneLine: true }),
      })),
    }));
    this.flow.push({ type: "table", children });
    this.#list = null;
  }
}

function textNodes(value: string): PhrasingNode[] {
  return value === "" ? [] : [{ type: "text", value }];
}
