import type { ImportWarning } from "../../document/content.ts";
import { openingPhrase } from "../../phrases/openingPhrases.ts";
import { warning } from "../warnings.ts";
import { readNumber } from "./openers.ts";
import { isPossibleBeginning } from "./possibleBeginning.ts";
import type { SourceLine } from "./sourceLines.ts";
import { digitsValue, NOTE_RULE } from "./textDialect.ts";

/** A note as it was collected at the foot of a page or at the end. */
export interface CollectedNote {
  readonly number: number;
  readonly lines: readonly SourceLine[];
  readonly parts: readonly string[];
  readonly line: number;
  readonly page: number;
  /** The number stood alone on its line, as in text extracted from PDF: markers then stand after a blank. */
  readonly isNumberAlone: boolean;
}

export interface WithoutNotes {
  readonly lines: SourceLine[];
  readonly notes: CollectedNote[];
  readonly warnings: readonly ImportWarning[];
}

const NOTE_START = /^(?:(\d{1,3})(?: (.*))?|([⁰¹²³⁴-⁹]{1,3}) ?(.*))$/u;
/** A full stop that ends a note, not an abbreviation. */
const NOTE_DONE = /(?<!\b(?:No|Nos|vol|vols|chap|sect|para|paras|art|arts|p|pp|Add|Rev|Corr|Mr|Ms|Dr|Ibid))\.["”’)]*$/u;

/**
 * Lifts the notes out of the lines. A rule of underscores opens them; a note begins with the next expected number; what
 * follows belongs to it as long as it has not ended. The clause that a note block cuts in two goes on after it: the blank
 * lines before the rule are dropped and the next line begins a page. A line that begins like something else and is still
 * read as words of a note is told. Rules IM6, IM24.
 */
export function withoutNotes(all: readonly SourceLine[], paged: boolean): WithoutNotes {
  const lines: SourceLine[] = [];
  const notes: CollectedNote[] = [];
  const warnings: ImportWarning[] = [];
  let pageShift = 0;
  for (let at = 0; at < all.length; at += 1) {
    const line = all[at] as SourceLine;
    if (!NOTE_RULE.test(line.text)) {
      lines.push({ ...line, page: line.page + pageShift });
      continue;
    }
    const block = readNotes(all, at + 1, notes.length, paged, pageShift);
    if (block.notes.length === 0) continue;
    for (const one of block.warnings) warnings.push(one);
    notes.push(...block.notes);
    while (lines.length > 0 && lines.at(-1)?.text === "") lines.pop();
    pageShift += 1;
    let next = block.end;
    while (next < all.length && all[next]?.text === "") next += 1;
    const following = all[next];
    if (following && !NOTE_RULE.test(following.text)) {
      lines.push({ ...following, page: following.page + pageShift, pageStart: true });
      at = next;
    } else at = next - 1;
  }
  return { lines, notes, warnings };
}

function readNotes(
  all: readonly SourceLine[],
  from: number,
  before: number,
  paged: boolean,
  pageShift: number,
): { notes: CollectedNote[]; warnings: ImportWarning[]; end: number } {
  const warnings: ImportWarning[] = [];
  const notes: { number: number; lines: SourceLine[]; parts: string[]; isNumberAlone: boolean; indent: number }[] = [];
  let at = from;
  for (; at < all.length; at += 1) {
    const line = all[at] as SourceLine;
    const open = notes.at(-1);
    if (line.text === "") {
      if (open) break;
      continue;
    }
    if (open && line.pageStart) break;
    const start = NOTE_START.exec(line.text);
    const number = start ? digitsValue(start[1] ?? start[3] ?? "") : Number.NaN;
    if (start && number === before + notes.length + 1) {
      const text = start[2] ?? start[4] ?? "";
      notes.push({
        number,
        lines: [line],
        parts: text === "" ? [] : [text],
        isNumberAlone: text === "",
        indent: line.indent,
      });
      continue;
    }
    if (!open || openingPhrase(readNumber(line.text)?.rest ?? "", "operative") !== "") break;
    const last = open.parts.at(-1);
    if (last === undefined) open.indent = Math.max(open.indent, line.indent);
    else if (!paged && (NOTE_DONE.test(last) || line.indent > open.indent)) break;
    if (last !== undefined && isPossibleBeginning(line.text, last, () => true)) {
      const message = `this line begins like a paragraph or a note of its own; it is read as words of note ${open.number}`;
      warnings.push(warning("possible_beginning", message, line.text, line.line));
    }
    open.lines.push(line);
    open.parts.push(line.text);
  }
  return {
    notes: notes.map((note) => ({
      number: note.number,
      lines: note.lines,
      parts: note.parts,
      isNumberAlone: note.isNumberAlone,
      line: note.lines[0]?.line ?? 0,
      page: (note.lines[0]?.page ?? 0) + pageShift,
    })),
    warnings,
    end: at,
  };
}
