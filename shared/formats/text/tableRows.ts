import { openingPhrase } from "../../phrases/openingPhrases.ts";
import { isSymbol, SYMBOL } from "./furniture.ts";
import { readAnnex, readNumber } from "./openers.ts";
import type { SourceLine } from "./sourceLines.ts";
import { isTableRule, readTableRow } from "./textDialect.ts";

export interface ReadTable {
  readonly header: number;
  readonly rows: readonly (readonly string[])[];
  /** Index behind the last line of the table. */
  readonly end: number;
  /** False where columns or rows are not certain. */
  readonly isCertain: boolean;
}

/** A line, and whether a blank one stands before it. */
export interface LineInTable extends SourceLine {
  readonly afterBlank: boolean;
}

/** Names of columns in lists of documents: the only way to tell the columns of a table whose layout is lost. */
const COLUMN_NAMES = ["Document symbol", "Symbol", "Agenda item", "Title or description", "Title", "Description"];

/** A table that begins at this line, in one of the three forms that text can carry; nothing otherwise. Rule IM12. */
export function readTable(lines: readonly LineInTable[], at: number): ReadTable | undefined {
  return readBars(lines, at) ?? readTabs(lines, at) ?? readDocumentList(lines, at);
}

/** `| a | b |`, with a rule between header rows and the rest. */
function readBars(lines: readonly LineInTable[], at: number): ReadTable | undefined {
  const rows: string[][] = [];
  let header = 0;
  let end = at;
  for (; end < lines.length; end += 1) {
    const row = readTableRow(lines[end]?.text ?? "");
    if (!row || (end > at && lines[end]?.afterBlank)) break;
    if (isTableRule(row) && header === 0) header = rows.length;
    else rows.push(row);
  }
  if (rows.length === 0) return undefined;
  const columns = rows[0]?.length ?? 0;
  return { header, rows, end, isCertain: rows.every((row) => row.length === columns) };
}

/** Two or more lines with the same number of tabs, as a spreadsheet or a word processor puts on the clipboard. */
function readTabs(lines: readonly LineInTable[], at: number): ReadTable | undefined {
  const rows: string[][] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const cells = (lines[end]?.raw ?? "").replace(/[\n\r]+$/, "").split("\t");
    const first = (cells[0] ?? "").trim();
    if (cells.length < 2 || (end > at && lines[end]?.afterBlank) || (rows[0] && cells.length !== rows[0].length)) break;
    if (
      first === "" ? rows.length === 0 : /^(?:\d{1,3}\.|\(?[a-z]{1,5}\)|[a-z]\.|[IVXLC]+\.|[A-Z]\.|[•·-])$/u.test(first)
    )
      break;
    rows.push(cells.map((cell) => cell.replaceAll(/ +/g, " ").trim()));
  }
  return rows.length < 2 ? undefined : { header: 1, rows, end, isCertain: true };
}

/**
 * A list of documents whose columns were lost: the header is made of known column names, a row begins with a document
 * symbol, its middle cell is one or more item numbers or empty. Blank lines within it count for nothing.
 */
function readDocumentList(lines: readonly LineInTable[], at: number): ReadTable | undefined {
  if (!COLUMN_NAMES.some((name) => lines[at]?.text.startsWith(name))) return undefined;
  let end = at;
  let heading = "";
  while (end < lines.length && end - at < 8 && !beginsWithSymbol(lines[end]?.text ?? "")) {
    heading = `${heading} ${lines[end]?.text ?? ""}`.trim();
    end += 1;
  }
  const columns = splitHeading(heading);
  if (!columns || !beginsWithSymbol(lines[end]?.text ?? "")) return undefined;
  // Parts, joined once: a row of ten thousand lines would otherwise be copied ten thousand times.
  const rows: string[][] = [];
  let tail = "";
  for (; end < lines.length; end += 1) {
    const text = lines[end]?.text ?? "";
    if (text === "") continue;
    // Nothing else ends such a list, for blank lines stand within it.
    if (readAnnex(text) || openingPhrase(readNumber(text)?.rest ?? "", "operative") !== "") break;
    const row = rows.at(-1);
    const isCut = /[A-Z0-9]-$/u.test(tail);
    if (!row || (beginsWithSymbol(text) && !isCut)) rows.push([text]);
    else row.push(isCut ? text : ` ${text}`);
    tail = (isCut ? tail + text : text).slice(-2);
  }
  const cells = rows.map((row) => splitRow(row.join(""), columns.length));
  return {
    header: 1,
    rows: [columns, ...cells.map((row) => row.cells)],
    end,
    isCertain: cells.every((row) => row.isCertain),
  };
}

function beginsWithSymbol(text: string): boolean {
  const first = text.split(" ")[0] ?? "";
  return isSymbol(first) || (first.endsWith("-") && SYMBOL.test(first.slice(0, -1)));
}

function splitHeading(heading: string): string[] | undefined {
  const columns: string[] = [];
  let rest = heading;
  while (rest !== "") {
    const name = COLUMN_NAMES.find((known) => rest === known || rest.startsWith(`${known} `));
    if (!name) return undefined;
    columns.push(name);
    rest = rest.slice(name.length).trim();
  }
  return columns.length > 1 ? columns : undefined;
}

const ITEM_NUMBERS = /^\d{1,3}(?: \([a-z]\))*(?:(?:, | and )\d{1,3}(?: \([a-z]\))*)*(?= |$)/u;

function splitRow(row: string, columns: number): { cells: string[]; isCertain: boolean } {
  const symbol = row.split(" ")[0] ?? "";
  const rest = row.slice(symbol.length).trim();
  if (columns === 2) return { cells: [symbol, rest], isCertain: true };
  if (columns !== 3) return { cells: [symbol, rest, ...new Array<string>(columns - 2).fill("")], isCertain: false };
  const numbers = ITEM_NUMBERS.exec(rest)?.[0] ?? "";
  return { cells: [symbol, numbers, rest.slice(numbers.length).trim()], isCertain: true };
}
