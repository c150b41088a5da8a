import type { Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { clauseIdOfNode, levelOfNode } from "../schema/kinds.ts";
import { findBlock } from "../schema/units.ts";
import type { EditPlan, PlanEdit } from "./editPlan.ts";
import { clauseAt, deepestLevel, endOfClause, here, rearrange } from "./outline.ts";

/** Moves a clause, its sub-clauses with it, up over the clause before it. Rule ED8. */
export const moveUp: PlanEdit = (state) => {
  const clause = here(state);
  if (!clause) return null;
  let target = clause.index - 1;
  while (target > 0 && isBelow(state.doc, target, clause)) target--;
  const over = clauseAt(state.doc, target);
  // Above its own parent it would become somebody else's sub-clause.
  if (!over || (over.kind === clause.kind && over.level < clause.level)) return null;
  return moveClause(state, clause.index, target);
};

/** Moves a clause, its sub-clauses with it, down over the clause after it. Rule ED8. */
export const moveDown: PlanEdit = (state) => {
  const clause = here(state);
  if (!clause) return null;
  const next = clauseAt(state.doc, endOfClause(state.doc, clause.index));
  if (!next || (next.kind === clause.kind && next.level < clause.level)) return null;
  return moveClause(state, clause.index, endOfClause(state.doc, next.index));
};

function isBelow(doc: Node, index: number, clause: { readonly node: Node; readonly level: number }): boolean {
  return doc.child(index).type === clause.node.type && levelOfNode(doc.child(index)) > clause.level;
}

/**
 * Moves the clause at `from`, its sub-clauses with it, so that it stands before what is now at `to`. Null when it would not
 * be valid there, or would have to change its level.
 */
export function moveClause(state: EditorState, from: number, to: number): EditPlan | null {
  const clause = clauseAt(state.doc, from);
  const end = endOfClause(state.doc, from);
  if (!clause || (to >= from && to <= end)) return null;
  const blocks = [...state.doc.children];
  const moved = blocks.splice(from, end - from);
  const index = to > from ? to - moved.length : to;
  const rest = state.doc.type.create(null, blocks);
  if (clause.kind !== "heading" && clause.level > deepestLevel(rest, index, clause.kind)) return null;
  blocks.splice(index, 0, ...moved);
  const tr = rearrange(state, blocks);
  return tr && { tr };
}

/** Moves a clause so that it stands before another one; behind the last clause where none is named. */
export function moveBefore(state: EditorState, clause: ClauseId, before: ClauseId | null): EditPlan | null {
  const block = findBlock(state.doc, clause);
  const index = before ? findBlock(state.doc, before)?.index : state.doc.children.filter(clauseIdOfNode).length;
  return block && index !== undefined ? moveClause(state, block.index, index) : null;
}
