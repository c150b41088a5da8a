import type * as Y from "yjs";
import { insertRuns, readRuns } from "../../shared/document/inline.ts";
import type { Run } from "../../shared/domain/clause.ts";

/** Runs taken apart into single UTF-16 units and embeds, so that they can be compared piece by piece. */
function units(runs: readonly Run[]): Run[] {
  return runs.flatMap((run): Run[] =>
    "text" in run
      ? run.text.split("").map((text) => (run.marks?.length ? { text, marks: run.marks } : { text }))
      : [run],
  );
}

/** True when both read the same, marks and notes included, however they are cut into runs. */
export function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  return JSON.stringify(units(a)) === JSON.stringify(units(b));
}

/** Makes a text that reads `from` read `to`; what both have in common at either end is not touched. False where it reads otherwise. */
export function replaceWords(text: Y.Text, from: readonly Run[], to: readonly Run[]): boolean {
  if (!sameRuns(readRuns(text), from)) return false;
  const before = units(from).map((unit) => JSON.stringify(unit));
  const after = units(to);
  const keys = after.map((unit) => JSON.stringify(unit));
  let start = 0;
  while (start < before.length && start < keys.length && before[start] === keys[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < keys.length - start && before.at(-1 - end) === keys.at(-1 - end))
    end += 1;
  text.delete(start, before.length - start - end);
  insertRuns(text, start, joined(after.slice(start, after.length - end)));
  return true;
}

/** The other way round than `units`: neighbours with the same marks become one run, so that one insert carries them. */
function joined(pieces: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if ("text" in piece && last && "text" in last && String(last.marks) === String(piece.marks)) {
      runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    } else runs.push(piece);
  }
  return runs;
}
