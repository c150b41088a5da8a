import { MARKS, type Run } from "./clause.ts";

/**
 * The one way to write runs down: neighbours with the same marks are one run, empty ones are gone, marks stand in the
 * order of `MARKS`. Two run lists read the same exactly when their joined forms are equal. Rule AM1.
 */
export function joinRuns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    if (!("text" in run)) {
      joined.push("footnote" in run ? { footnote: run.footnote } : { break: true });
      continue;
    }
    if (run.text === "") continue;
    const marks = run.marks ? MARKS.filter((mark) => run.marks?.includes(mark)) : [];
    const last = joined.at(-1);
    const text = last && "text" in last && (last.marks ?? []).join() === marks.join() ? last.text + run.text : null;
    if (text !== null) joined.pop();
    joined.push({ text: text ?? run.text, ...(marks.length > 0 ? { marks } : {}) });
  }
  return joined;
}

/** True when two run lists read the same, blanks and marks included. */
export function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  return a === b || JSON.stringify(joinRuns(a)) === JSON.stringify(joinRuns(b));
}
