import type { Run } from "../domain/clause.ts";
import { type WordChange, wordDiff } from "./wordDiff.ts";
import { type WordToken, wordTokens } from "./wordTokens.ts";

/** What a change does at one of its ends: put words in, take words away, or swap some for others. */
export type Edge = "insertion" | "deletion" | "swap";

/** A change with what it does at its two ends; for a change that is not joined from several the same at both. */
export interface Hunk extends WordChange {
  readonly starts: Edge;
  readonly ends: Edge;
}

/** Fewer unchanged words than this between two changes, and they are read as one. */
const MIN_WORDS_BETWEEN = 2;

const known = new WeakMap<readonly Run[], WeakMap<readonly Run[], readonly Hunk[]>>();

/**
 * What an amendment proposes: the changes from its base to its text, in tokens of each, ascending. Changes with fewer than
 * two unchanged words between them are one. None where the two differ in blanks alone. Rule AM3.
 */
export function hunks(base: readonly Run[], text: readonly Run[]): readonly Hunk[] {
  const cached = known.get(base)?.get(text);
  if (cached) return cached;
  const tokens = wordTokens(base).tokens;
  const found = joinNear(tokens, wordDiff(tokens, wordTokens(text).tokens).map(hunkOf));
  const ofBase = known.get(base) ?? new WeakMap<readonly Run[], readonly Hunk[]>();
  known.set(base, ofBase.set(text, found));
  return found;
}

/** A single change as a hunk. */
export function hunkOf(change: WordChange): Hunk {
  const isDeletion = change.otherFrom === change.otherTo;
  const edge = change.from === change.to ? "insertion" : isDeletion ? "deletion" : "swap";
  return { ...change, starts: edge, ends: edge };
}

function joinNear(tokens: readonly WordToken[], changes: readonly Hunk[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    const words = last ? tokens.slice(last.to, change.from).filter((token) => token.isWord).length : MIN_WORDS_BETWEEN;
    if (last && words < MIN_WORDS_BETWEEN) {
      const { to, otherTo, ends } = change;
      joined[joined.length - 1] = { ...last, to, otherTo, ends };
    } else joined.push(change);
  }
  return joined;
}
