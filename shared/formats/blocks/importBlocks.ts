import { sliceRuns } from "../../amendments/runEdits.ts";
import { CONTENT_VERSION, type Content, type ImportResult, type ImportWarning } from "../../document/content.ts";
import { type BareClause, type BareContent, completeContent } from "../../document/contentOf.ts";
import { leadLength } from "../../document/leadLength.ts";
import { CONTENT_LIMITS } from "../../document/readContent.ts";
import type { Run } from "../../domain/clause.ts";
import { type ClauseId, isId } from "../../domain/ids.ts";
import { joinRuns } from "../../domain/joinRuns.ts";
import { ImportError } from "../importError.ts";
import { joinParts } from "../text/block.ts";
import { BlockBuilder } from "../text/blocks.ts";
import { changedNumbers } from "../text/changedNumbers.ts";
import { type Classified, classify, type ReadBlock } from "../text/classify.ts";
import { detectLanguage } from "../text/detectLanguage.ts";
import { inOrder, refuseLargeTable, refuseTooLarge } from "../text/importLimits.ts";
import { readMasthead } from "../text/masthead.ts";
import type { SourceLine } from "../text/sourceLines.ts";
import { importedHead, linesBeforeText, typeOf } from "../text/textShape.ts";
import { warning } from "../warnings.ts";
import { type LineOfBlock, linesOfBlocks, openerTold } from "./blockLines.ts";
import { CitedNotes, type IdSource } from "./citedNotes.ts";
import type { FileBlocks } from "./fileBlock.ts";
import { isAllItalic, uprightRuns } from "./uprightRuns.ts";

/** What is known of the blocks of a file before their words are looked at. */
export interface BlockImportOptions extends IdSource {
  /** What the file says of the whole. What it leaves out is read from the text. */
  readonly told?: Partial<Pick<BareContent, "type" | "language" | "profile" | "head" | "phrases">>;
  /** What the reader of the format doubts. */
  readonly warnings?: readonly ImportWarning[];
}

/** Where words of a block went. */
interface PlaceOfBlock {
  /** Index among the blocks of the file. */
  readonly block: number;
  readonly clause: ClauseId;
  /** Units (UTF-16, embeds one) at the front of the block that are no words of the clause: a typed number, a label. */
  readonly cut: number;
}

/** What was made of the blocks, and which clause has the words of which. */
export interface BlockImport extends ImportResult {
  /** By clause and within it in their order: a clause may be made of several blocks. */
  readonly places: readonly PlaceOfBlock[];
}

/**
 * Makes content of the paragraphs, tables and notes of a file: they are classified as lines of plain text are, while marks,
 * notes and tables stay as the file has them. Italics of opening phrases, of the organ's name and of whole paragraphs are
 * computed, hence taken off. The content always passes readContent.
 * @throws ImportError `empty` for a file without words, `too_large` beyond CONTENT_LIMITS. Rules FF10–FF13.
 */
export function importBlocks(file: FileBlocks, options: BlockImportOptions): BlockImport {
  const { told = {}, warnings: doubts = [] } = options;
  const lines = linesOfBlocks(file.blocks);
  if (lines.every(({ line, block }) => line.text === "" && !block.cells)) {
    throw new ImportError("empty", "the file holds no words");
  }
  const sources = new Map(lines.map((line) => [line.line.line, line]));
  const isOurs = lines.some(({ block }) => block.known);
  const spaced = lines.flatMap(({ line }) => [line, blankAfter(line)]);
  const aboveText = isOurs ? 0 : linesBeforeText(spaced);
  const { masthead, rest, warnings: left } = readMasthead(spaced.slice(0, aboveText));
  const openers = new Map(
    lines.flatMap(({ line, block }) => {
      const opener = openerTold(block);
      return opener ? [[line.line, opener]] : [];
    }),
  );
  for (const opener of openers.values()) if (opener.type === "table") refuseLargeTable(opener.rows);
  const builder = new BlockBuilder([...rest, ...spaced.slice(aboveText)], false, openers).build();
  const blocks = builder.blocks.map(
    (block): ReadBlock => ({ ...block, text: joinParts(block.parts, builder.isUnwrapped).text }),
  );
  const type = told.type ?? masthead.type ?? typeOf(blocks);
  const { clauses, number, warnings: unsure } = classify(blocks, type);
  if (clauses.length > CONTENT_LIMITS.clauses) {
    throw new ImportError("too_large", `the file has more than ${CONTENT_LIMITS.clauses} paragraphs`);
  }
  const enacting = clauses.find(({ kind }) => kind === "enacting")?.text ?? "";
  const head = importedHead(masthead, { enacting, number, symbol: undefined });
  const built = new ContentBuilder(file, sources, options, builder.isUnwrapped);
  const bare = clauses.map((clause) => built.clause(clause));
  const content = upright(
    completeContent({
      adref: CONTENT_VERSION,
      type,
      language: told.language ?? detectLanguage(clauses.map(({ text }) => text).join("\n")),
      ...(told.profile ? { profile: told.profile } : {}),
      head: told.head ?? head,
      ...(told.phrases ? { phrases: told.phrases } : {}),
      clauses: [...bare, ...built.lostNotes()],
      footnotes: built.notes.footnotes,
    }),
    built.classified,
  );
  const found = [
    ...left,
    ...builder.warnings,
    ...unsure,
    ...(isOurs || type === "report" || enacting !== ""
      ? []
      : [warning("no_enacting_line", "no enacting line was found", clauses[0]?.text ?? "")]),
    ...changedNumbers(content, clauses, built.classified),
  ].map((one) => inFile(one, sources));
  refuseTooLarge(content);
  return { content, warnings: inOrder([...doubts, ...found, ...built.notes.warnings]), places: built.places };
}

