import { Slice } from "@tiptap/pm/model";
import { type EditorState, TextSelection } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { WORDS_MOVED } from "../binding/writeEdit.ts";
import type { EditPlan, PlanEdit } from "./editPlan.ts";
import { outdent } from "./levels.ts";
import { clauseAt, type Here, here } from "./outline.ts";

/** Joins the clause with the caret to the one before it. Rule ED9. */
export const mergeWithPrevious: PlanEdit = (state) => {
  const clause = here(state);
  return clause && join(state, clauseAt(state.doc, clause.index - 1), clause);
};

/** Joins the clause after the one with the caret to it. */
export const mergeWithNext: PlanEdit = (state) => {
  const clause = here(state);
  return clause && join(state, clause, clauseAt(state.doc, clause.index + 1));
};

/** Backspace at the start of a clause: first out of its level, then into the clause before it. Rule ED9. */
export const joinBackward: PlanEdit = (state, environment) => {
  const clause = here(state);
  if (clause && clause.level > 0 && clause.kind !== "heading") return outdent(state, environment);
  return mergeWithPrevious(state, environment);
};

/** The words go to the first clause, the second gets a tombstone; an empty one simply goes. */
function join(state: EditorState, first: Here | null, second: Here | null): EditPlan | null {
  if (!first?.node.isTextblock || !second?.node.isTextblock) return null;
  const tr = state.tr;
  const seam = first.pos + 1 + first.node.content.size;
  const secondEnd = second.pos + second.node.nodeSize;
  const isOpening = first.kind === "title" || first.kind === "enacting";
  if (second.node.content.size === 0) {
    if (tr.maybeStep(new ReplaceStep(second.pos, secondEnd, Slice.empty)).failed) return null;
    return { tr: tr.setSelection(TextSelection.create(tr.doc, seam)) };
  }
  if (isOpening || second.kind === "enacting") return null;
  if (first.node.content.size === 0) {
    if (tr.maybeStep(new ReplaceStep(first.pos, second.pos, Slice.empty)).failed) return null;
    return { tr: tr.setSelection(TextSelection.create(tr.doc, first.pos + 1)) };
  }
  // Two steps, each at its own place: so the words are written where they come to stand, and nothing is guessed.
  if (tr.maybeStep(new ReplaceStep(second.pos, secondEnd, Slice.empty)).failed) return null;
  tr.step(new ReplaceStep(seam, seam, new Slice(second.node.content, 0, 0)));
  tr.setMeta(WORDS_MOVED, [second.id]);
  return {
    tr: tr.setSelection(TextSelection.create(tr.doc, seam)),
    asks: { key: "editor.question.join", clauses: [first.id, second.id] },
  };
}
