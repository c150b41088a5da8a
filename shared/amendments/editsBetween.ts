import { runsLength } from "../document/inline.ts";
import { MARKS, type Run } from "../domain/clause.ts";
import { type RunEdit, sliceRuns } from "./runEdits.ts";
import { wordDiff } from "./wordDiff.ts";
import { wordTokens } from "./wordTokens.ts";

/**
 * The smallest change of a text that makes it read exactly as another, blanks and marks included: ascending edits that do
 * not overlap, word by word, trimmed to the letters that differ. What somebody else types in the words that stay is not
 * touched. Rule AM8.
 */
export function editsBetween(before: readonly Run[], after: readonly Run[]): RunEdit[] {
  const a = wordTokens(before);
  const b = wordTokens(after);
  const edits: RunEdit[] = [];
  const add = (from: number, to: number, otherFrom: number, otherTo: number) => {
    const edit = trimmed(a.runs, from, to, sliceRuns(b.runs, otherFrom, otherTo));
    if (edit) edits.push(edit);
  };
  const lengthOf = (text: typeof a): number => text.tokens.at(-1)?.end ?? runsLength(text.runs);
  const startOf = (text: typeof a, index: number): number => text.tokens[index]?.start ?? lengthOf(text);
  add(0, startOf(a, 0), 0, startOf(b, 0));
  let i = 0;
  let j = 0;
  const blanksUpTo = (stop: number) => {
    for (; i < stop; i++, j++) {
      const old = a.tokens[i];
      const now = b.tokens[j];
      if (old && now) add(old.coreEnd, old.end, now.coreEnd, now.end);
    }
  };
  for (const change of wordDiff(a.tokens, b.tokens)) {
    blanksUpTo(change.from);
    add(startOf(a, change.from), startOf(a, change.to), startOf(b, change.otherFrom), startOf(b, change.otherTo));
    i = change.to;
    j = change.otherTo;
  }
  blanksUpTo(a.tokens.length);
  return edits;
}

/** One UTF-16 unit or embed with its marks, as something that can be compared. */
function unitsOf(runs: readonly Run[]): string[] {
  return runs.flatMap((run) => {
    if (!("text" in run)) return [JSON.stringify(run)];
    const marks = MARKS.filter((mark) => run.marks?.includes(mark)).join();
    return run.text.split("").map((unit) => unit + marks);
  });
}

const isHighSurrogate = (unit: string | undefined): boolean => unit !== undefined && /^[\ud800-\udbff]/.test(unit);
const isLowSurrogate = (unit: string | undefined): boolean => unit !== undefined && /^[\udc00-\udfff]/.test(unit);

/** The edit without what is equal at its two ends; nothing where all is. Never cuts a character in two. */
function trimmed(runs: readonly Run[], from: number, to: number, insert: readonly Run[]): RunEdit | null {
  const old = unitsOf(sliceRuns(runs, from, to));
  const now = unitsOf(insert);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  if (head === old.length && head === now.length) return null;
  if (isHighSurrogate(old[head - 1])) head--;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  if (tail > 0 && isLowSurrogate(old[old.length - tail])) tail--;
  return {
    offset: from + head,
    delete: old.length - head - tail,
    insert: sliceRuns(insert, head, now.length - tail),
  };
}
