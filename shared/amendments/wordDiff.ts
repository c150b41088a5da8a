import type { WordToken } from "./wordTokens.ts";

/** A stretch of tokens `[from, to)` of one text that reads as `[otherFrom, otherTo)` in another. One of them may be empty. */
export interface WordChange {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** Largest table of the exact comparison: two texts of about 2,200 words without a common beginning or end. */
const MAX_TABLE = 5_000_000;

/**
 * What changed from one text to another, as few tokens as possible, in ascending order; between two changes stands at
 * least one token that is the same in both. Blanks are not compared. Exact up to about 2,000 changed words on each side;
 * beyond that, words that occur once in both texts anchor the comparison, so that its cost stays bounded. Rule AM2.
 */
export function wordDiff(text: readonly WordToken[], other: readonly WordToken[]): WordChange[] {
  const numbers = new Map<string, number>();
  const numberOf = ({ key }: WordToken): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const a = Int32Array.from(text, numberOf);
  const b = Int32Array.from(other, numberOf);
  const changes: WordChange[] = [];
  diffRange(a, 0, a.length, b, 0, b.length, changes);
  return joinTouching(changes);
}

/** Changes that no equal token separates are one change. */
function joinTouching(changes: readonly WordChange[]): WordChange[] {
  const joined: WordChange[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    if (last && last.to === change.from && last.otherTo === change.otherFrom) {
      joined[joined.length - 1] = { ...last, to: change.to, otherTo: change.otherTo };
    } else joined.push(change);
  }
  return joined;
}

function diffRange(
  a: Int32Array,
  aStart: number,
  aStop: number,
  b: Int32Array,
  bStart: number,
  bStop: number,
  changes: WordChange[],
): void {
  let aFrom = aStart;
  let bFrom = bStart;
  while (aFrom < aStop && bFrom < bStop && a[aFrom] === b[bFrom]) {
    aFrom++;
    bFrom++;
  }
  let aTo = aStop;
  let bTo = bStop;
  while (aTo > aFrom && bTo > bFrom && a[aTo - 1] === b[bTo - 1]) {
    aTo--;
    bTo--;
  }
  const n = aTo - aFrom;
  const m = bTo - bFrom;
  if (n === 0 && m === 0) return;
  if (n === 0 || m === 0) changes.push({ from: aFrom, to: aTo, otherFrom: bFrom, otherTo: bTo });
  else if ((n + 1) * (m + 1) <= MAX_TABLE) diffByTable(a, aFrom, n, b, bFrom, m, changes);
  else diffByAnchors(a, aFrom, aTo, b, bFrom, bTo, changes);
}

/** Longest common subsequence by the full table; of several equally long ones the one that matches earliest. */
function diffByTable(
  a: Int32Array,
  aFrom: number,
  n: number,
  b: Int32Array,
  bFrom: number,
  m: number,
  changes: WordChange[],
): void {
  const width = m + 1;
  const table = new Uint32Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--) {
    const row = i * width;
    for (let j = m - 1; j >= 0; j--) {
      const down = table[row + width + j] ?? 0;
      const right = table[row + j + 1] ?? 0;
      table[row + j] = a[aFrom + i] === b[bFrom + j] ? (table[row + width + j + 1] ?? 0) + 1 : Math.max(down, right);
    }
  }
  let i = 0;
  let j = 0;
  let from = 0;
  let otherFrom = 0;
  const close = () => {
    if (i === from && j === otherFrom) return;
    changes.push({ from: aFrom + from, to: aFrom + i, otherFrom: bFrom + otherFrom, otherTo: bFrom + j });
  };
  while (i < n && j < m) {
    if (a[aFrom + i] === b[bFrom + j]) {
      close();
      i++;
      j++;
      from = i;
      otherFrom = j;
    } else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  i = n;
  j = m;
  close();
}

function diffByAnchors(
  a: Int32Array,
  aFrom: number,
  aTo: number,
  b: Int32Array,
  bFrom: number,
  bTo: number,
  changes: WordChange[],
): void {
  const anchors = anchorsOf(a, aFrom, aTo, b, bFrom, bTo);
  if (anchors.length === 0) {
    changes.push({ from: aFrom, to: aTo, otherFrom: bFrom, otherTo: bTo });
    return;
  }
  let reachedA = aFrom;
  let reachedB = bFrom;
  for (const [inA, inB] of anchors) {
    diffRange(a, reachedA, inA, b, reachedB, inB, changes);
    reachedA = inA + 1;
    reachedB = inB + 1;
  }
  diffRange(a, reachedA, aTo, b, reachedB, bTo, changes);
}

/** Tokens that occur exactly once in both ranges, as the longest series that ascends in both. */
function anchorsOf(
  a: Int32Array,
  aFrom: number,
  aTo: number,
  b: Int32Array,
  bFrom: number,
  bTo: number,
): [inA: number, inB: number][] {
  const placeOf = (list: Int32Array, from: number, to: number): Map<number, number> => {
    const places = new Map<number, number>();
    for (let i = from; i < to; i++) {
      const token = list[i] ?? -1;
      places.set(token, places.has(token) ? -1 : i);
    }
    return places;
  };
  const inB = placeOf(b, bFrom, bTo);
  const pairs: [number, number][] = [];
  for (const [token, place] of placeOf(a, aFrom, aTo)) {
    const other = inB.get(token) ?? -1;
    if (place >= 0 && other >= 0) pairs.push([place, other]);
  }
  pairs.sort(([x], [y]) => x - y);
  return ascending(pairs);
}

/** The longest subsequence of pairs whose second members ascend (patience sorting). */
function ascending(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before: number[] = [];
  const secondOf = (index: number | undefined): number => (index === undefined ? -1 : (pairs[index]?.[1] ?? -1));
  pairs.forEach(([, second], index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (secondOf(tops[middle]) < second) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = index;
  });
  const series: [number, number][] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair) series.push(pair);
  }
  return series.reverse();
}