function blankAfter({ line }: SourceLine): SourceLine {
  return { line, indent: 0, text: "", raw: "", pageStart: false, page: 0 };
}

/** Warnings name lines of the file, where it has any, not our own. */
function inFile({ line, ...rest }: ImportWarning, sources: ReadonlyMap<number, LineOfBlock>): ImportWarning {
  const inSource = line === undefined ? undefined : sources.get(line)?.block.line;
  return { ...rest, ...(inSource === undefined ? {} : { line: inSource }) };
}

/** Without the italics that are computed. In clauses that the file knows as ours they are the words' own. */
function upright(content: Content, classified: ReadonlyMap<ClauseId, Classified>): Content {
  return {
    ...content,
    clauses: content.clauses.map((clause) => {
      if (classified.get(clause.id)?.block.opener.type === "known") return clause;
      const length = isAllItalic(clause.text) ? Number.POSITIVE_INFINITY : leadLength(clause);
      return { ...clause, text: uprightRuns(clause.text, length) };
    }),
  };
}

/** Makes clauses of what was classified, and keeps account of where every block went. */
class ContentBuilder {
  readonly notes: CitedNotes;
  readonly places: PlaceOfBlock[] = [];
  readonly classified = new Map<ClauseId, Classified>();
  readonly #sources: ReadonlyMap<number, LineOfBlock>;
  readonly #options: BlockImportOptions;
  readonly #isUnwrapped: boolean;
  /** Ids that the file gives, until they are given away. */
  readonly #given: Set<string>;
  readonly #taken = new Set<string>();

  constructor(
    file: FileBlocks,
    sources: ReadonlyMap<number, LineOfBlock>,
    options: BlockImportOptions,
    isUnwrapped: boolean,
  ) {
    this.#sources = sources;
    this.#options = options;
    this.#isUnwrapped = isUnwrapped;
    this.notes = new CitedNotes(file.notes, options);
    const ids = options.keepsIds ? file.blocks.map(({ known }) => known?.id) : [];
    this.#given = new Set(ids.filter(isId));
  }

  clause(clause: Classified): BareClause {
    const { block, kind, level } = clause;
    const source = this.#sources.get(block.lines[0] ?? 0);
    const id = this.#idOf(source?.block.known?.id);
    this.classified.set(id, clause);
    const cells = block.opener.type === "table" ? source?.block.cells : undefined;
    if (!cells) return { id, kind, level, text: this.notes.cite(this.#words(clause, id)) };
    this.places.push({ block: source?.index ?? 0, clause: id, cut: 0 });
    const columns = Math.max(...cells.map((row) => row.length));
    return {
      id,
      kind,
      level,
      text: this.notes.cite(source?.block.runs ?? []),
      header: Math.min(source?.block.header ?? 0, cells.length),
      cells: cells.map((row) => Array.from({ length: columns }, (_, at) => this.notes.cite(row[at] ?? []))),
    };
  }

  /** Words of notes that nothing cites stand at the end of the text. */
  lostNotes(): BareClause[] {
    return this.notes.uncited().map((text) => ({ id: this.#idOf(undefined), kind: "text", level: 0, text }));
  }

  #idOf(given: string | undefined): ClauseId {
    let id = given !== undefined && this.#given.delete(given) ? given : this.#options.newId("clause");
    while (this.#taken.has(id) || (id !== given && this.#given.has(id))) id = this.#options.newId("clause");
    this.#taken.add(id);
    return id as ClauseId;
  }

  /** The runs of a clause: those of its blocks, without what opened it and without what went into the head. */
  #words({ block, text }: Classified, clause: ClauseId): readonly Run[] {
    const joined = joinParts(block.parts, this.#isUnwrapped);
    // A title gives its number to the head; an item that belongs nowhere takes its sign back.
    const shift = joined.text.length - text.length;
    const runs: Run[] = shift < 0 ? [{ text: text.slice(0, -shift) }] : [];
    block.parts.forEach((part, at) => {
      const source = this.#sources.get(block.lines[at] ?? 0);
      if (!source) return;
      const first = at === 0 ? Math.max(0, shift) : 0;
      const isApart = at > 0 && joined.text.charAt((joined.starts[at] ?? 0) - 1) === " ";
      if (isApart && runs.length > 0) runs.push({ text: " " });
      runs.push(...this.#part(source, part, first, clause));
    });
    return joinRuns(runs);
  }

  /** What is left of a block when `part` of its line is left, less the `first` units of it. */
  #part(source: LineOfBlock, part: string, first: number, clause: ClauseId): Run[] {
    const { line, before, block, index } = source;
    // "[OP 3. Text": the bracket before a label stays with the words behind it.
    const kept = line.text.endsWith(part) ? 0 : (/^\[*/.exec(part)?.[0].length ?? 0);
    const from = line.text.length - (part.length - kept) + first;
    const cut = Math.max(0, from - before);
    this.places.push({ block: index, clause, cut });
    const sign = line.text.slice(from, before);
    return [
      ...sliceRuns(block.runs, 0, kept),
      ...(sign === "" ? [] : [{ text: sign }]),
      ...sliceRuns(block.runs, cut, Number.POSITIVE_INFINITY),
    ];
  }
}
