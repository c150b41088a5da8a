import type { Run } from "../domain/clause.ts";
import { joinRuns } from "../domain/joinRuns.ts";
import { editsBetween } from "./editsBetween.ts";
import { flat, wouldGlue } from "./joinPieces.ts";
import { applyEdits, type RunEdit, sliceRuns } from "./runEdits.ts";
import { type WordToken, wordTokens } from "./wordTokens.ts";

/**
 * A stretch of a text with tracked changes: words of the base, which some of the proposed texts lack, or words that only
 * some of them have. Proposals are named by their index.
 */
export interface TrackedPiece {
  readonly runs: readonly Run[];
  readonly deletedBy: readonly number[];
  /** Empty: words of the base. Never empty together with a `deletedBy` that is not. */
  readonly insertedBy: readonly number[];
}

/**
 * A base text and several texts that are proposed in its place, as one text with tracked changes, word by word. The pieces
 * without `insertedBy` are the base; those not deleted by a proposal, without what only others insert, are its text: both
 * exactly, blanks and marks included. Words that go stand before those that come. Pure. Rule AM42.
 */
export function trackedPieces(base: readonly Run[], texts: readonly (readonly Run[])[]): readonly TrackedPiece[] {
  const joined = joinRuns(base);
  const edits = texts.map((text) => editsInWords(joined, text));
  const length = flat(joined).length;
  const ends = edits.flat().flatMap((edit) => [edit.offset, endOf(edit)]);
  const borders = [...new Set([0, ...ends, length])].sort((a, b) => a - b);
  return borders.flatMap((from, index): TrackedPiece[] => {
    const to = borders[index + 1];
    const inserted = insertionsAt(from, edits);
    if (to === undefined) return inserted;
    const deletedBy = edits.flatMap((list, proposal) => (list.some((edit) => covers(edit, from)) ? [proposal] : []));
    return [...inserted, { runs: sliceRuns(joined, from, to), deletedBy, insertedBy: [] }];
  });
}

const endOf = ({ offset, delete: length }: RunEdit): number => offset + length;
const covers = (edit: RunEdit, at: number): boolean => edit.offset <= at && at < endOf(edit);

/** What comes in at an offset; the same words of several proposals once. */
function insertionsAt(at: number, edits: readonly (readonly RunEdit[])[]): TrackedPiece[] {
  const byWords = new Map<string, { runs: readonly Run[]; insertedBy: number[] }>();
  edits.forEach((list, proposal) => {
    for (const edit of list) {
      const runs = joinRuns(edit.insert);
      if (endOf(edit) !== at || runs.length === 0) continue;
      const key = JSON.stringify(runs);
      const known = byWords.get(key) ?? { runs, insertedBy: [] };
      known.insertedBy.push(proposal);
      byWords.set(key, known);
    }
  });
  return [...byWords.values()].map((piece) => ({ ...piece, deletedBy: [] }));
}

/** The edits from one text to another, widened so that none of them cuts a word in two; they do not touch each other. */
function editsInWords(base: readonly Run[], text: readonly Run[]): readonly RunEdit[] {
  const edits = editsBetween(base, text);
  if (edits.length === 0) return [];
  const letters = flat(base);
  const { tokens } = wordTokens(base);
  const spans: { from: number; to: number; edits: RunEdit[] }[] = [];
  for (const edit of edits) {
    const { from, to } = inWords(edit, letters, tokens);
    const last = spans.at(-1);
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else spans.push({ from, to, edits: [edit] });
  }
  return spans.map(({ from, to, edits: inside }) => {
    const own = inside.map((edit) => ({ ...edit, offset: edit.offset - from }));
    return { offset: from, delete: to - from, insert: applyEdits(sliceRuns(base, from, to), own) };
  });
}

function inWords(
  edit: RunEdit,
  letters: string,
  tokens: readonly WordToken[],
): { readonly from: number; readonly to: number } {
  const to = endOf(edit);
  const insert = flat(edit.insert);
  const isGlued = {
    left: edit.delete === 0 && wouldGlue(letters[edit.offset - 1], insert[0]),
    right: edit.delete === 0 && wouldGlue(insert.at(-1), letters[to]),
  };
  const left = wordAround(tokens, edit.offset, isGlued.left);
  const right = wordAround(tokens, to, isGlued.right);
  return { from: Math.min(edit.offset, left?.start ?? edit.offset), to: Math.max(to, right?.coreEnd ?? to) };
}

/** The word that an offset cuts in two; also the one that it touches, where that is asked for. */
function wordAround(tokens: readonly WordToken[], at: number, isTouching: boolean): WordToken | undefined {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.coreEnd ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const near = [tokens[low], tokens[low + 1]];
  const cut = near.find((token) => token && token.start < at && at < token.coreEnd);
  if (cut || !isTouching) return cut;
  return near.find((token) => token?.isWord && token.start <= at && at <= token.coreEnd);
}
