import { wordDiff } from "../../../shared/amendments/wordDiff.ts";
import { wordTokens } from "../../../shared/amendments/wordTokens.ts";
import type { Run } from "../../../shared/domain/clause.ts";

/** Runs as a string with one UTF-16 unit a position; embeds are U+FFFC. */
export function flatRuns(runs: readonly Run[]): string {
  return runs.map((run) => ("text" in run ? run.text : "\ufffc")).join("");
}

/**
 * For each unit of a text that is shown, where the same unit is in another one that has taken its place, word by word; null
 * where it is not there any more. Rule BIND13.
 */
export function alignedOffsets(shown: readonly Run[], present: readonly Run[]): (number | null)[] {
  const flat = { shown: flatRuns(shown), present: flatRuns(present) };
  const offsets: (number | null)[] = Array.from({ length: flat.shown.length }, () => null);
  const a = wordTokens(shown).tokens;
  const b = wordTokens(present).tokens;
  /** Two words that are the same, and as much as is the same of the blanks behind them. */
  const match = (from: number, to: number, other: number, otherTo: number): void => {
    for (let i = from, j = other; i < to && j < otherTo && flat.shown[i] === flat.present[j]; i++, j++) offsets[i] = j;
  };
  match(0, a[0]?.start ?? flat.shown.length, 0, b[0]?.start ?? flat.present.length);
  let i = 0;
  let j = 0;
  const same = (end: number): void => {
    for (; i < end; i++, j++) {
      const [word, other] = [a[i], b[j]];
      if (word && other) match(word.start, word.end, other.start, other.end);
    }
  };
  // A word that reads otherwise is another word: nothing is put into the middle of what somebody else wrote.
  for (const { from, to, otherTo } of wordDiff(a, b)) {
    same(from);
    i = to;
    j = otherTo;
  }
  same(a.length);
  return offsets;
}
