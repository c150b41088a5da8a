import type { Content, ContentClause } from "../../document/content.ts";
import type { Run } from "../../domain/clause.ts";
import { isNumberedTitle, mastheadLines } from "./mastheadLines.ts";
import { superscript, WRITTEN_BREAK, WRITTEN_NOTE_RULE, writeTableRow } from "./textDialect.ts";

/** Blanks before a sub-clause, for each level. */
const LEVEL_INDENT = "    ";
/** Closing lines are pushed to the right. */
const CLOSING_INDENT = " ".repeat(48);

/**
 * The final view of content as plain text: masthead, one line a clause with its number, blank lines between, sub-clauses
 * indented, note markers as raised figures, tables with bars, all notes behind a rule at the end. Breaks inside a clause
 * are LINE SEPARATORs. Marks (italics, raised and lowered letters) cannot be carried. Text import reads it back.
 * Rules EX10–EX16.
 */
export function exportText(content: Content): string {
  const numbers = new Map<string, number>(content.footnotes.map(({ id, number }) => [id, number]));
  const words = (runs: readonly Run[]) => writeRuns(runs, numbers);
  const blocks = content.clauses.flatMap((clause) => writeClause(clause, content, words));
  const masthead = mastheadLines(content);
  const notes = content.footnotes.map(({ number, text }) => `${number} ${words(text)}`.trim());
  const groups = [
    ...(masthead.length > 0 ? [masthead.join("\n")] : []),
    ...joinClosing(blocks),
    ...(notes.length > 0 ? [`${WRITTEN_NOTE_RULE}\n${notes.join("\n")}`] : []),
  ];
  return `${groups.join("\n\n")}\n`;
}

interface WrittenBlock {
  readonly text: string;
  readonly isClosing: boolean;
}

/** Closing lines stand close together, everything else apart. */
function joinClosing(blocks: readonly WrittenBlock[]): string[] {
  const groups: string[] = [];
  blocks.forEach(({ text, isClosing }, index) => {
    if (isClosing && blocks[index - 1]?.isClosing) groups[groups.length - 1] += `\n${text}`;
    else groups.push(text);
  });
  return groups;
}

function writeClause(clause: ContentClause, content: Content, words: (runs: readonly Run[]) => string): WrittenBlock[] {
  const text = words(clause.text);
  const block = (written: string): WrittenBlock[] => (written === "" ? [] : [{ text: written, isClosing: false }]);
  switch (clause.kind) {
    case "title":
      return block(isNumberedTitle(content, text) ? `${content.head.number}. ${text}` : text);
    case "closing":
      return text === "" ? [] : [{ text: CLOSING_INDENT + text, isClosing: true }];
    case "annex":
      return [...block(clause.number), ...block(text)];
    case "table":
      return [...block(text), ...block(writeTable(clause, words))];
    default: {
      const indent = clause.kind === "heading" ? "" : LEVEL_INDENT.repeat(clause.level);
      const line = `${clause.number} ${text}`.trim();
      return line === "" ? [] : block(indent + line);
    }
  }
}

function writeTable({ header = 0, cells = [] }: ContentClause, words: (runs: readonly Run[]) => string): string {
  const rows = cells.map((row) => writeTableRow(row.map(words)));
  const rule = writeTableRow((cells[0] ?? []).map(() => "---"));
  return (header > 0 ? [...rows.slice(0, header), rule, ...rows.slice(header)] : rows).join("\n");
}

/** Neighbouring markers are separated by a comma. */
function writeRuns(runs: readonly Run[], numbers: ReadonlyMap<string, number>): string {
  return runs
    .map((run, index) => {
      if ("text" in run) return run.text;
      if ("break" in run) return WRITTEN_BREAK;
      const before = runs[index - 1];
      return `${before && "footnote" in before ? "," : ""}${superscript(numbers.get(run.footnote) ?? 0)}`;
    })
    .join("");
}
