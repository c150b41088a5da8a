import * as Y from "yjs";
import { plainText, type Run, type StoredClause } from "../domain/clause.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import { openingPhrase } from "../phrases/openingPhrases.ts";
import { citationsIn } from "./citations.ts";
import { cellKey, cellsOf, type DraftDoc, isDeleted, kindOf, levelOf, orderOf, textOf } from "./draftDoc.ts";
import { readRuns } from "./inline.ts";
import type { ClauseNumber } from "./numbering.ts";
import type { ArrangedClause } from "./structure.ts";
import type { Version, VersionMark } from "./versions.ts";
import type { CellView, ClauseView, TableView } from "./views.ts";

const PHRASE_KEY = /^phrase:(preambular|operative):(.+)$/;

/** Opening phrases added for this draft, by kind. They stand in the head as `phrase:<kind>:<phrase>`. Rule PH5. */
export interface DraftPhrases {
  readonly preambular: readonly string[];
  readonly operative: readonly string[];
}

/** Reads the opening phrases added for a draft. */
export function readPhrases(draft: DraftDoc): DraftPhrases {
  const phrases = { preambular: [] as string[], operative: [] as string[] };
  for (const [key, value] of draft.head.entries()) {
    const match = PHRASE_KEY.exec(key);
    if (value === true && match) phrases[match[1] as "preambular" | "operative"].push(match[2] ?? "");
  }
  return phrases;
}

/** Head key under which an added opening phrase is kept. */
export function phraseKey(kind: "preambular" | "operative", phrase: string): string {
  return `phrase:${kind}:${phrase}`;
}

/** The live clauses of a draft as stored. A clause without a text has no words to show and is left out. Rule PROJ2. */
export function storedClauses(draft: DraftDoc): StoredClause[] {
  const stored: StoredClause[] = [];
  for (const [id, clause] of draft.clauses.entries()) {
    if (!(clause instanceof Y.Map) || isDeleted(clause) || !textOf(clause)) continue;
    stored.push({ id: id as ClauseId, kind: kindOf(clause), level: levelOf(clause), order: orderOf(clause) });
  }
  return stored;
}

/** The opening phrase of a clause and whether one is missing. Sub-clauses have none. Rules PH1, PH4. */
export function leadOf(
  clause: Pick<ArrangedClause, "kind" | "level">,
  runs: readonly Run[],
  phrases: DraftPhrases,
): { readonly lead: string; readonly leadUnknown: boolean } {
  if ((clause.kind !== "preambular" && clause.kind !== "operative") || clause.level > 0) {
    return { lead: "", leadUnknown: false };
  }
  const text = plainText(runs);
  const lead = openingPhrase(text, clause.kind, phrases[clause.kind]);
  return { lead, leadUnknown: lead === "" && text.trim() !== "" };
}

/**
 * Builds the view of one clause from its place, its number and its words: the stored ones, or those of the viewer's own
 * version. Rule PROJ9.
 */
export function clauseView(
  draft: DraftDoc,
  arranged: ArrangedClause,
  { number, label }: ClauseNumber,
  phrases: DraftPhrases,
  version?: Version,
): ClauseView {
  const stored = draft.clauses.get(arranged.id);
  const base = textOf(stored);
  const source = version?.text ?? base;
  if (!source) throw new RangeError(`clause ${arranged.id} has no text`);
  const runs = readRuns(source);
  return {
    id: arranged.id,
    kind: arranged.kind,
    level: arranged.level,
    order: arranged.order,
    number,
    label,
    ...leadOf(arranged, runs, phrases),
    runs,
    baseRuns: source === base ? runs : base ? readRuns(base) : [],
    source,
    ...(version ? { version: markOf(version) } : {}),
    ...(arranged.kind === "table" && stored ? { table: tableView(stored) } : {}),
  };
}

/** A version without its text: views compare by value. */
export function markOf({ amendment, kind, delegation, number }: VersionMark): VersionMark {
  return { amendment, kind, delegation, number };
}

/** A table's cells as a full grid. A pair of row and column that no cell was made for is an empty cell. Rule PROJ5. */
export function tableView(stored: Y.Map<unknown>): TableView {
  const cells = cellsOf(stored);
  const keys = cells ? [...cells.keys()].filter((key) => cells.get(key) instanceof Y.Text) : [];
  const part = (index: 0 | 1): string[] => [...new Set(keys.map((key) => key.split("|")[index] ?? ""))].sort(compare);
  const rows = part(0);
  const columns = part(1);
  const header = stored.get("header");
  return {
    headerRows: typeof header === "number" && header > 0 ? Math.min(header, rows.length) : 0,
    rows,
    columns,
    cells: rows.map((row) => columns.map((column) => cellView(cellKey(row, column), cells))),
  };
}

function cellView(key: string, cells: Y.Map<Y.Text> | undefined): CellView {
  const source = cells?.get(key);
  return { key, source, runs: source ? readRuns(source) : [] };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The notes a clause cites, its table cells included, in text order. */
export function citationsOf(view: Pick<ClauseView, "runs" | "table">): FootnoteId[] {
  return [
    ...citationsIn(view.runs),
    ...(view.table ? view.table.cells.flatMap((row) => row.flatMap((cell) => citationsIn(cell.runs))) : []),
  ];
}
