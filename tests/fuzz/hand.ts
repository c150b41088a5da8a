import * as Y from "yjs";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import { isRequiredKey } from "../../shared/domain/permissions.ts";

/** Somebody at a screen: a document of their own, undo as the editor has it, and ids that nobody else makes. */
export interface Hand {
  /** Part of every id it makes. */
  readonly name: string;
  readonly draft: DraftDoc;
  readonly undo: Y.UndoManager;
  readonly actor: Actor;
  readonly random: () => number;
  unique(): string;
}

/** Undo as the editor sets it up: own typing only, and never the last value of a key that a clause must have. */
export function undoManager(draft: DraftDoc): Y.UndoManager {
  return new Y.UndoManager([draft.clauses, draft.footnotes, draft.amendments], {
    trackedOrigins: new Set([ORIGINS.typing]),
    captureTimeout: 0,
    deleteFilter: ({ parentSub }) => parentSub === null || !isRequiredKey(parentSub),
  });
}

/** One thing that somebody does. */
export type Edit = (hand: Hand) => void;

/** What is typed: blanks, pairs, and letters of other scripts among it. */
export const WORDS = ["also ", "further", " 😀", "Noting", "x", " de l’homme", "تؤكد", " ", "�"];

/** A whole number below `end`. */
export const below = (end: number, { random }: Hand): number => Math.floor(random() * end);

/** An editor never puts the caret between the halves of a pair. */
export function place(text: Y.Text, hand: Hand): number {
  const at = below(text.length + 1, hand);
  const delta = text.toDelta() as { insert: unknown }[];
  const flat = delta.map(({ insert }) => (typeof insert === "string" ? insert : "#")).join("");
  const code = flat.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

/** Does it as the editor does: undo follows. */
export const typing = (hand: Hand, work: () => void): void => hand.draft.doc.transact(work, ORIGINS.typing);
