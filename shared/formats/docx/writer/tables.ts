import type { FileChild, XmlComponent } from "docx";
import type { Inline } from "./blocks.ts";
import { element } from "./element.ts";
import { COLUMN_WIDTH } from "./page.ts";

/** No column gets less than this share of what an equal one would have. */
const LEAST_SHARE = 0.45;

/** Widths of the columns, by how much their longest cells hold; together the text column. */
export function columnWidths(rows: readonly (readonly (readonly Inline[])[])[]): readonly number[] {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) return [];
  const weights = Array.from({ length: columns }, (_, column) =>
    Math.sqrt(Math.max(1, ...rows.map((row) => lengthOf(row[column] ?? [])))),
  );
  const least = (LEAST_SHARE * weights.reduce((sum, weight) => sum + weight, 0)) / columns;
  const shares = weights.map((weight) => Math.max(weight, least));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((share / total) * COLUMN_WIDTH));
  return widths.map((width, column) =>
    column === columns - 1 ? width + COLUMN_WIDTH - widths.reduce((sum, one) => sum + one, 0) : width,
  );
}

function lengthOf(inlines: readonly Inline[]): number {
  return inlines.reduce(
    (sum, inline) => sum + ("run" in inline && "text" in inline.run ? inline.run.text.length : 0),
    0,
  );
}

const line = (side: string, eighths: number): XmlComponent =>
  element(`w:${side}`, { "w:val": eighths === 0 ? "nil" : "single", "w:sz": eighths, "w:space": 0, "w:color": "auto" });

/**
 * The content of a `w:tbl`: rules above, below and under the header, as the UN sets tables; a row is never broken, header
 * rows come again on each page. `rowMarks` makes what is done to a row. Rule DX13.
 */
export function tableElements(
  rows: readonly (readonly FileChild[])[],
  widths: readonly number[],
  header: number,
  rowMarks: () => readonly XmlComponent[],
  isRightToLeft: boolean,
): XmlComponent[] {
  const properties = element("w:tblPr", {}, [
    ...(isRightToLeft ? [element("w:bidiVisual")] : []),
    element("w:tblW", { "w:w": COLUMN_WIDTH, "w:type": "dxa" }),
    element("w:tblBorders", {}, [line("top", 4), line("bottom", 12)]),
    element("w:tblLayout", { "w:type": "fixed" }),
    element("w:tblCellMar", {}, [
      element("w:start", { "w:w": 40, "w:type": "dxa" }),
      element("w:end", { "w:w": 80, "w:type": "dxa" }),
    ]),
  ]);
  const grid = element(
    "w:tblGrid",
    {},
    widths.map((width) => element("w:gridCol", { "w:w": width })),
  );
  const body = rows.map((cells, at) =>
    element("w:tr", {}, [
      element("w:trPr", {}, [element("w:cantSplit"), ...(at < header ? [element("w:tblHeader")] : []), ...rowMarks()]),
      ...cells.map((cell, column) => {
        const rule = at === header - 1 ? [element("w:tcBorders", {}, [line("bottom", 12)])] : [];
        const width = element("w:tcW", { "w:w": widths[column] ?? 0, "w:type": "dxa" });
        return element("w:tc", {}, [element("w:tcPr", {}, [width, ...rule]), cell]);
      }),
    ]),
  );
  return [properties, grid, ...body];
}
