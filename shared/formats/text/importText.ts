import { CONTENT_VERSION, type Content, type ImportResult, type ImportWarning } from "../../document/content.ts";
import { type BareClause, type BareContent, completeContent } from "../../document/contentOf.ts";
import { CONTENT_LIMITS } from "../../document/readContent.ts";
import type { Run } from "../../domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../domain/ids.ts";
import { ImportError } from "../importError.ts";
import { warning } from "../warnings.ts";
import { joinParts } from "./block.ts";
import { BlockBuilder } from "./blocks.ts";
import { changedNumbers } from "./changedNumbers.ts";
import { type Classified, classify, type ReadBlock } from "./classify.ts";
import { detectLanguage } from "./detectLanguage.ts";
import { withoutFurniture } from "./furniture.ts";
import { inOrder, refuseLargeTable, refuseTooLarge } from "./importLimits.ts";
import { readMasthead } from "./masthead.ts";
import { type CollectedNote, withoutNotes } from "./noteBlocks.ts";
import { type Cited, type CitingText, ReferenceFinder, strayBlanks } from "./references.ts";
import { sourceLines } from "./sourceLines.ts";
import { READ_BREAK } from "./textDialect.ts";
import { importedHead, linesBeforeText, typeOf } from "./textShape.ts";

export interface TextImportOptions {
  /** Makes a new id; it is told for what. */
  readonly newId: (what: "clause" | "footnote") => string;
}

/** Longest source, in UTF-16 units: ten times the longest resolution ever measured. */
export const MAX_TEXT_LENGTH = 2_000_000;

/**
 * Reads plain text, pasted or extracted from PDF, as content. What is skipped or doubted is a warning with its line.
 * The content always passes readContent.
 * @throws ImportError `empty` for a text without words, `too_large` for more than MAX_TEXT_LENGTH units or for content
 * beyond CONTENT_LIMITS. Rules IM1–IM18.
 */
export function importText(source: string, options: TextImportOptions): ImportResult {
  if (source.length > MAX_TEXT_LENGTH) {
    throw new ImportError("too_large", `the text has more than ${MAX_TEXT_LENGTH} characters`);
  }
  const cut = sourceLines(source);
  if (cut.lines.every((line) => line.text === "")) throw new ImportError("empty", "the text is empty");
  const furniture = withoutFurniture(cut.lines);
  const lifted = withoutNotes(furniture.lines, furniture.paged);
  const headLines = linesBeforeText(lifted.lines);
  const { masthead, rest, warnings } = readMasthead(lifted.lines.slice(0, headLines));
  const builder = new BlockBuilder([...rest, ...lifted.lines.slice(headLines)], furniture.paged).build();
  const blocks = builder.blocks.map(
    (block): ReadBlock => ({ ...block, text: joinParts(block.parts, builder.isUnwrapped).text }),
  );
  const type = masthead.type ?? typeOf(blocks);
  const { clauses, number, warnings: doubts } = classify(blocks, type);
  const isExtracted = furniture.paged || lifted.notes.some((note) => note.isNumberAlone && note.parts.length > 0);
  if (clauses.length > CONTENT_LIMITS.clauses) {
    throw new ImportError("too_large", `the text has more than ${CONTENT_LIMITS.clauses} paragraphs`);
  }
  for (const { block } of clauses) if (block.opener.type === "table") refuseLargeTable(block.opener.rows);
  const cited = citeAll(clauses, lifted.notes, isExtracted, builder.isUnwrapped);
  const enacting = clauses.find(({ kind }) => kind === "enacting")?.text ?? "";
  const { content, lines } = buildContent(
    {
      type,
      language: detectLanguage(clauses.map(({ text }) => text).join("\n")),
      head: importedHead(masthead, { enacting, number, symbol: furniture.symbol }),
    },
    clauses,
    cited,
    options,
  );
  const found = [
    ...cut.warnings,
    ...furniture.warnings,
    ...lifted.warnings,
    ...warnings,
    ...builder.warnings,
    ...doubts,
    ...cited.warnings,
    ...(type !== "report" && enacting === ""
      ? [warning("no_enacting_line", "no enacting line was found", clauses[0]?.text ?? "", 1)]
      : []),
    ...(isExtracted ? strayBlanks(cited.texts) : []),
    ...changedNumbers(content, clauses, lines),
  ];
  refuseTooLarge(content);
  return { content, warnings: inOrder(found) };
}

