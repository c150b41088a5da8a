import type { Run } from "../domain/clause.ts";
import { placeHunks } from "./placeHunks.ts";
import { applyEdits } from "./runEdits.ts";

/** The words of an amendment: what it was written against, and what it proposes. */
export interface AmendmentWords {
  readonly base: readonly Run[];
  readonly text: readonly Run[];
}

/** What became of an amendment's words when the base changed. */
export type CarriedOver =
  | {
      readonly isColliding: false;
      /** Written against the present base now: the same words at the same places. */
      readonly words: AmendmentWords;
      /** The base reads so already: nothing is left to propose. */
      readonly isFulfilled: boolean;
    }
  /** The base changed in the very words it changes: base and text stay as they were, and it is shown as an alternative. */
  | { readonly isColliding: true; readonly words: AmendmentWords };

/**
 * Carries an amendment over to the present base by a three-way merge of words. What it proposes never changes: it merges
 * without touching what else changed, or it is left alone and marked. What the base has already taken over stays written
 * down as well, so that it is proposed again should the base lose it: then base and text stay as they were, too. Rules AM6, AM7.
 */
export function carryOver(words: AmendmentWords, present: readonly Run[]): CarriedOver {
  const { hunks, fulfilled } = placeHunks(words.base, words.text, present);
  if (hunks.some((hunk) => hunk.isStale)) return { isColliding: true, words };
  const isFulfilled = hunks.length === 0;
  if (fulfilled > 0) return { isColliding: false, words, isFulfilled };
  const edits = hunks.map((hunk) => hunk.edit);
  return { isColliding: false, words: { base: present, text: applyEdits(present, edits) }, isFulfilled };
}
