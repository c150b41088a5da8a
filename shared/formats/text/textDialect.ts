/** What text import and text export agree on. */

/** A rule that opens the notes: five underscores or more. */
export const NOTE_RULE = /^_{5,}$/;
/** The rule that the export writes. */
export const WRITTEN_NOTE_RULE = "_______________";
/** A line break inside a clause is written as LINE SEPARATOR, which no clause border can be mistaken for. */
export const WRITTEN_BREAK = "\u2028";
/** While a text is read, a break is a vertical tab, which is also what Word puts on the clipboard. */
export const READ_BREAK = "\v";

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** 12 → "¹²" */
export function superscript(value: number): string {
  return String(value).replaceAll(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
}

/** "¹²" → 12; plain digits are read too; NaN for anything else. */
export function digitsValue(digits: string): number {
  return Number(
    Array.from(digits, (sign) => (SUPERSCRIPTS.includes(sign) ? SUPERSCRIPTS.indexOf(sign) : sign)).join(""),
  );
}

/** May a clause end here? A mark, then closing quotes or brackets, then perhaps note markers, glued or after a blank. */
export function endsWithMark(text: string): boolean {
  return /[.,;:?!…،؛؟。，；：？！、]["”’»)\]」』》）]*$/u.test(withoutMarkers(text));
}

/** As endsWithMark, but a comma does not count. */
export function endsWithStrongMark(text: string): boolean {
  return /[.;:?!…؛؟。；：？！]["”’»)\]」』》）]*$/u.test(withoutMarkers(text));
}

/** The end of a text without the markers that close it; no clause ends with more marks and markers than this looks at. */
function withoutMarkers(text: string): string {
  return text.slice(-60).replace(/(?:[⁰¹²³⁴-⁹]+(?:,[⁰¹²³⁴-⁹]+)*|(?<=[.,;:?!…،؛؟。，；：？！”’»)\]]) ?\d{1,3})$/u, "");
}

/** One row of a table: `| a | b |`; a bar inside a cell is written `\|`, a backslash `\\`. */
export function writeTableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll(/[\\|]/g, "\\$&")).join(" | ")} |`;
}

/** Reads what writeTableRow wrote; nothing where the line is no such row. */
export function readTableRow(line: string): string[] | undefined {
  if (!/^\|.*\|$/u.test(line) || line.length < 2) return undefined;
  const cells: string[] = [];
  let cell = "";
  for (let at = 1; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === "\\" && at + 1 < line.length) {
      at += 1;
      cell += line.charAt(at);
    } else if (sign === "|") {
      cells.push(cell.replaceAll(/^ +| +$/g, ""));
      cell = "";
    } else cell += sign;
  }
  return cell === "" ? cells : undefined;
}

/** The line between header rows and the other rows of a table. */
export function isTableRule(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => /^-{3,}$/.test(cell));
}
