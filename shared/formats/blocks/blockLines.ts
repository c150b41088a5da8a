import { plainText, type Run } from "../../domain/clause.ts";
import type { Opener } from "../text/block.ts";
import { readColumn } from "../text/masthead.ts";
import { readAnnex } from "../text/openers.ts";
import type { SourceLine } from "../text/sourceLines.ts";
import { READ_BREAK } from "../text/textDialect.ts";
import { linesBeforeText } from "../text/textShape.ts";
import type { FileBlock } from "./fileBlock.ts";

/** Stands for a marker in a line: raised figures count for nothing where the end of a clause is judged. One unit, as a run's embed. */
const MARKER = "¹";
/** Blanks before a paragraph for each degree of a list. */
const LIST_INDENT = 4;
/** Blanks before a line that is pushed to the far side. */
const FAR_INDENT = 48;
/** No text has more closing lines than this. */
const MOST_CLOSING_LINES = 6;

/** A block, and the line of text that stands for it while it is classified. */
export interface LineOfBlock {
  /** Place among the blocks of the file. */
  readonly index: number;
  readonly block: FileBlock;
  readonly line: SourceLine;
  /** Units of the line before the block's own words: its number and a blank. */
  readonly before: number;
}

/** Lines for blocks, by 1-based line; each stands apart from the next. */
export function linesOfBlocks(blocks: readonly FileBlock[]): LineOfBlock[] {
  const closing = closingLines(blocks);
  const above = blocksAboveText(blocks);
  const lines: LineOfBlock[] = [];
  blocks.forEach((given, index) => {
    for (const block of index < above ? partsOfMasthead(given) : partsOfHeading(given)) {
      const isTold = block.cells !== undefined || block.known !== undefined;
      // A blank line would be none at all.
      const words = lineText(block.runs) || (isTold ? MARKER : "");
      if (words === "" && block.number === "") continue;
      const number = block.known || block.number === "" ? "" : `${block.number} `;
      const text = `${number}${words}`.trimEnd();
      const indent = closing.has(index) ? FAR_INDENT : (block.listLevel ?? 0) * LIST_INDENT;
      const line = lines.length + 1;
      lines.push({
        index,
        block,
        line: lineOf(line, text, indent),
        before: Math.min(number.length, text.length),
      });
    }
  });
  return lines;
}

/** What the mark-up says that its words do not. */
export function openerTold({ known, heading, cells, header }: FileBlock): Opener | undefined {
  if (known && known.kind !== "table") return { type: "known", kind: known.kind, level: known.level };
  if (cells) return { type: "table", header: header ?? 0, rows: cells.map((row) => row.map(plainText)) };
  return heading === undefined ? undefined : { type: "heading", rank: heading };
}

/** Words as a line: offsets are those of the runs. */
function lineText(runs: readonly Run[]): string {
  return runs.map((run) => ("text" in run ? run.text : "break" in run ? READ_BREAK : MARKER)).join("");
}

/** Number of blocks that may be a masthead. */
function blocksAboveText(blocks: readonly FileBlock[]): number {
  const told = blocks.findIndex(({ known, heading }) => known !== undefined || heading !== undefined);
  const above = told < 0 ? blocks : blocks.slice(0, told);
  return linesBeforeText(above.map(({ runs }, at) => lineOf(at + 1, lineText(runs), 0)));
}

/** A masthead is often one paragraph of several lines, or a table: each line of it is a block by itself. */
function partsOfMasthead(block: FileBlock): readonly FileBlock[] {
  const texts = block.cells ? block.cells.flat().flatMap(linesOfRuns) : linesOfRuns(block.runs);
  const said = texts.filter((text) => text !== "");
  const isMasthead = said.length > 0 && said.every((text) => readColumn(text) !== undefined);
  if (!isMasthead || block.runs.some((run) => "footnote" in run)) return [block];
  return block.cells || texts.length > 1 ? said.map(lineBlock(block)) : [block];
}

/** An annex often has its sign and its title in one heading. */
function partsOfHeading(block: FileBlock): readonly FileBlock[] {
  const end = block.heading === undefined ? -1 : block.runs.findIndex((run) => "break" in run);
  const sign = block.runs.slice(0, Math.max(0, end));
  if (end < 0 || readAnnex(lineText(sign).trim())?.rest !== "") return [block];
  return [
    { ...block, runs: sign },
    { ...block, runs: block.runs.slice(end + 1) },
  ];
}

const lineBlock =
  ({ line }: FileBlock) =>
  (text: string): FileBlock => ({ runs: [{ text }], number: "", ...(line === undefined ? {} : { line }) });

function linesOfRuns(runs: readonly Run[]): string[] {
  return lineText(runs)
    .split(READ_BREAK)
    .map((text) => text.trim());
}

function lineOf(line: number, text: string, indent: number): SourceLine {
  return { line, indent, text, raw: text, pageStart: false, page: 0 };
}

/** The last paragraphs before an annex or the end, as far as they are set off: italics elsewhere are no closing lines. */
function closingLines(blocks: readonly FileBlock[]): ReadonlySet<number> {
  const found = new Set<number>();
  let count = 0;
  let isTail = true;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at] as FileBlock;
    if (block.heading !== undefined) {
      isTail = true;
      count = 0;
    } else if (isTail && block.isSetOff && count < MOST_CLOSING_LINES) {
      found.add(at);
      count += 1;
    } else isTail = false;
  }
  return found;
}
