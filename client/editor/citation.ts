import { TextSelection } from "@tiptap/pm/state";
import type { FootnoteId } from "../../shared/domain/ids.ts";
import { unitAt } from "./schema/units.ts";
import type { PlanEdit } from "./structure/editPlan.ts";

/** Cites a note behind the selection. Not inside of a note: neither would know which number it bears. */
export function citation(id: FootnoteId): PlanEdit {
  return (state) => {
    const type = state.schema.nodes.footnote;
    const placed = unitAt(state.selection.$to);
    if (!type || !placed || "note" in placed.unit) return null;
    const at = state.selection.to;
    const tr = state.tr.insert(at, type.create({ id }));
    return { tr: tr.setSelection(TextSelection.create(tr.doc, at + 1)) };
  };
}
