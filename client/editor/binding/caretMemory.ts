import type { Node } from "@tiptap/pm/model";
import { type Selection, TextSelection } from "@tiptap/pm/state";
import * as Y from "yjs";
import type { Projection } from "../../../shared/document/projection.ts";
import { findUnit, type Unit, unitAt } from "../schema/units.ts";
import type { PendingText } from "./pendingText.ts";

/** Where the words of a unit are written. */
export type Sources = Pick<Projection, "sourceOf">;

/** One end of a selection, fixed to the words around it and not to a number. */
export interface CaretEnd {
  readonly unit: Unit;
  readonly position: Y.RelativePosition;
}

/** A text selection that survives what others write. */
export interface CaretMemory {
  readonly anchor: CaretEnd;
  readonly head: CaretEnd;
}

/** Remembers a text selection; null for any other selection, and for one outside of clauses and notes. Rule BIND9. */
export function rememberCaret(sources: Sources, selection: Selection, pending: PendingText): CaretMemory | null {
  if (!(selection instanceof TextSelection)) return null;
  const end = ($pos: Selection["$anchor"]): CaretEnd | null => {
    const placed = unitAt($pos);
    const text = placed && sources.sourceOf(placed.unit);
    if (!placed || !text) return null;
    const offset = Math.min(pending.offset(text, $pos.pos - placed.start), text.length);
    // Fixed to the character before it: what somebody else types at the caret comes behind it.
    return { unit: placed.unit, position: Y.createRelativePositionFromTypeIndex(text, offset, -1) };
  };
  const anchor = end(selection.$anchor);
  const head = selection.empty ? anchor : end(selection.$head);
  return anchor && head ? { anchor, head } : null;
}

/** Where one end stands in a document that shows the draft as it is now, or null when its clause is gone. */
export function caretPosition(sources: Sources, doc: Node, end: CaretEnd): number | null {
  const placed = findUnit(doc, end.unit);
  const text = sources.sourceOf(end.unit);
  const absolute = text?.doc && Y.createAbsolutePositionFromRelativePosition(end.position, text.doc);
  // In another text, such as the base text under an own version, the position says nothing.
  if (!placed || !absolute || absolute.type !== text) return null;
  return placed.start + Math.min(absolute.index, placed.node.content.size);
}

/** The remembered selection in a document, or null when one of its clauses is gone. */
export function recallCaret(sources: Sources, doc: Node, memory: CaretMemory): TextSelection | null {
  const anchor = caretPosition(sources, doc, memory.anchor);
  const head = caretPosition(sources, doc, memory.head);
  return anchor === null || head === null ? null : TextSelection.create(doc, anchor, head);
}
