import type { Run } from "../../domain/clause.ts";
import { joinRuns } from "../../domain/joinRuns.ts";

/** Takes the italics off the first `length` units of words (a break counts one, a marker none): those of opening phrases are computed and never stored. */
export function uprightRuns(runs: readonly Run[], length: number): readonly Run[] {
  let rest = length;
  const upright = runs.flatMap((run): Run[] => {
    if (rest <= 0) return [run];
    if (!("text" in run)) {
      if ("break" in run) rest -= 1;
      return [run];
    }
    const marks = (run.marks ?? []).filter((mark) => mark !== "em");
    const lead = run.text.slice(0, rest);
    const tail = run.text.slice(rest);
    rest -= run.text.length;
    return [{ text: lead, marks }, ...(tail === "" ? [] : [{ ...run, text: tail }])];
  });
  return joinRuns(upright);
}

/** True when all words are in italics: then they are how the paragraph is set, not emphasis. */
export function isAllItalic(runs: readonly Run[]): boolean {
  const words = runs.flatMap((run) => ("text" in run && run.text.trim() !== "" ? [run] : []));
  return words.length > 0 && words.every(({ marks }) => marks?.includes("em"));
}
