import type * as Y from "yjs";
import { isMark, MARKS, type Mark, type Run } from "../domain/clause.ts";
import { type FootnoteId, isId } from "../domain/ids.ts";

/** Attributes of a Y.Text run for a set of marks. */
function attributesOf(marks: readonly Mark[] | undefined): Record<string, true> {
  return Object.fromEntries((marks ?? []).map((mark) => [mark, true as const]));
}

/** The value that stands for a run in a Y.Text embed. */
function embedOf(run: Exclude<Run, { readonly text: string }>): Record<string, unknown> {
  return "footnote" in run ? { footnote: run.footnote } : { break: true };
}

/** Reads a Y.Text as runs. What is not ours (unknown marks, unknown embeds) is left out of the reading. Rule PROJ2. */
export function readRuns(text: Y.Text): Run[] {
  const runs: Run[] = [];
  for (const op of text.toDelta() as { insert?: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof op.insert === "string") {
      if (op.insert === "") continue;
      const marks = MARKS.filter((mark) => op.attributes?.[mark] === true && isMark(mark));
      runs.push(marks.length > 0 ? { text: op.insert, marks } : { text: op.insert });
      continue;
    }
    const embed = op.insert as { footnote?: unknown; break?: unknown } | null;
    if (embed && isId(embed.footnote)) runs.push({ footnote: embed.footnote as FootnoteId });
    else if (embed?.break === true) runs.push({ break: true });
  }
  return runs;
}

/** Inserts runs at a UTF-16 offset of a Y.Text and gives the offset behind them. */
export function insertRuns(text: Y.Text, offset: number, runs: readonly Run[]): number {
  let at = offset;
  for (const run of runs) {
    if ("text" in run) {
      if (run.text === "") continue;
      text.insert(at, run.text, attributesOf(run.marks));
      at += run.text.length;
    } else {
      text.insertEmbed(at, embedOf(run), {});
      at += 1;
    }
  }
  return at;
}

/** Length of runs in a Y.Text and in a ProseMirror node alike: UTF-16 units, an embed counts one. */
export function runsLength(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + ("text" in run ? run.text.length : 1), 0);
}
