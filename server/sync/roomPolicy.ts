import * as Y from "yjs";
import {
  cellsOf,
  DRAFT_ROOTS,
  type DraftDoc,
  isDeleted,
  PRIVATE_ROOTS,
  textOf,
} from "../../shared/document/draftDoc.ts";
import { isLocked } from "../../shared/domain/agreement.ts";
import { isOpen } from "../../shared/domain/amendment.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import type { EntryView, PermissionView } from "../../shared/domain/entryPermissions.ts";
import { type AmendmentId, isId } from "../../shared/domain/ids.ts";
import type { Operation } from "../../shared/domain/operation.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import { permit } from "../../shared/domain/permissions.ts";
import { permitPrivate } from "../../shared/domain/privatePermissions.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";

/** What a room may hold and who may write it. */
export interface RoomPolicy {
  readonly roots: readonly string[];
  permit(operations: readonly Operation[], actor: Actor, state: DraftState): Refusal | null;
}

/** The permission table over the document of a draft. Rules PE1–PE12. */
export function draftPolicy(draft: DraftDoc): RoomPolicy {
  const view = viewOf(draft);
  return { roots: DRAFT_ROOTS, permit: (operations, actor, state) => permit(operations, actor, state, view) };
}

/** The rules of a delegation's private document, which only its members open at all. Rules PE13, PE16. */
export function privatePolicy(doc: Y.Doc, delegation: string): RoomPolicy {
  const view = entriesOf(doc);
  return {
    roots: PRIVATE_ROOTS,
    permit: (operations, actor) => permitPrivate(operations, actor, delegation, view),
  };
}

function textLengthAt(doc: Y.Doc, path: readonly string[]): number {
  let type: unknown = doc.share.get(path[0] ?? "");
  for (const key of path.slice(1)) type = type instanceof Y.Map ? type.get(key) : undefined;
  return type instanceof Y.Text ? type.length : 0;
}

function entriesOf(doc: Y.Doc): EntryView {
  const entries = (root: string): Y.Map<unknown> | undefined => {
    const type = doc.share.get(root);
    return type instanceof Y.Map ? type : undefined;
  };
  return {
    has: (root, id) => entries(root)?.has(id) === true,
    count: (root) => entries(root)?.size ?? 0,
    textLength: (path) => textLengthAt(doc, path),
    commentAuthor: (id) => {
      const comment = entries("comments")?.get(id);
      const author = comment instanceof Y.Map ? comment.get("author") : undefined;
      return typeof author === "string" ? author : undefined;
    },
  };
}

function viewOf(draft: DraftDoc): PermissionView {
  // The words of locked clauses change by decisions only, and each decision makes a new state.
  let cited: { readonly state: DraftState; readonly notes: ReadonlySet<string> } | undefined;
  return {
    ...entriesOf(draft.doc),
    hasCells: (clause) => {
      const map = draft.clauses.get(clause);
      return map !== undefined && cellsOf(map) !== undefined;
    },
    isCitedLocked: (footnote, state) => {
      if (cited?.state !== state) cited = { state, notes: notesOfLocked(draft, state) };
      return cited.notes.has(footnote);
    },
    // Whose it is and whether it is open is decided, not written: nobody makes himself a sponsor in the document.
    amendment: (id, state) => {
      const amendment = state.amendments.get(id as AmendmentId);
      if (!amendment) return undefined;
      const { delegation, sponsors, proposed } = amendment;
      return { delegation, sponsors, open: isOpen(amendment.status), ...("on" in proposed ? { on: proposed.on } : {}) };
    },
  };
}

function notesOfLocked(draft: DraftDoc, state: DraftState): ReadonlySet<string> {
  const notes = new Set<string>();
  for (const [id, status] of state.clauseStatus) {
    const clause = isLocked(status) ? draft.clauses.get(id) : undefined;
    if (!clause || isDeleted(clause)) continue;
    for (const text of [textOf(clause), ...(cellsOf(clause)?.values() ?? [])]) {
      for (let item = text?._start ?? null; item; item = item.right) {
        if (item.deleted || !(item.content instanceof Y.ContentEmbed)) continue;
        const { footnote } = item.content.embed as { footnote?: unknown };
        if (isId(footnote)) notes.add(footnote);
      }
    }
  }
  return notes;
}
