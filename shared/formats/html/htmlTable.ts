import { CONTENT_LIMITS } from "../../document/readContent.ts";
import type { Run } from "../../domain/clause.ts";
import { type HtmlElement, visitElements } from "./htmlNode.ts";

interface Row {
  readonly cells: readonly HtmlElement[];
  readonly isHeader: boolean;
}

/** Rows of a table, those of tables within it left out. */
function rowsOf(table: HtmlElement): Row[] {
  const rows: Row[] = [];
  const walk = (parent: HtmlElement, inHead: boolean): void => {
    for (const child of parent.children) {
      if (child.type !== "element" || child.tag === "table") continue;
      if (child.tag !== "tr") {
        walk(child, child.tag === "thead");
        continue;
      }
      const cells = child.children.filter(
        (cell): cell is HtmlElement => cell.type === "element" && (cell.tag === "td" || cell.tag === "th"),
      );
      const isHeader = cells.length > 0 && (inHead || cells.every(({ tag }) => tag === "th"));
      if (cells.length > 0) rows.push({ cells, isHeader });
    }
  };
  walk(table, false);
  return rows;
}

/** True for a table that only lays out a page: tables within its cells, or one column of several paragraphs a cell. */
export function isLayout(table: HtmlElement): boolean {
  let hasTable = false;
  let paragraphs = 0;
  visitElements(table, ({ tag }) => {
    hasTable ||= tag === "table";
    if (/^(?:p|li|h[1-6])$/.test(tag)) paragraphs += 1;
  });
  const rows = rowsOf(table);
  return hasTable || (rows.every(({ cells }) => cells.length === 1) && paragraphs > rows.length);
}

/** A table as a full grid; a cell that reaches over several places fills the first of them. */
export function readTable(
  table: HtmlElement,
  read: (cell: HtmlElement) => readonly Run[],
): { readonly header: number; readonly cells: readonly (readonly (readonly Run[])[])[] } {
  const rows = rowsOf(table);
  // By column: how many further rows a cell above reaches into.
  const reaching: number[] = [];
  const cells = rows.map((row) => {
    const line: (readonly Run[])[] = [];
    const skip = () => {
      while ((reaching[line.length] ?? 0) > 0) {
        reaching[line.length] = (reaching[line.length] ?? 0) - 1;
        line.push([]);
      }
    };
    for (const cell of row.cells) {
      skip();
      const rowSpan = spanOf(cell, "rowspan");
      const words = read(cell);
      for (let span = spanOf(cell, "colspan"), at = 0; at < span; at += 1) {
        reaching[line.length] = rowSpan - 1;
        line.push(at === 0 ? words : []);
      }
    }
    skip();
    return line;
  });
  const body = rows.findIndex(({ isHeader }) => !isHeader);
  return { header: body < 0 ? rows.length : body, cells };
}

function spanOf({ attributes }: HtmlElement, name: "colspan" | "rowspan"): number {
  const value = Number(attributes[name] ?? 1);
  return Number.isInteger(value) && value >= 1 && value <= CONTENT_LIMITS.columns ? value : 1;
}
