import { runsLength } from "../document/inline.ts";
import type { Run } from "../domain/clause.ts";
import { flat, wouldGlue } from "./joinPieces.ts";
import { type RunEdit, sliceRuns } from "./runEdits.ts";
import type { WordText } from "./wordTokens.ts";

/** Tokens `[from, to)`, or UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An amendment's base and text, and the base as it is now. */
export interface Texts {
  readonly base: WordText;
  readonly text: WordText;
  readonly present: WordText;
}

/** The same stretch in each of the three texts, in tokens. */
export interface PlacedSpans {
  readonly inBase: Span;
  readonly inText: Span;
  readonly inPresent: Span;
  /** True when the neighbour on this side is still the one of the amendment's base. */
  readonly leftStands: boolean;
  readonly rightStands: boolean;
}

/** The blanks between the token before `index` and the one at it. */
function gapAt({ runs, tokens }: WordText, index: number): Span {
  const before = tokens[index - 1];
  if (before) return { from: before.coreEnd, to: before.end };
  return { from: 0, to: tokens[0]?.start ?? runsLength(runs) };
}

function sliceOf({ runs }: WordText, { from, to }: Span): Run[] {
  return sliceRuns(runs, from, to);
}

const blankAt = (text: WordText, index: number): string => flat(sliceOf(text, gapAt(text, index)));

/**
 * The edit of the present base that brings the words of an amendment. A blank at either end comes along where the
 * amendment changed it ("products;" → "products on children;"); otherwise the present one stays. Words are never glued
 * together. Rule AM5.
 */
export function placedEdit(texts: Texts, spans: PlacedSpans): RunEdit {
  const isRemoval = spans.inText.from === spans.inText.to;
  const isBetween = spans.inPresent.from === spans.inPresent.to;
  const edit = isRemoval ? removal(texts, spans) : isBetween ? insertion(texts, spans) : replacement(texts, spans);
  return unglued(edit, flat(texts.present.runs));
}

function replace({ from, to }: Span, insert: readonly Run[]): RunEdit {
  return { offset: from, delete: to - from, insert };
}

/** Two gaps become one: the one that reads as the amendment's. */
function removal({ base, text, present }: Texts, { inBase, inText, inPresent }: PlacedSpans): RunEdit {
  const left = gapAt(present, inPresent.from);
  const right = gapAt(present, inPresent.to);
  const wanted = blankAt(text, inText.from);
  if (wanted === blankAt(base, inBase.from)) return replace({ from: left.to, to: right.to }, []);
  if (wanted === blankAt(base, inBase.to)) return replace({ from: left.from, to: right.from }, []);
  return replace({ from: left.from, to: right.to }, sliceOf(text, gapAt(text, inText.from)));
}

function wordsOf({ text }: Texts, { inText }: PlacedSpans): Run[] {
  const first = text.tokens[inText.from];
  const last = text.tokens[inText.to - 1];
  return first && last ? sliceRuns(text.runs, first.start, last.coreEnd) : [];
}

function replacement(texts: Texts, spans: PlacedSpans): RunEdit {
  const { base, text, present } = texts;
  const { inBase, inText, inPresent } = spans;
  const left = gapAt(present, inPresent.from);
  const right = gapAt(present, inPresent.to);
  const keeps = (inOwn: number, inFormer: number, inNow: number): boolean => {
    const wanted = blankAt(text, inOwn);
    return wanted === blankAt(base, inFormer) || wanted === blankAt(present, inNow);
  };
  const keepsLeft = keeps(inText.from, inBase.from, inPresent.from);
  const keepsRight = keeps(inText.to, inBase.to, inPresent.to);
  return replace({ from: keepsLeft ? left.to : left.from, to: keepsRight ? right.from : right.to }, [
    ...(keepsLeft ? [] : sliceOf(text, gapAt(text, inText.from))),
    ...wordsOf(texts, spans),
    ...(keepsRight ? [] : sliceOf(text, gapAt(text, inText.to))),
  ]);
}

/** The words come into one gap and make two of it: the present gap stays on one side, the other side is new. */
function insertion(texts: Texts, spans: PlacedSpans): RunEdit {
  const { base, text, present } = texts;
  const { inBase, inText, inPresent, leftStands, rightStands } = spans;
  const gap = gapAt(present, inPresent.from);
  const now = sliceOf(present, gap);
  const blankFor = (inOwn: number, inFormer: number, stands: boolean): readonly Run[] => {
    const isOwn = stands || blankAt(text, inOwn) !== blankAt(base, inFormer);
    return isOwn ? sliceOf(text, gapAt(text, inOwn)) : now;
  };
  const left = blankFor(inText.from, inBase.from, leftStands);
  const right = blankFor(inText.to, inBase.to, rightStands);
  const words = wordsOf(texts, spans);
  if (flat(left) === flat(now)) return replace({ from: gap.to, to: gap.to }, [...words, ...right]);
  if (flat(right) === flat(now)) return replace({ from: gap.from, to: gap.from }, [...left, ...words]);
  return replace(gap, [...left, ...words, ...right]);
}

/** Where the neighbours changed meanwhile, words may come to stand where no blank was needed before. */
function unglued(edit: RunEdit, present: string): RunEdit {
  const words = flat(edit.insert);
  const before = present[edit.offset - 1];
  const after = present[edit.offset + edit.delete];
  const blank: Run = { text: " " };
  if (words === "") return wouldGlue(before, after) ? { ...edit, insert: [blank] } : edit;
  const isGluedLeft = wouldGlue(before, words[0]);
  const isGluedRight = wouldGlue(words.at(-1), after);
  if (!isGluedLeft && !isGluedRight) return edit;
  return { ...edit, insert: [...(isGluedLeft ? [blank] : []), ...edit.insert, ...(isGluedRight ? [blank] : [])] };
}
