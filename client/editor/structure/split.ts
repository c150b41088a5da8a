import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { type EditorState, TextSelection } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import type { EditEnvironment, EditPlan, PlanEdit } from "./editPlan.ts";
import { outdent } from "./levels.ts";
import { followingKind, newClause, newClauseAt } from "./newClause.ts";
import { clauseAt, type Here, here, makeBlock } from "./outline.ts";

const WHOLE = new Set(["title", "enacting"]);

/**
 * Splits the clause at the caret. The larger half keeps the id, and with it comments, amendments and status; the steps say
 * exactly which words went. In the middle it asks first when somebody else is in the clause. Rules ED6, BIND8.
 */
export const splitHere: PlanEdit = (state, { newId }) => {
  const clause = here(state);
  const { $from, empty } = state.selection;
  if (!clause || !empty || !clause.node.isTextblock || WHOLE.has(clause.kind)) return null;
  const offset = $from.parentOffset;
  const size = clause.node.content.size;
  const head = clause.node.content.cut(0, offset);
  const tail = clause.node.content.cut(offset);
  const tr = state.tr;
  const newBlock = (content: Fragment): Slice =>
    new Slice(Fragment.from(makeBlock(state.schema, clause.kind, newId(), clause.level, content)), 0, 0);
  const start = clause.pos + 1;
  if (offset >= size - offset) {
    const end = clause.pos + clause.node.nodeSize;
    if (tr.maybeStep(new ReplaceStep(end, end, newBlock(tail))).failed) return null;
    if (tail.size > 0) tr.delete(start + offset, start + size);
    tr.setSelection(TextSelection.create(tr.doc, start + offset + 2));
  } else {
    const block = newBlock(head);
    if (tr.maybeStep(new ReplaceStep(clause.pos, clause.pos, block)).failed) return null;
    if (head.size > 0) tr.delete(start + block.size, start + block.size + offset);
    tr.setSelection(TextSelection.create(tr.doc, start + block.size));
  }
  const inTheMiddle = offset > 0 && offset < size;
  return { tr, ...(inTheMiddle ? { asks: { key: "editor.question.split" as const, clauses: [clause.id] } } : {}) };
};

/**
 * What Enter does. At the end of a clause it begins the one that usually follows; in an empty sub-clause it goes one level
 * out; in the empty last clause of a preamble it begins the operative part; in the middle it splits. Rule ED6.
 */
export const enter: PlanEdit = (state, environment) => {
  const clause = here(state);
  if (!clause?.node.isTextblock) return null;
  if (clause.node.content.size === 0) return enterInEmpty(state, environment, clause);
  const atEnd = state.selection.$from.parentOffset === clause.node.content.size;
  if (WHOLE.has(clause.kind)) return enterAfterWhole(state, environment, clause);
  if (!atEnd || !state.selection.empty) return splitHere(state, environment);
  const kind = followingKind(clause.kind, environment);
  // A clause that has a list gets a new first item: at its own level the new clause would take the list over.
  const list = clauseAt(state.doc, clause.index + 1);
  const level = list?.kind === clause.kind && list.level > clause.level ? list.level : clause.level;
  const next = newClauseAt(state, environment, kind, clause.index + 1, kind === clause.kind ? level : 0);
  return next ?? newClause(kind)(state, environment);
};

/** Title and enacting line are never split: the caret goes on to what follows, which is begun where it is missing. */
function enterAfterWhole(state: EditorState, environment: EditEnvironment, clause: Here): EditPlan | null {
  const kind = followingKind(clause.kind, environment);
  const next = clauseAt(state.doc, clause.index + 1);
  if (clause.kind === "title" && next?.kind === kind) {
    const end = next.pos + 1 + next.node.content.size;
    return { tr: state.tr.setSelection(TextSelection.create(state.doc, end)) };
  }
  return newClauseAt(state, environment, kind, clause.index + 1, 0);
}

function enterInEmpty(state: EditorState, environment: EditEnvironment, clause: Here): EditPlan | null {
  if (clause.level > 0 && clause.kind !== "heading") return outdent(state, environment);
  const isLast = state.doc.maybeChild(clause.index + 1)?.type !== clause.node.type;
  if (clause.kind === "preambular" && isLast) return becomes(state, clause, "operative");
  if (WHOLE.has(clause.kind)) return enterAfterWhole(state, environment, clause);
  return null;
}

/** The same clause, of another kind, in the same place. */
function becomes(state: EditorState, clause: Here, kind: "operative"): EditPlan | null {
  const block: Node = makeBlock(state.schema, kind, clause.id, 0, clause.node.content);
  const tr = state.tr;
  const end = clause.pos + clause.node.nodeSize;
  if (tr.maybeStep(new ReplaceStep(clause.pos, end, new Slice(Fragment.from(block), 0, 0))).failed) return null;
  return { tr: tr.setSelection(TextSelection.create(tr.doc, clause.pos + 1)) };
}
