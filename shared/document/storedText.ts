import type { Run, StoredClause } from "../domain/clause.ts";
import type { TableCells } from "../domain/events.ts";
import type { ClauseId } from "../domain/ids.ts";
import { tableView } from "./clauseViews.ts";
import { cellsOf, type DraftDoc, isDeleted, kindOf, levelOf, orderOf, textOf } from "./draftDoc.ts";
import { readRuns } from "./inline.ts";
import type { TableView } from "./views.ts";

/** A clause as it is stored, whether it is in the text or has a tombstone. */
export interface StoredText extends StoredClause {
  readonly isDeleted: boolean;
  readonly runs: readonly Run[];
  /** Also of a clause that is of another kind now and was a table. */
  readonly table?: TableCells;
}

/** Reads a clause as it is stored; nothing where none ever was, or it has no text. */
export function storedText(draft: DraftDoc, id: ClauseId): StoredText | undefined {
  const stored = draft.clauses.get(id);
  const text = textOf(stored);
  if (!stored || !text) return undefined;
  return {
    id,
    kind: kindOf(stored),
    level: levelOf(stored),
    order: orderOf(stored),
    isDeleted: isDeleted(stored),
    runs: readRuns(text),
    ...(cellsOf(stored) ? { table: tableCells(tableView(stored)) } : {}),
  };
}

/** A table without what it is edited through. */
export function tableCells({ headerRows, cells }: TableView): TableCells {
  return { header: headerRows, cells: cells.map((row) => row.map(({ runs }) => runs)) };
}