interface AllCited {
  readonly texts: readonly CitingText[];
  /** For each clause its words, and for tables the words of its cells row by row. */
  readonly clauses: readonly { readonly text: Cited; readonly cells: readonly (readonly Cited[])[] }[];
  readonly notes: readonly (CollectedNote & { readonly text: string; readonly isCited: boolean })[];
  readonly warnings: readonly ImportWarning[];
}

function citeAll(
  clauses: readonly Classified[],
  notes: readonly CollectedNote[],
  isExtracted: boolean,
  isUnwrapped: boolean,
): AllCited {
  const sources = clauses.map((clause) => ({
    text: citingText(clause, isUnwrapped),
    cells: (clause.block.opener.type === "table" ? clause.block.opener.rows : []).map((row) =>
      row.map(
        (cell): CitingText => ({ text: cell, starts: [0], pages: clause.block.pages, lines: clause.block.lines }),
      ),
    ),
  }));
  const texts = sources.flatMap(({ text, cells }) => [text, ...cells.flat()]);
  const finder = new ReferenceFinder(notes, texts, isExtracted);
  const cited = sources.map(({ text, cells }) => ({
    text: finder.find(text),
    cells: cells.map((row) => row.map((cell) => finder.find(cell))),
  }));
  const lost = notes.filter((note) => !finder.isCited(note.number));
  return {
    texts,
    clauses: cited,
    notes: notes.map((note) => ({
      ...note,
      text: joinParts(note.parts, isUnwrapped).text,
      isCited: finder.isCited(note.number),
    })),
    warnings: [
      ...finder.warnings,
      ...lost.map((note) =>
        warning(
          "note_without_marker",
          `no marker of note ${note.number} was found; its words stand at the end of the text`,
          note.parts.join(" "),
          note.line,
        ),
      ),
    ],
  };
}

/** The words of a clause with the places of its source lines; what went into the head (the number of a title) is cut off. */
function citingText({ block, text }: Classified, isUnwrapped: boolean): CitingText {
  const { starts } = joinParts(block.parts, isUnwrapped);
  const shift = block.text.length - text.length;
  return { text, starts: starts.map((start) => Math.max(0, start - shift)), pages: block.pages, lines: block.lines };
}

function buildContent(
  head: Omit<BareContent, "adref" | "clauses" | "footnotes">,
  clauses: readonly Classified[],
  cited: AllCited,
  { newId }: TextImportOptions,
): { content: Content; lines: ReadonlyMap<ClauseId, Classified> } {
  const noteIds = new Map<number, FootnoteId>();
  const lines = new Map<ClauseId, Classified>();
  const bare = clauses.map((clause, index): BareClause => {
    const id = newId("clause") as ClauseId;
    lines.set(id, clause);
    const words = cited.clauses[index];
    const isTable = clause.block.opener.type === "table";
    return {
      id,
      kind: clause.kind,
      level: clause.level,
      text: words && !isTable ? runsOf(words.text, noteIds, newId) : [],
      ...(clause.block.opener.type === "table" && words
        ? {
            header: clause.block.opener.header,
            cells: words.cells.map((row) => row.map((cell) => runsOf(cell, noteIds, newId))),
          }
        : {}),
    };
  });
  const lost = cited.notes
    .filter((note) => !note.isCited)
    .map(
      (note): BareClause => ({
        id: newId("clause") as ClauseId,
        kind: "text",
        level: 0,
        text: runsOf({ text: `${note.number} ${note.text}`, citations: [] }, noteIds, newId),
      }),
    );
  const footnotes = cited.notes.flatMap((note) => {
    const id = noteIds.get(note.number);
    return id === undefined ? [] : [{ id, text: runsOf({ text: note.text, citations: [] }, noteIds, newId) }];
  });
  const content = completeContent({ adref: CONTENT_VERSION, ...head, clauses: [...bare, ...lost], footnotes });
  return { content, lines };
}

function runsOf(cited: Cited, noteIds: Map<number, FootnoteId>, newId: TextImportOptions["newId"]): Run[] {
  const runs: Run[] = [];
  const addText = (text: string) => {
    text.split(READ_BREAK).forEach((part, index) => {
      if (index > 0) runs.push({ break: true });
      if (part !== "") runs.push({ text: part });
    });
  };
  let at = 0;
  for (const { number, offset } of cited.citations) {
    addText(cited.text.slice(at, offset));
    at = offset;
    const id = noteIds.get(number) ?? (newId("footnote") as FootnoteId);
    noteIds.set(number, id);
    runs.push({ footnote: id });
  }
  addText(cited.text.slice(at));
  return runs;
}
