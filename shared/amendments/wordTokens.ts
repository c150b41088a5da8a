import { MARKS, type Run } from "../domain/clause.ts";
import { joinRuns } from "../domain/joinRuns.ts";

/**
 * One token of a text: a word, a punctuation mark, a footnote or a break, with the blanks that follow it. Offsets are
 * UTF-16 units of the text it was read from.
 */
export interface WordToken {
  /** What is compared: the words with their marks, without the blanks. */
  readonly key: string;
  /** True for a word, false for punctuation, footnotes and breaks. */
  readonly isWord: boolean;
  readonly start: number;
  /** End without the trailing blanks. */
  readonly coreEnd: number;
  /** End with them. */
  readonly end: number;
}

const NOTE = "\ufffcnote ";

/** True for a token that is a footnote. */
export function isNote({ key }: WordToken): boolean {
  return key.startsWith(NOTE);
}

/** A text and its tokens. Blanks before the first token belong to none. */
export interface WordText {
  readonly runs: readonly Run[];
  readonly tokens: readonly WordToken[];
}

/** The same on every machine, whatever language the interface has. */
const SEGMENTER = new Intl.Segmenter("en", { granularity: "word" });
const BLANK = /^\s+$/u;

/** Reading is pure, and the same run list is read again at every keystroke elsewhere: once is enough. */
const known = new WeakMap<readonly Run[], WordText>();

/**
 * Cuts runs into tokens. Words are those of `Intl.Segmenter`; a word in other marks is another word; each embed is a token
 * of its own. Rule AM1.
 */
export function wordTokens(runs: readonly Run[]): WordText {
  const cached = known.get(runs);
  if (cached) return cached;
  const joined = joinRuns(runs);
  const text: WordText = { runs: joined, tokens: cut(joined) };
  known.set(runs, text);
  known.set(joined, text);
  return text;
}

function cut(runs: readonly Run[]): WordToken[] {
  const tokens: WordToken[] = [];
  let at = 0;
  for (let index = 0; index < runs.length; ) {
    const run = runs[index];
    if (run && !("text" in run)) {
      const key = "footnote" in run ? NOTE + run.footnote : "\ufffcbreak";
      tokens.push({ key, isWord: false, start: at, coreEnd: at + 1, end: at + 1 });
      at += 1;
      index += 1;
      continue;
    }
    // A word may change its marks in the middle ("CO₂"): neighbouring runs of text are cut together.
    const stretch: { readonly text: string; readonly marks: string }[] = [];
    for (; index < runs.length; index++) {
      const next = runs[index];
      if (!next || !("text" in next)) break;
      stretch.push({ text: next.text, marks: marksSign(next) });
    }
    at = cutStretch(stretch, at, tokens);
  }
  return tokens;
}

function marksSign(run: { readonly marks?: readonly string[] }): string {
  return MARKS.filter((mark) => run.marks?.includes(mark)).join();
}

/** Adds the tokens of neighbouring runs of text and gives the offset behind them. */
function cutStretch(
  stretch: readonly { readonly text: string; readonly marks: string }[],
  offset: number,
  tokens: WordToken[],
): number {
  const text = stretch.map((run) => run.text).join("");
  let run = 0;
  let runEnd = stretch[0]?.text.length ?? 0;
  const keyOf = (from: number, to: number): string => {
    while (from >= runEnd) {
      run += 1;
      runEnd += stretch[run]?.text.length ?? Number.POSITIVE_INFINITY;
    }
    const marks = stretch[run]?.marks ?? "";
    if (to <= runEnd) return marks === "" ? text.slice(from, to) : `${text.slice(from, to)}\ufffc${marks}`;
    const first = `${text.slice(from, runEnd)}\ufffc${marks}\ufffc`;
    return first + keyOf(runEnd, to);
  };
  for (const { segment, index, isWordLike } of SEGMENTER.segment(text)) {
    const last = tokens.at(-1);
    const start = offset + index;
    const end = start + segment.length;
    if (BLANK.test(segment)) {
      if (last) tokens[tokens.length - 1] = { ...last, end };
      continue;
    }
    const key = keyOf(index, index + segment.length);
    tokens.push({ key, isWord: isWordLike === true, start, coreEnd: end, end });
  }
  return offset + text.length;
}
