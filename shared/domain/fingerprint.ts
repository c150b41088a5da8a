import type { Run } from "./clause.ts";
import { joinRuns } from "./joinRuns.ts";

/**
 * A short name for exact words: equal for runs that read the same. Commands carry it to say which words the person saw.
 * It tells versions of one clause apart; it is no protection against somebody who wants two texts to share one. Rule CMD11.
 */
export function fingerprint(runs: readonly Run[]): string {
  const text = JSON.stringify(joinRuns(runs));
  // Two 32-bit multiplicative hashes (FNV-1a and its mirror) side by side.
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let index = 0; index < text.length; index++) {
    first = Math.imul(first ^ text.charCodeAt(index), 0x01000193);
    second = Math.imul(second ^ text.charCodeAt(text.length - 1 - index), 0x85ebca6b);
    second ^= second >>> 15;
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, "0");
  return hex(first) + hex(second);
}
