import { runsLength } from "../document/inline.ts";
import type { Run } from "../domain/clause.ts";
import { joinRuns } from "../domain/joinRuns.ts";

/** One change of a text: at `offset` (UTF-16 units of the text before all edits) `delete` units go and `insert` comes. */
export interface RunEdit {
  readonly offset: number;
  readonly delete: number;
  readonly insert: readonly Run[];
}

/** The runs between two UTF-16 offsets; an embed counts one. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const slice: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const length = "text" in run ? run.text.length : 1;
    const start = Math.max(from, at);
    const end = Math.min(to, at + length);
    if (start < end) slice.push("text" in run ? { ...run, text: run.text.slice(start - at, end - at) } : run);
    at += length;
    if (at >= to) break;
  }
  return slice;
}

/**
 * A text after edits, which stand in ascending order and do not overlap.
 * @throws RangeError when they do, or reach beyond the text.
 */
export function applyEdits(runs: readonly Run[], edits: readonly RunEdit[]): readonly Run[] {
  const length = runsLength(runs);
  const result: Run[] = [];
  let reached = 0;
  for (const edit of edits) {
    if (edit.offset < reached || edit.offset + edit.delete > length) {
      throw new RangeError(`edit at ${edit.offset} (−${edit.delete}) overlaps ${reached} or leaves ${length}`);
    }
    result.push(...sliceRuns(runs, reached, edit.offset), ...edit.insert);
    reached = edit.offset + edit.delete;
  }
  result.push(...sliceRuns(runs, reached, length));
  return joinRuns(result);
}
