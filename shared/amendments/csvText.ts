/** What spreadsheets read as the beginning of a formula, also in full width, and behind blanks and line ends. */
const FORMULA = /^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/**
 * Rows as a CSV file that a spreadsheet opens without harm: byte order mark, CRLF, every cell quoted, an apostrophe before
 * whatever would be a formula, line breaks kept. Rule AM32. Source: OWASP, "CSV Injection".
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}

function csvCell(value: string): string {
  return `"${inertCell(value).replaceAll('"', '""')}"`;
}

/** Words of a cell with an apostrophe before whatever would be a formula. Rules AM32, FF31. */
export function inertCell(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value;
}
