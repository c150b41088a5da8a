import { levelRange } from "../../../shared/domain/clause.ts";
import { levelOfNode } from "../schema/kinds.ts";
import type { PlanEdit } from "./editPlan.ts";
import { blockStart, deepestLevel, endOfClause, here } from "./outline.ts";

/** Changes the level of the clause and, with it, of its sub-clauses; only where that is legal. Rule ED7. */
function changeLevel(by: 1 | -1): PlanEdit {
  return (state) => {
    const clause = here(state);
    if (!clause || clause.node.attrs.level === undefined) return null;
    const [least, most] = levelRange(clause.kind);
    const level = clause.level + by;
    if (level < least || level > deepestLevel(state.doc, clause.index, clause.kind)) return null;
    const tr = state.tr;
    const end = endOfClause(state.doc, clause.index);
    let pos = blockStart(state.doc, clause.index);
    for (let index = clause.index; index < end; index++) {
      const node = state.doc.child(index);
      if (levelOfNode(node) + by > most) return null;
      tr.setNodeAttribute(pos, "level", levelOfNode(node) + by);
      pos += node.nodeSize;
    }
    return { tr };
  };
}

export const indent: PlanEdit = changeLevel(1);
export const outdent: PlanEdit = changeLevel(-1);
