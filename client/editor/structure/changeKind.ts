import { type ClauseKind, levelRange } from "../../../shared/domain/clause.ts";
import type { PlanEdit } from "./editPlan.ts";
import { here, inValidOrder, makeBlock, mayStand, nearestIndex, rearrange, typeOf } from "./outline.ts";

/**
 * Makes the clause with the caret one of another kind. Where that kind may not stand, the clause goes to the nearest place
 * where it may: an operative clause made of one in mid-preamble becomes the first of the operative part. Rule ED11.
 */
export function changeKind(kind: ClauseKind): PlanEdit {
  return (state) => {
    const clause = here(state);
    if (!clause || clause.kind === kind || clause.kind === "table" || kind === "table") return null;
    const [least, most] = levelRange(kind);
    const keepsLevel = clause.kind !== "heading" && kind !== "heading";
    const level = keepsLevel ? Math.min(Math.max(clause.level, least), most) : least;
    const block = makeBlock(state.schema, kind, clause.id, level, clause.node.content);
    const rest = state.doc.type.create(
      null,
      inValidOrder(state.doc.children.filter((_, index) => index !== clause.index)),
    );
    const type = typeOf(state.schema, kind);
    const first = kind === "preambular" || kind === "enacting" || kind === "title" ? "back" : "ahead";
    const index = mayStand(rest, clause.index, type) ? clause.index : nearestIndex(rest, clause.index, type, first);
    if (index === null) return null;
    const blocks = [...rest.children];
    blocks.splice(index, 0, block);
    const tr = rearrange(state, blocks);
    return tr && { tr };
  };
}
