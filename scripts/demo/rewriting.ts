import * as Y from "yjs";
import { flat } from "../../shared/amendments/joinPieces.ts";
import { applyEdits, type RunEdit } from "../../shared/amendments/runEdits.ts";
import { readRuns } from "../../shared/document/inline.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import type { Run } from "../../shared/domain/clause.ts";
import { DemoError } from "./demoError.ts";

/** Words and what they are to read instead. The rest of the text around them helps to find them. */
export type Swap = readonly [from: string, to: string];

const isLetter = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{N}]/u.test(unit);

/** The edit that makes `from` read `to`, without the words that stay at its two ends. @throws DemoError where `from` is not there. */
function editFor(runs: readonly Run[], [from, to]: Swap): Omit<RunEdit, "insert"> & { readonly words: string } {
  const text = flat(runs);
  const at = text.indexOf(from);
  if (at < 0) throw new DemoError(`“${from}” does not stand in “${text}”; has somebody else written there?`);
  let head = 0;
  while (head < from.length && from[head] === to[head]) head++;
  if (isLetter(from[head]) || isLetter(to[head])) while (isLetter(from[head - 1])) head--;
  let tail = 0;
  while (tail < Math.min(from.length, to.length) - head && from.at(-1 - tail) === to.at(-1 - tail)) tail++;
  return { offset: at + head, delete: from.length - head - tail, words: to.slice(head, to.length - tail) };
}

/** A text with some of its words replaced, its marks and notes kept. @throws DemoError where the words are not there. */
export function replaced(runs: readonly Run[], swaps: readonly Swap[]): readonly Run[] {
  return swaps.reduce((before, swap) => {
    const { words, ...edit } = editFor(before, swap);
    return applyEdits(before, [{ ...edit, insert: words === "" ? [] : [{ text: words }] }]);
  }, runs);
}

/** What goes on while somebody types. */
export interface Hands {
  keystroke(): Promise<void>;
  /** Called behind each word with the caret's place. */
  caretAt?(caret: Y.RelativePosition): void;
}

/**
 * Types in a live text as a person does: what goes is struck out, what comes is typed letter by letter, and the caret
 * keeps its place whatever others type. @throws DemoError where the words are not there.
 */
export async function typeOver(text: Y.Text, swap: Swap, hands: Hands): Promise<void> {
  const { doc } = text;
  if (!doc) throw new RangeError("the text is in no document");
  const { offset, delete: length, words } = editFor(readRuns(text), swap);
  const behind = (index: number) => Y.createRelativePositionFromTypeIndex(text, index, -1);
  if (length > 0) doc.transact(() => text.delete(offset, length), ORIGINS.typing);
  let caret = behind(offset);
  hands.caretAt?.(caret);
  for (const letter of words) {
    await hands.keystroke();
    const index = Y.createAbsolutePositionFromRelativePosition(caret, doc)?.index ?? 0;
    doc.transact(() => text.insert(index, letter), ORIGINS.typing);
    caret = behind(index + letter.length);
    if (letter === " ") hands.caretAt?.(caret);
  }
  hands.caretAt?.(caret);
}
