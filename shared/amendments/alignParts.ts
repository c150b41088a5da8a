import { longestIncreasing } from "../document/increasing.ts";
import type { Run } from "../domain/clause.ts";
import { wordTokens } from "./wordTokens.ts";

/** A clause or a note of one of two texts that are held against each other. */
export interface Part {
  readonly id: string;
  readonly kind: string;
  readonly level: number;
  readonly runs: readonly Run[];
}

/** Indices of the first text with the index in the second that each corresponds to. */
export type Alignment = ReadonlyMap<number, number>;

/** Two parts that share less than half of their words are not taken for one another by their words alone. */
const LIKE = 0.5;
/** Out of order, two parts must be more alike than that. */
const LIKE_ELSEWHERE = 0.7;
/** The only two that are left between the same neighbours may differ more. */
const LIKE_ALONE = 0.2;
/** Other kinds are less alike: a heading is seldom the clause that reads like it. */
const OTHER_KIND = 0.7;
/** Largest table of likeness: two texts of 2,000 parts with nothing in common. */
const MAX_TABLE = 4_000_000;

/**
 * Which part of one text is which of another: by id where the ids are those of the same draft, else in order by the words
 * they share, so that renumbered and reworded parts are found. No part is given twice. Deterministic. Rule FA5.
 */
export function alignParts(first: readonly Part[], second: readonly Part[]): Alignment {
  const one = first.map(weighed);
  const other = second.map(weighed);
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const add = (a: number, b: number): void => {
    pairs.set(a, b);
    taken.add(b);
  };
  for (const [a, b] of sameIds(one, other)) add(a, b);
  for (const [a, b] of sameWords(one, other, pairs, taken)) add(a, b);
  for (const gap of gapsOf(pairs, one.length, other.length)) {
    const left = range(gap.from, gap.to).filter((a) => !pairs.has(a));
    const right = range(gap.otherFrom, gap.otherTo).filter((b) => !taken.has(b));
    for (const [a, b] of inOrder(left, right, one, other)) add(a, b);
  }
  for (const [a, b] of elsewhere(one, other, pairs, taken)) add(a, b);
  for (const gap of gapsOf(pairs, one.length, other.length)) {
    const left = range(gap.from, gap.to).filter((a) => !pairs.has(a));
    const right = range(gap.otherFrom, gap.otherTo).filter((b) => !taken.has(b));
    const [a] = left;
    const [b] = right;
    if (a === undefined || b === undefined || left.length > 1 || right.length > 1) continue;
    const p = one[a];
    const q = other[b];
    if (p && q && p.kind === q.kind && p.level === q.level && likeness(p, q) >= LIKE_ALONE) add(a, b);
  }
  return pairs;
}

interface Weighed extends Part {
  readonly key: string;
  /** How often each word occurs. */
  readonly words: ReadonlyMap<string, number>;
  readonly count: number;
}

function weighed(part: Part): Weighed {
  const words = new Map<string, number>();
  const keys = wordTokens(part.runs).tokens.flatMap(({ isWord, key }) => (isWord ? [key.toLowerCase()] : []));
  for (const key of keys) words.set(key, (words.get(key) ?? 0) + 1);
  return { ...part, words, count: keys.length, key: `${part.kind} ${keys.join(" ")}` };
}

/** 0: no word in common, 1: the same words. */
function likeness(a: Weighed, b: Weighed): number {
  if (a.count + b.count === 0) return a.kind === b.kind ? 1 : 0;
  const [few, many] = a.words.size <= b.words.size ? [a.words, b.words] : [b.words, a.words];
  let shared = 0;
  for (const [word, count] of few) shared += Math.min(count, many.get(word) ?? 0);
  const dice = (2 * shared) / (a.count + b.count);
  return a.kind === b.kind ? dice : dice * OTHER_KIND;
}

