import type { Run } from "../../domain/clause.ts";

/** Joins neighbouring runs of the same marks, collapses blanks, and trims both ends. */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const tidy: Run[] = [];
  for (const run of runs) {
    const last = tidy.at(-1);
    if (!("text" in run)) {
      tidy.push(run);
      continue;
    }
    const blankBefore = !last || "break" in last || ("text" in last && last.text.endsWith(" "));
    const collapsed = run.text.replace(/[\s\u00a0]+/g, " ");
    const text = blankBefore ? collapsed.replace(/^ /, "") : collapsed;
    if (text === "") continue;
    if (last && "text" in last && (last.marks ?? []).join() === (run.marks ?? []).join()) {
      tidy[tidy.length - 1] = { ...last, text: last.text + text };
    } else tidy.push(run.marks && run.marks.length > 0 ? { text, marks: run.marks } : { text });
  }
  while (tidy.length > 0) {
    const last = tidy.at(-1) as Run;
    if ("footnote" in last) break;
    const text = "text" in last ? last.text.trimEnd() : "";
    tidy.pop();
    if (text === "") continue;
    tidy.push({ ...last, text } as Run);
    break;
  }
  return tidy;
}
