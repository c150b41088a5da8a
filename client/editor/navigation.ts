import { TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import { goTo } from "./reveal.ts";
import { findBlock, findUnit, type Unit } from "./schema/units.ts";
import { clauseAt, here } from "./structure/outline.ts";

/** Puts the focus into the text: into a clause where one is named and shown, else where the caret was. Rule ED17. */
export function focusText(view: EditorView, clause: ClauseId | undefined, where: "start" | "end"): void {
  const block = clause ? findBlock(view.state.doc, clause) : null;
  if (!block) {
    view.focus();
    return;
  }
  const $pos = view.state.doc.resolve(where === "start" ? block.pos + 1 : block.pos + block.node.nodeSize - 1);
  goTo(view, TextSelection.near($pos, where === "start" ? 1 : -1));
}

/** Goes to the start of the clause before or after the one with the caret; stays at the ends of the text. */
export function goToNeighbour(view: EditorView, by: 1 | -1): true {
  const clause = here(view.state);
  const next = clause && clauseAt(view.state.doc, clause.index + by);
  if (next) focusText(view, next.id, "start");
  return true;
}

/** Goes behind the first marker of a note in the text; stays where no clause cites it. */
export function goToMarker(view: EditorView, note: FootnoteId): void {
  let target: number | null = null;
  view.state.doc.descendants((node, pos) => {
    if (target === null && node.type.name === "footnote" && node.attrs.id === note) target = pos + 1;
    return target === null;
  });
  if (target !== null) goTo(view, TextSelection.create(view.state.doc, target));
}

/** Goes to the end of the words of a clause, a cell or a note. */
export function goToEnd(view: EditorView, unit: Unit): void {
  const placed = findUnit(view.state.doc, unit);
  if (placed) goTo(view, TextSelection.create(view.state.doc, placed.start + placed.node.content.size));
}
