import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { cellKey } from "../../../shared/document/draftDoc.ts";
import { orderBetween } from "../../../shared/document/order.ts";
import type { PlanEdit } from "./editPlan.ts";

/** A new row under the one with the caret. `random` jitters its order key, so that two rows made at once both stay. */
export function addTableRow(random: () => number): PlanEdit {
  return (state) => {
    const here = cellHere(state);
    const { tableRow, tableCell } = state.schema.nodes;
    if (!here || !tableRow || !tableCell) return null;
    const next = here.table.maybeChild(here.rowIndex + 1);
    const key = orderBetween(rowKeyOf(here.row), next ? rowKeyOf(next) : null, random);
    const header = next?.firstChild?.attrs.header === true;
    const cells = here.row.children.map((cell) => tableCell.create({ key: cellKey(key, columnKeyOf(cell)), header }));
    const tr = state.tr;
    const end = here.rowStart + here.row.nodeSize;
    tr.step(new ReplaceStep(end, end, new Slice(Fragment.from(tableRow.create({ row: key }, cells)), 0, 0)));
    return { tr: tr.setSelection(TextSelection.create(tr.doc, end + 2)) };
  };
}

/** Takes the row with the caret away; a table keeps at least one. */
export const deleteTableRow: PlanEdit = (state) => {
  const here = cellHere(state);
  if (!here || here.table.childCount < 2) return null;
  const tr = state.tr;
  tr.step(new ReplaceStep(here.rowStart, here.rowStart + here.row.nodeSize, Slice.empty));
  return { tr: tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(0, here.rowStart - 1)), -1)) };
};

/** A new column behind the one with the caret. `random` jitters its order key, as for rows. */
export function addTableColumn(random: () => number): PlanEdit {
  return (state) => {
    const here = cellHere(state);
    const { tableCell } = state.schema.nodes;
    if (!here || !tableCell) return null;
    const next = here.row.maybeChild(here.columnIndex + 1);
    const key = orderBetween(columnKeyOf(here.row.child(here.columnIndex)), next ? columnKeyOf(next) : null, random);
    const tr = rebuilt(state, here, (row) => {
      const header = row.firstChild?.attrs.header === true;
      const cells = [...row.children];
      cells.splice(here.columnIndex + 1, 0, tableCell.create({ key: cellKey(rowKeyOf(row), key), header }));
      return cells;
    });
    return { tr: caretIn(tr, here, here.rowIndex, here.columnIndex + 1) };
  };
}

/** Takes the column with the caret away; a table keeps at least one. */
export const deleteTableColumn: PlanEdit = (state) => {
  const here = cellHere(state);
  if (!here || here.row.childCount < 2) return null;
  const tr = rebuilt(state, here, (row) => row.children.filter((_cell, index) => index !== here.columnIndex));
  return { tr: caretIn(tr, here, here.rowIndex, Math.max(0, here.columnIndex - 1)) };
};

/** The rows down to the one with the caret become the header; where that is the last header row, it is one no more. */
export const toggleHeaderRow: PlanEdit = (state) => {
  const here = cellHere(state);
  if (!here) return null;
  const isLast = isHeader(here.row) && !isHeader(here.table.maybeChild(here.rowIndex + 1));
  const rows = isLast ? here.rowIndex : here.rowIndex + 1;
  const tr = state.tr;
  here.table.forEach((row, offset, index) => {
    row.forEach((cell, inRow) => {
      if (cell.attrs.header !== index < rows)
        tr.setNodeAttribute(here.tableStart + offset + 1 + inRow, "header", index < rows);
    });
  });
  return { tr };
};

/** Tab and Shift+Tab go from cell to cell. Null outside of tables and beyond their ends. */
export function nextCell(by: 1 | -1): PlanEdit {
  return (state) => {
    const here = cellHere(state);
    if (!here) return null;
    const cells: number[] = [];
    here.table.descendants((node, pos) => {
      if (node.type.name === "tableCell") cells.push(here.tableStart + pos + 1);
    });
    const target = cells[cells.indexOf(state.selection.$head.start()) + by];
    return target === undefined ? null : { tr: state.tr.setSelection(TextSelection.create(state.doc, target)) };
  };
}

interface CellHere {
  readonly table: Node;
  /** Position of the table's first row. */
  readonly tableStart: number;
  readonly row: Node;
  /** Position before the row. */
  readonly rowStart: number;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

/** The cell with the caret; null outside of tables. */
function cellHere(state: EditorState): CellHere | null {
  const { $head } = state.selection;
  if ($head.parent.type.name !== "tableCell") return null;
  const inRow = $head.depth - 1;
  return {
    table: $head.node(inRow - 1),
    tableStart: $head.start(inRow - 1),
    row: $head.node(inRow),
    rowStart: $head.before(inRow),
    rowIndex: $head.index(inRow - 1),
    columnIndex: $head.index(inRow),
  };
}

const rowKeyOf = (row: Node): string => String(row.attrs.row);
const columnKeyOf = (cell: Node): string => String(cell.attrs.key).split("|")[1] ?? "";
const isHeader = (row: Node | null): boolean => row?.firstChild?.attrs.header === true;

/** Every row of the table with other cells; the rows themselves stay the same ones. */
function rebuilt(state: EditorState, here: CellHere, cellsOf: (row: Node) => readonly Node[]): Transaction {
  const rows = here.table.children.map((row) => row.copy(Fragment.fromArray([...cellsOf(row)])));
  const end = here.tableStart + here.table.content.size;
  return state.tr.replaceWith(here.tableStart, end, Fragment.fromArray(rows));
}

/** The caret at the beginning of a cell of the table as it is now. */
function caretIn(tr: Transaction, { tableStart }: CellHere, rowIndex: number, columnIndex: number): Transaction {
  const table = tr.doc.resolve(tableStart).parent;
  let at = tableStart;
  for (let index = 0; index < rowIndex; index++) at += table.child(index).nodeSize;
  const row = table.child(rowIndex);
  at += 1;
  for (let index = 0; index < columnIndex; index++) at += row.child(index).nodeSize;
  return tr.setSelection(TextSelection.create(tr.doc, at + 1));
}