/** Pairs of one id. Ids that mostly stand for other words are another draft's, which happen to be the same. */
function sameIds(first: readonly Weighed[], second: readonly Weighed[]): [number, number][] {
  const places = new Map(second.map(({ id }, index) => [id, index]));
  const pairs = first.flatMap(({ id }, index): [number, number][] => {
    const place = places.get(id);
    return place === undefined ? [] : [[index, place]];
  });
  const alike = pairs.filter(([a, b]) => {
    const p = first[a];
    const q = second[b];
    return p && q && likeness(p, q) >= LIKE;
  });
  return alike.length * 2 >= pairs.length ? pairs : [];
}

/** Parts that read the same, where each text has exactly one that reads so. */
function sameWords(
  first: readonly Weighed[],
  second: readonly Weighed[],
  pairs: Alignment,
  taken: ReadonlySet<number>,
): [number, number][] {
  const once = (parts: readonly Weighed[], isFree: (index: number) => boolean): Map<string, number> => {
    const found = new Map<string, number>();
    const twice = new Set<string>();
    parts.forEach(({ key, count }, index) => {
      if (count === 0 || !isFree(index)) return;
      if (found.has(key)) twice.add(key);
      found.set(key, index);
    });
    for (const key of twice) found.delete(key);
    return found;
  };
  const there = once(second, (index) => !taken.has(index));
  return [...once(first, (index) => !pairs.has(index))].flatMap(([key, index]): [number, number][] => {
    const place = there.get(key);
    return place === undefined ? [] : [[index, place]];
  });
}

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** The stretches between the pairs that stand in the same order in both texts. */
function gapsOf(pairs: Alignment, length: number, otherLength: number): Gap[] {
  const values = range(0, length).map((index) => pairs.get(index) ?? null);
  const kept = [...longestIncreasing(values)].sort((a, b) => a - b);
  const gaps: Gap[] = [];
  let from = 0;
  let otherFrom = 0;
  for (const index of kept) {
    const place = values[index] ?? 0;
    gaps.push({ from, to: index, otherFrom, otherTo: place });
    from = index + 1;
    otherFrom = place + 1;
  }
  gaps.push({ from, to: length, otherFrom, otherTo: otherLength });
  return gaps;
}

/** The common subsequence of the greatest likeness. */
function inOrder(
  left: readonly number[],
  right: readonly number[],
  first: readonly Weighed[],
  second: readonly Weighed[],
): [number, number][] {
  if (left.length === 0 || right.length === 0 || left.length * right.length > MAX_TABLE) return [];
  const width = right.length + 1;
  const likes = new Float64Array(left.length * right.length);
  const best = new Float64Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const a = first[left[i] ?? 0];
      const b = second[right[j] ?? 0];
      const like = a && b ? likeness(a, b) : 0;
      likes[i * right.length + j] = like;
      const paired = like >= LIKE ? like + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const like = likes[i * right.length + j] ?? 0;
    const here = best[i * width + j] ?? 0;
    if (like >= LIKE && here === like + (best[(i + 1) * width + j + 1] ?? 0)) {
      pairs.push([left[i] ?? 0, right[j] ?? 0]);
      i++;
      j++;
    } else if (here === (best[(i + 1) * width + j] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/** What is left, where the room has moved it: the most alike first. */
function elsewhere(
  first: readonly Weighed[],
  second: readonly Weighed[],
  pairs: Alignment,
  taken: ReadonlySet<number>,
): [number, number][] {
  const left = range(0, first.length).filter((index) => !pairs.has(index));
  const right = range(0, second.length).filter((index) => !taken.has(index));
  if (left.length * right.length > MAX_TABLE) return [];
  const candidates = left.flatMap((a) =>
    right.flatMap((b) => {
      const p = first[a];
      const q = second[b];
      const like = p && q && p.count > 0 ? likeness(p, q) : 0;
      return like >= LIKE_ELSEWHERE ? [{ a, b, like }] : [];
    }),
  );
  candidates.sort((x, y) => y.like - x.like || x.a - y.a || x.b - y.b);
  const used = { a: new Set<number>(), b: new Set<number>() };
  return candidates.flatMap(({ a, b }): [number, number][] => {
    if (used.a.has(a) || used.b.has(b)) return [];
    used.a.add(a);
    used.b.add(b);
    return [[a, b]];
  });
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
