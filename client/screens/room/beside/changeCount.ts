import { hunks } from "../../../../shared/amendments/hunks.ts";
import { wordTokens } from "../../../../shared/amendments/wordTokens.ts";
import type { Run } from "../../../../shared/domain/clause.ts";

/** How many words an own version puts in and takes out. */
export function changeCount(
  base: readonly Run[],
  text: readonly Run[],
): { readonly added: number; readonly removed: number } {
  const before = wordTokens(base).tokens;
  const after = wordTokens(text).tokens;
  let added = 0;
  let removed = 0;
  for (const { from, to, otherFrom, otherTo } of hunks(base, text)) {
    removed += before.slice(from, to).filter(({ isWord }) => isWord).length;
    added += after.slice(otherFrom, otherTo).filter(({ isWord }) => isWord).length;
  }
  return { added, removed };
}
