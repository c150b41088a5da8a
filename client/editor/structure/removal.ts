import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { type EditorState, Selection, TextSelection } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { oneStep } from "../binding/showProjection.ts";
import { kindOfNode } from "../schema/kinds.ts";
import type { EditPlan, PlanEdit } from "./editPlan.ts";
import { here, inValidOrder } from "./outline.ts";

/** Deletes the clause with the caret; its words stay in its tombstone. */
export const deleteClause: PlanEdit = (state) => {
  const clause = here(state);
  if (!clause) return null;
  const tr = state.tr;
  const rest = state.doc.children.filter((node) => node !== clause.node);
  const gone = new ReplaceStep(clause.pos, clause.pos + clause.node.nodeSize, Slice.empty);
  if (tr.maybeStep(gone).failed && tr.maybeStep(oneStep(state.doc, inValidOrder(rest))).failed) return null;
  return { tr: tr.setSelection(Selection.near(tr.doc.resolve(Math.min(clause.pos, tr.doc.content.size)))) };
};

/** True for a selection that reaches beyond one stretch of text. */
export function crossesUnits(state: EditorState): boolean {
  const { selection } = state;
  return !selection.empty && !(selection.$from.sameParent(selection.$to) && selection.$from.parent.inlineContent);
}

/**
 * Deletes a selection that crosses clauses: the first clause keeps what is left of the first and of the last, those between
 * get tombstones. Notes and tables are emptied as far as they are covered; notes go when nobody cites them any more. Rule ED10.
 */
export const deleteAcross: PlanEdit = (state) => {
  const { from, to } = state.selection;
  const blocks: Node[] = [];
  let first: { index: number; offset: number } | null = null;
  state.doc.forEach((node, pos) => {
    const start = pos + 1;
    const end = pos + node.nodeSize - 1;
    if (end < from || start > to) {
      blocks.push(node);
      return;
    }
    const isClauseText = node.isTextblock && kindOfNode(node) !== null;
    if (!isClauseText) {
      const covered = from <= pos && to >= pos + node.nodeSize;
      if (covered && node.type.name === "table" && first) return;
      blocks.push(emptied(node, from - pos, to - pos));
      return;
    }
    const before = node.content.cut(0, Math.max(0, from - start));
    const after = node.content.cut(Math.min(node.content.size, Math.max(0, to - start)));
    if (!first) {
      first = { index: blocks.length, offset: before.size };
      blocks.push(node.copy(before.append(after)));
      return;
    }
    const target = blocks[first.index] as Node;
    if (after.size > 0) blocks[first.index] = target.copy(target.content.append(after));
  });
  return place(state, blocks, first);
};

/** Deletes the selection, whatever it covers. */
export const deleteSelected: PlanEdit = (state, environment) => {
  if (crossesUnits(state)) return deleteAcross(state, environment);
  return state.selection.empty ? null : { tr: state.tr.deleteSelection() };
};

function place(
  state: EditorState,
  blocks: readonly Node[],
  caret: { readonly index: number; readonly offset: number } | null,
): EditPlan | null {
  const tr = state.tr;
  const kept = caret ? blocks[caret.index] : undefined;
  const valid = [blocks, inValidOrder(blocks)].find((each) => !tr.maybeStep(oneStep(state.doc, each)).failed);
  if (!valid) return null;
  let pos = 0;
  for (const block of kept ? valid.slice(0, valid.indexOf(kept)) : []) pos += block.nodeSize;
  const at = caret ? pos + 1 + caret.offset : Math.min(state.selection.from, tr.doc.content.size);
  return { tr: tr.setSelection(caret ? TextSelection.create(tr.doc, at) : Selection.near(tr.doc.resolve(at), -1)) };
}

/** A note or a table without the words between two offsets, counted from before the block. */
function emptied(node: Node, from: number, to: number): Node {
  if (node.isTextblock) {
    const cut = (offset: number): number => Math.min(node.content.size, Math.max(0, offset - 1));
    return node.copy(node.content.cut(0, cut(from)).append(node.content.cut(cut(to))));
  }
  const children: Node[] = [];
  node.forEach((child, offset) => {
    const inside = offset + 1;
    const touched = inside < to && inside + child.nodeSize > from;
    children.push(touched ? emptied(child, from - inside, to - inside) : child);
  });
  return node.copy(Fragment.from(children));
}
