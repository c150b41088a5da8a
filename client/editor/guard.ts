import type { Node } from "@tiptap/pm/model";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { keptInOrder } from "../../shared/document/increasing.ts";
import type { ClauseKind } from "../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { type BlockWindow, changedWindow } from "./binding/blockWindow.ts";
import { FROM_DRAFT } from "./binding/draftBinding.ts";
import { clauseIdOfNode, kindOfNode, noteIdOfNode } from "./schema/kinds.ts";

export type RefusalFor = (clause: ClauseId | null) => Refusal | null;

/** Whom to ask: about a clause or the draft as a whole, and about a note. */
export interface Permissions {
  readonly clause: RefusalFor;
  /** Whether a clause may go, move, or become of another kind or level; who may change its words may not always do that. */
  readonly shape: (clause: ClauseId, isGone: boolean) => Refusal | null;
  /** Whether a clause of this kind may come in. */
  readonly birth: (kind: ClauseKind) => Refusal | null;
  /** A note that a locked clause cites is locked with it. */
  readonly note: (note: FootnoteId) => Refusal | null;
}

/** Why a change from one document to another may not be made by this person, or null. Rule ED5. */
export function refusalOfChange(oldDoc: Node, newDoc: Node, permissions: Permissions): Refusal | null {
  if (oldDoc === newDoc) return null;
  const window = changedWindow(oldDoc, newDoc);
  const next = new Map(window.next.map(({ node }) => [node.attrs.id as string, node]));
  for (const { node } of window.old) {
    const id = clauseIdOfNode(node);
    if (id === null || next.get(id) === node) continue;
    const after = next.get(id);
    const isReshaped = !after?.hasMarkup(node.type, node.attrs);
    const refusal = permissions.clause(id) ?? (isReshaped ? permissions.shape(id, !after) : null);
    if (refusal) return refusal;
  }
  if (notesOf(window.old).join() !== notesOf(window.next).join()) return { code: "structure_refused" };
  const former = new Map(window.old.map(({ node }) => [node.attrs.id as string | null, node]));
  for (const { node } of window.next) {
    const note = noteIdOfNode(node);
    const isNew = note === null && !former.has(node.attrs.id);
    const isRewritten = note !== null && former.get(note) !== node;
    const kind = isNew ? kindOfNode(node) : null;
    const refusal = isNew
      ? (permissions.clause(null) ?? (kind && permissions.birth(kind)))
      : isRewritten
        ? permissions.note(note)
        : null;
    if (refusal) return refusal;
  }
  return refusalOfMoves(window, (id) =>
    id === null ? null : (permissions.clause(id) ?? permissions.shape(id, false)),
  );
}

/** A clause that may not be changed must not be moved either: the others may move around it. */
function refusalOfMoves(window: BlockWindow, refusalFor: RefusalFor): Refusal | null {
  const oldIndex = new Map(window.old.map(({ node }, index) => [clauseIdOfNode(node), index]));
  const ids = window.next.map(({ node }) => clauseIdOfNode(node));
  const rank = ids.map((id) => (id === null ? null : (oldIndex.get(id) ?? null)));
  if (rank.every((value, i) => value === null || i === 0 || value > (rank[i - 1] ?? -1))) return null;
  const locked = ids.find((id) => id !== null && refusalFor(id) !== null) ?? null;
  const kept = keptInOrder(rank, (index) => {
    const id = ids[index] ?? null;
    return id !== null && refusalFor(id) !== null;
  });
  if (!kept) return refusalFor(locked);
  return null;
}

function notesOf(blocks: BlockWindow["old"]): string[] {
  return blocks.flatMap(({ node }) => noteIdOfNode(node) ?? []);
}

/**
 * Keeps out of the document whatever this person may not change: the last line of defence, behind which only the server's
 * own inspection stands. Rule ED5.
 */
export function guardPlugin(permissions: Permissions, onRefused: (refusal: Refusal) => void): Plugin {
  return new Plugin({
    filterTransaction(tr: Transaction, state) {
      if (!tr.docChanged || tr.getMeta(FROM_DRAFT)) return true;
      const refusal = refusalOfChange(state.doc, tr.doc, permissions);
      if (refusal) onRefused(refusal);
      return refusal === null;
    },
  });
}
