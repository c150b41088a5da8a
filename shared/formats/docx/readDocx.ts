import { citationsIn } from "../../document/citations.ts";
import { CONTENT_VERSION, type Content, type ImportWarning } from "../../document/content.ts";
import { type BareClause, completeContent } from "../../document/contentOf.ts";
import type { DraftFileImport } from "../../document/draftFile.ts";
import { ImportError } from "../importError.ts";
import { inOrder, refuseTooLarge } from "../text/importLimits.ts";
import { warning } from "../warnings.ts";
import { AmendmentReader } from "./reader/amendmentReader.ts";
import { Authors } from "./reader/authors.ts";
import { ClauseTexts } from "./reader/clauseTexts.ts";
import { readThreads } from "./reader/commentReader.ts";
import { childOf } from "./reader/elements.ts";
import { FileIds, type NewId } from "./reader/fileIds.ts";
import { excerptOf, FileNotes } from "./reader/fileNotes.ts";
import { ListLabels } from "./reader/listLabels.ts";
import { noteEdits } from "./reader/noteEdits.ts";
import { openPackage } from "./reader/openPackage.ts";
import { XmlParts } from "./reader/parseXml.ts";
import { type Parts, readParts } from "./reader/parts.ts";
import { type Placed, type PlacedUnit, placeUnits } from "./reader/placeUnits.ts";
import { readComments } from "./reader/readComments.ts";
import { readProperties, symbolInHeaders } from "./reader/readHead.ts";
import { readNotes } from "./reader/readNotes.ts";
import { type FileContext, StoryReader } from "./reader/readStory.ts";
import type { Block } from "./reader/story.ts";
import { Styles } from "./reader/styles.ts";
import { bookmarkedClause, unitsOf } from "./reader/units.ts";
import { withMoves } from "./reader/withMoves.ts";

export interface DocxImportOptions {
  /** Makes a new id; it is told for what. */
  readonly newId: NewId;
}

/**
 * Reads a Word file, ours or anybody's: its text with all tracked changes rejected as content, the changes as amendments
 * of their authors, and the comments. What is skipped or doubted is a warning with its words. Only words are read: nothing
 * in the file is run, nothing outside it is fetched. The content always passes readContent.
 * @throws ImportError `not_docx`, `damaged`, `unsafe`, `too_large`, `empty`. Rules DI1–DI18.
 */
export function readDocx(bytes: Uint8Array, { newId }: DocxImportOptions): DraftFileImport {
  const parts = readParts(openPackage(bytes), new XmlParts());
  const warnings: ImportWarning[] = [];
  const context: FileContext = {
    styles: new Styles(parts.part("styles")),
    lists: new ListLabels(parts.part("numbering")),
    warnings,
    noteBookmarks: new Map(),
    formatters: new Set(),
  };
  const blocks = new StoryReader(context).blocks(childOf(parts.document, "w:body"));
  const stories = readNotes(parts, context);
  const comments = readComments(parts, context);
  const told = readProperties(parts);
  const givenClauses = blocks.flatMap((block) => bookmarkedClause(block) ?? []);
  const isOurs = told !== undefined || givenClauses.length > 0;
  const authors = new Authors(isOurs);
  const ids = new FileIds(newId, [...givenClauses, ...[...stories.values()].flatMap(({ id }) => id ?? [])]);
  const notes = new FileNotes(stories, context.noteBookmarks, ids, authors, isOurs, warnings);
  const { head, placed } = placeUnits(unitsOf(blocks, authors, isOurs), {
    authors,
    notes,
    ids,
    isOurs,
    told: told ?? {},
    warnings,
  });
  const texts = new ClauseTexts(notes, authors, head.phrases);
  const base = unitsIn(placed).filter(({ unit }) => unit.isBase && !unit.isVersion);
  const clauses = base.map((one) => texts.clause(one));
  const content = completeContent({
    adref: CONTENT_VERSION,
    ...head,
    head: withSymbol(head.head, told ? undefined : symbolInHeaders(parts, context)),
    clauses,
    footnotes: notesOf(clauses, notes),
  });
  if (!hasAnything(blocks)) throw new ImportError("empty", "the file holds no words");
  refuseTooLarge(content);
  const { found } = new AmendmentReader({ placed, content, authors, texts, ids, warnings }).read();
  const changes = [...withMoves(found, content), ...noteEdits({ content, placed, authors, texts, notes, warnings })];
  const threads = readThreads(comments, changes, { placed, authors, texts, notes, isOurs, warnings });
  const known = new Set<string>(content.footnotes.map(({ id }) => id));
  const cited = changes.flatMap(({ proposed }) => ("text" in proposed ? citationsOf(proposed) : []));
  const newNotes = [...new Set(cited)].filter((id) => !known.has(id)).map((id) => notes.brought(id));
  tellTheRest(parts, context, notes);
  return { content, newNotes, ...threads, warnings: inOrder(warnings) };
}

function unitsIn(placed: readonly Placed[]): PlacedUnit[] {
  return placed.flatMap((slot) => (slot.type === "unit" ? [slot] : []));
}

function hasAnything(blocks: readonly Block[]): boolean {
  return blocks.some((block) => {
    const paragraphs = block.type === "paragraph" ? [block] : block.rows.flatMap(({ cells }) => cells.flat());
    return paragraphs.some(({ pieces }) => excerptOf(pieces).trim() !== "");
  });
}

function citationsOf({ text, cells = [] }: Pick<BareClause, "text" | "cells">) {
  return [...citationsIn(text), ...cells.flatMap((row) => row.flatMap((cell) => citationsIn(cell)))];
}

function notesOf(clauses: readonly BareClause[], notes: FileNotes) {
  return [...new Set(clauses.flatMap(citationsOf))].map((id) => notes.base(id));
}

function withSymbol(head: Content["head"], symbol: string | undefined): Content["head"] {
  return head.symbol === undefined && symbol !== undefined ? { ...head, symbol } : head;
}

/** What else somebody should know of the file. */
function tellTheRest(parts: Parts, { warnings, formatters }: FileContext, notes: FileNotes): void {
  if (parts.hasMacros) warnings.push(warning("macros_left_out", "the file has macros; they were not read", ""));
  if (formatters.size > 0) {
    const message = "changes of form alone, without other words, were left out";
    warnings.push(warning("format_changes_left_out", message, [...formatters].join(", ")));
  }
  for (const { pieces } of notes.uncited()) {
    if (excerptOf(pieces).trim() === "") continue;
    warnings.push(warning("note_without_marker", "a note that nothing cites was left out", excerptOf(pieces)));
  }
}
