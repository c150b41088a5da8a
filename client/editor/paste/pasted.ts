import type { ClauseKind, Run } from "../../../shared/domain/clause.ts";

/** One paragraph or table of what was pasted, in our own terms and nothing else. */
export interface PastedBlock {
  /** Known when it comes from this editor; else it is guessed from number and words. */
  readonly kind: ClauseKind | null;
  readonly level: number | null;
  /** A number that stood before it: "1.", "(a)". */
  readonly number: string;
  /** Footnote runs name a key of `Pasted.notes`, or the id of a note in this very draft. */
  readonly runs: readonly Run[];
  readonly cells?: readonly (readonly (readonly Run[])[])[];
}

/** A clipboard, read and cleaned. */
export interface Pasted {
  readonly blocks: readonly PastedBlock[];
  readonly notes: ReadonlyMap<string, readonly Run[]>;
}

/** More than this is not pasted but imported. */
export const MAX_BLOCKS = 2000;
const MAX_CHARACTERS = 500_000;

/** True when somebody pastes a library. */
export function isTooLarge({ blocks }: Pasted): boolean {
  if (blocks.length > MAX_BLOCKS) return true;
  let characters = 0;
  for (const block of blocks) for (const run of block.runs) characters += "text" in run ? run.text.length : 1;
  return characters > MAX_CHARACTERS;
}

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
    const text = blankBefore ? run.text.replace(/^ +/, "") : run.text;
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
