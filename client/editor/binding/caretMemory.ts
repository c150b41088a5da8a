import type { Node } from "@tiptap/pm/model";
import { type Selection, TextSelection } from "@tiptap/pm/state";
import * as Y from "yjs";
import type { DraftDoc } from "../../../shared/document/draftDoc.ts";
import { findUnit, sourceOf, type Unit, unitAt } from "../schema/units.ts";
import type { PendingText } from "./pendingText.ts";

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
export function rememberCaret(draft: DraftDoc, selection: Selection, pending: PendingText): CaretMemory | null {
  if (!(selection instanceof TextSelection)) return null;
  const end = ($pos: Selection["$anchor"]): CaretEnd | null => {
    const placed = unitAt($pos);
    const text = placed && sourceOf(draft, placed.unit);
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
export function caretPosition(draft: DraftDoc, doc: Node, end: CaretEnd): number | null {
  const placed = findUnit(doc, end.unit);
  const absolute = Y.createAbsolutePositionFromRelativePosition(end.position, draft.doc);
  if (!placed || !absolute || absolute.type !== sourceOf(draft, end.unit)) return null;
  return placed.start + Math.min(absolute.index, placed.node.content.size);
}

/** The remembered selection in a document, or null when one of its clauses is gone. */
export function recallCaret(draft: DraftDoc, doc: Node, memory: CaretMemory): TextSelection | null {
  const anchor = caretPosition(draft, doc, memory.anchor);
  const head = caretPosition(draft, doc, memory.head);
  return anchor === null || head === null ? null : TextSelection.create(doc, anchor, head);
}
