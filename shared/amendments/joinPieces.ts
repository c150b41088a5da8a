import type { Run } from "../domain/clause.ts";
import { joinRuns } from "../domain/joinRuns.ts";

const LETTER = /[\p{L}\p{N}]/u;
/** Scripts that are written without blanks between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** True when two letters that come to stand side by side would read as one word. */
export function wouldGlue(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined || !LETTER.test(before) || !LETTER.test(after)) return false;
  return !UNSPACED.test(before) && !UNSPACED.test(after);
}

/** A text with one unit for each embed, so that its offsets are those of the runs. */
export function flat(runs: readonly Run[]): string {
  return runs.map((run) => ("text" in run ? run.text : "\ufffc")).join("");
}

/** Pieces of a text one behind the other, with a blank where words of two pieces would become one. Rule AM5. */
export function joinPieces(pieces: readonly (readonly Run[])[]): readonly Run[] {
  const result: Run[] = [];
  let last: string | undefined;
  for (const piece of pieces) {
    const text = flat(piece);
    if (text === "") continue;
    if (wouldGlue(last, text[0])) result.push({ text: " " });
    result.push(...piece);
    last = text.at(-1);
  }
  return joinRuns(result);
}
