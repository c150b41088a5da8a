import * as Y from "yjs";
import { editsBetween } from "../../shared/amendments/editsBetween.ts";
import { tableView } from "../../shared/document/clauseViews.ts";
import { cellKey } from "../../shared/document/draftDoc.ts";
import { editText } from "../../shared/document/editText.ts";
import { insertRuns } from "../../shared/document/inline.ts";
import { ordersBetween } from "../../shared/document/order.ts";
import type { TableCells } from "../../shared/domain/events.ts";

/** Makes a table read as given: cells that are there are edited, rows and columns come or go at the end. Rule REV7. */
export function writeCells(clause: Y.Map<unknown>, { header, cells: wanted }: TableCells): void {
  const former = tableView(clause);
  const rows = keys(former.rows, wanted.length);
  const columns = keys(former.columns, Math.max(0, ...wanted.map((row) => row.length)));
  const stored = clause.get("cells");
  const cells = stored instanceof Y.Map ? (stored as Y.Map<Y.Text>) : clause.set("cells", new Y.Map<Y.Text>());
  const kept = new Set<string>();
  rows.forEach((row, r) => {
    columns.forEach((column, c) => {
      const key = cellKey(row, column);
      kept.add(key);
      const runs = wanted[r]?.[c] ?? [];
      const cell = former.cells[r]?.[c];
      if (cell?.source) editText(cell.source, editsBetween(cell.runs, runs));
      else insertRuns(cells.set(key, new Y.Text()), 0, runs);
    });
  });
  for (const key of [...cells.keys()]) if (!kept.has(key)) cells.delete(key);
  if (clause.get("header") !== header) clause.set("header", header);
}

/** As many keys as are wanted: those that are there, then new ones behind them. */
function keys(former: readonly string[], count: number): readonly string[] {
  const kept = former.slice(0, count);
  return [...kept, ...ordersBetween(kept.at(-1) ?? null, null, count - kept.length, () => 0.5)];
}
