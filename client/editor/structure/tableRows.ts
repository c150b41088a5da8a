import { Fragment, Slice } from "@tiptap/pm/model";
import { type EditorState, TextSelection } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { cellKey } from "../../../shared/document/draftDoc.ts";
import { orderBetween } from "../../../shared/document/order.ts";
import type { PlanEdit } from "./editPlan.ts";

/** A new row under the one with the caret. `random` jitters its order key, so that two rows made at once both stay. */
export function addTableRow(random: () => number): PlanEdit {
  return (state) => {
    const row = rowHere(state);
    const { tableRow, tableCell } = state.schema.nodes;
    if (!row || !tableRow || !tableCell) return null;
    const next = row.table.maybeChild(row.index + 1);
    const key = orderBetween(String(row.node.attrs.row), next ? String(next.attrs.row) : null, random);
    const cells = row.node.children.map((cell) =>
      tableCell.create({ key: cellKey(key, String(cell.attrs.key).split("|")[1] ?? ""), header: false }),
    );
    const tr = state.tr;
    tr.step(new ReplaceStep(row.end, row.end, new Slice(Fragment.from(tableRow.create({ row: key }, cells)), 0, 0)));
    return { tr: tr.setSelection(TextSelection.create(tr.doc, row.end + 2)) };
  };
}

/** Takes the row with the caret away; a table keeps at least one. */
export const deleteTableRow: PlanEdit = (state) => {
  const row = rowHere(state);
  if (!row || row.table.childCount < 2) return null;
  const tr = state.tr;
  tr.step(new ReplaceStep(row.end - row.node.nodeSize, row.end, Slice.empty));
  return { tr: tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(0, row.end - row.node.nodeSize - 1)), -1)) };
};

/** Tab and Shift+Tab go from cell to cell. Null outside of tables and beyond their ends. */
export function nextCell(by: 1 | -1): PlanEdit {
  return (state) => {
    const { $head } = state.selection;
    if ($head.parent.type.name !== "tableCell") return null;
    const tableStart = $head.start(1);
    const cells: number[] = [];
    $head.node(1).descendants((node, pos) => {
      if (node.type.name === "tableCell") cells.push(tableStart + pos + 1);
    });
    const target = cells[cells.indexOf($head.start()) + by];
    return target === undefined ? null : { tr: state.tr.setSelection(TextSelection.create(state.doc, target)) };
  };
}

function rowHere(state: EditorState) {
  const { $head } = state.selection;
  if ($head.depth < 3 || $head.node(2).type.name !== "tableRow") return null;
  return { table: $head.node(1), node: $head.node(2), index: $head.index(1), end: $head.after(2) };
}
