import { type CellValue, type RichText, Workbook } from "@cj-tech-master/excelts";
import { inertCell } from "../../amendments/csvText.ts";
import type { RegisterFileRow } from "../../amendments/registerTexts.ts";
import { AMENDMENT_STATUSES } from "../../domain/amendment.ts";
import { NO_DATE } from "../noDate.ts";
import { steadyZip } from "../steadyZip.ts";
import { lastDecisionAt, SHEET_COLUMNS, type SheetColumn, sheetCell } from "./registerCells.ts";
import type { RegisterFileWords } from "./registerWords.ts";

/** Most that a cell of a spreadsheet holds, in UTF-16 units. */
const MAX_CELL = 32_000;
const A4 = 9;

/** In the widths of a figure. */
const WIDTHS: Readonly<Partial<Record<SheetColumn, number>>> & { readonly default: number } = {
  number: 8,
  kind: 12,
  current: 38,
  proposed: 38,
  reason: 24,
  status: 12,
  decisionReason: 20,
  default: 11,
};
const BORDER = { style: "thin", color: { argb: "FFBFBFBF" } } as const;
const HEADER_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE7EDF3" } } as const;
/** In points: of a line, and the most that a row can have. */
const LINE_HEIGHT = 15;
const MAX_HEIGHT = 405;
const FONT = { name: "Calibri", size: 11 } as const;
const FONTS = {
  same: FONT,
  new: { ...FONT, underline: true, color: { argb: "FF07618F" } },
  old: { ...FONT, strike: true, color: { argb: "FF963633" } },
} as const;

/**
 * The register as a spreadsheet of one sheet: header frozen and filtered, landscape, as wide as a page; the proposed text with
 * new words underlined and old ones struck; the status to be chosen from a list. Every cell is words, none is a formula and
 * none would become one. Columns without an entry are hidden. The same rows give the same bytes. Rules FF30–FF32.
 */
export async function registerXlsx(rows: readonly RegisterFileRow[], words: RegisterFileWords): Promise<Uint8Array> {
  const workbook = new Workbook();
  const date = new Date(lastDecisionAt(rows) ?? NO_DATE);
  workbook.created = date;
  workbook.modified = date;
  workbook.title = words.title;
  workbook.creator = "Adref";
  workbook.lastModifiedBy = "Adref";
  const sheet = workbook.addWorksheet(words.title, {
    views: [{ state: "frozen", xSplit: 1, ySplit: 1, activeCell: "A2" }],
    pageSetup: {
      orientation: "landscape",
      paperSize: A4,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "1:1",
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${words.title}&R${words.page} &P/&N` },
  });
  sheet.columns = SHEET_COLUMNS.map((column) => ({
    width: WIDTHS[column] ?? WIDTHS.default,
    hidden: rows.length > 0 && rows.every((row) => sheetCell(row, column, words) === "" && column !== "proposed"),
  }));
  sheet.addRow(SHEET_COLUMNS.map((column) => inertCell(words.heading(column))));
  for (const row of rows) sheet.addRow(SHEET_COLUMNS.map((column) => cellOf(row, column, words)));
  const statuses = AMENDMENT_STATUSES.map((status) => words.status(status)).join(",");
  const statusAt = SHEET_COLUMNS.indexOf("status") + 1;
  sheet.eachRow((row, number) => {
    let lines = 1;
    for (let column = 1; column <= SHEET_COLUMNS.length; column += 1) {
      const cell = row.getCell(column);
      cell.font = number === 1 ? { ...FONT, bold: true } : FONT;
      lines = Math.max(lines, linesIn(cell.text, sheet.getColumn(column).width ?? WIDTHS.default));
      cell.alignment = { wrapText: true, vertical: "top" };
      cell.border = { bottom: BORDER };
      if (number === 1) cell.fill = HEADER_FILL;
    }
    row.height = Math.min(lines * LINE_HEIGHT, MAX_HEIGHT);
    if (number === 1) return;
    row.getCell(statusAt).dataValidation = { type: "list", allowBlank: false, formulae: [`"${statuses}"`] };
  });
  sheet.autoFilter = { from: { row: 1, col: 1 }, to: { row: 1 + rows.length, col: SHEET_COLUMNS.length } };
  return steadyZip(new Uint8Array(await workbook.xlsx.writeBuffer({ validate: false })));
}

function cellOf(row: RegisterFileRow, column: SheetColumn, words: RegisterFileWords): CellValue {
  if (column !== "proposed" || row.movesAfter !== undefined || row.proposed.length === 0) {
    const text = printable(sheetCell(row, column, words).slice(0, MAX_CELL));
    return text === "" ? null : inertCell(text);
  }
  let left = MAX_CELL;
  const richText = row.proposed.flatMap(({ change, text }, index): RichText[] => {
    const shown = printable(text.slice(0, left));
    left -= shown.length;
    return shown === "" ? [] : [{ text: index === 0 ? inertCell(shown) : shown, font: FONTS[change] }];
  });
  return { richText };
}

/** Lines that words take in a column: not every program makes rows as high as their words need. */
function linesIn(text: string, width: number): number {
  const lineLines = (line: string): number => {
    const wide = line.match(/\p{Script=Han}/gu)?.length ?? 0;
    return Math.max(1, Math.ceil((line.length + wide) / (width - 1)));
  };
  return text.split("\n").reduce((sum, line) => sum + lineLines(line), 0);
}

/** Words without what XML cannot hold. */
function printable(value: string): string {
  return value.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "");
}
