import type { Run } from "../domain/clause.ts";
import { type Edge, type Hunk, hunkOf, hunks } from "./hunks.ts";
import { placedEdit, type Span, type Texts } from "./placedEdit.ts";
import type { RunEdit } from "./runEdits.ts";
import { type WordChange, wordDiff } from "./wordDiff.ts";
import { isNote, type WordText, wordTokens } from "./wordTokens.ts";

/** One change that an amendment proposes, at its place in the present base. */
export interface PlacedHunk {
  /** Tokens `[from, to)` of the present base that it replaces; both equal where it only inserts. */
  readonly from: number;
  readonly to: number;
  readonly starts: Edge;
  readonly ends: Edge;
  /** The change in UTF-16 units of the present base, with the blanks it needs on either side. */
  readonly edit: RunEdit;
  /** True when the base changed in the words this was written against: it shows the amendment's own reading of them. */
  readonly isStale: boolean;
}

/** What is left of an amendment to propose. */
export interface Placement {
  /** Ascending. */
  readonly hunks: readonly PlacedHunk[];
  /** How many of its hunks the base reads like already. */
  readonly fulfilled: number;
}

/** A stretch of tokens with what happens at its ends. */
type Stretch = Pick<Hunk, "from" | "to" | "starts" | "ends">;

/**
 * True when two changes of one text touch the same words, so that taking both would be a guess: they share a word, both
 * insert at one place, or one inserts right beside what the other takes away without replacing it. A replacement beside an
 * insertion does not touch it. Rule AM4.
 */
export function touch(a: Stretch, b: Stretch): boolean {
  if (Math.max(a.from, b.from) < Math.min(a.to, b.to) || isInside(a, b) || isInside(b, a)) return true;
  return (a.to === b.from && clash(a.ends, b.starts)) || (b.to === a.from && clash(b.ends, a.starts));
}

const isInside = (a: Stretch, b: Stretch): boolean => a.from === a.to && b.from < a.from && a.from < b.to;

function clash(end: Edge, start: Edge): boolean {
  return end === "insertion" ? start !== "swap" : start === "insertion" && end !== "swap";
}

const isDeletion = (change: WordChange): boolean => change.otherFrom === change.otherTo;

/**
 * The hunks of an amendment laid over the present base, through the difference of its own base and the present one. A hunk
 * whose words the base still has stands at the same words; one whose words changed is stale; one that the base already
 * fulfils is counted and left out. Rule AM5.
 */
export function placeHunks(base: readonly Run[], text: readonly Run[], present: readonly Run[]): Placement {
  const proposed = hunks(base, text);
  if (proposed.length === 0) return { hunks: [], fulfilled: 0 };
  const texts = { base: wordTokens(base), text: wordTokens(text), present: wordTokens(present) };
  const changed = texts.base === texts.present ? [] : wordDiff(texts.base.tokens, texts.present.tokens).map(hunkOf);
  const groups = together(proposed, changed, texts);
  const placed = groups.flatMap((group) => place(group, changed, texts) ?? []);
  return { hunks: placed, fulfilled: groups.length - placed.length };
}

interface Group {
  readonly hunks: readonly Hunk[];
  /** Changes of the base that touch them. */
  readonly changes: readonly Hunk[];
}

/** Hunks and the changes of the base that touch them; hunks that one change touches belong together. */
function together(proposed: readonly Hunk[], changed: readonly Hunk[], texts: Texts): Group[] {
  const groups: Group[] = [];
  let first = 0;
  for (const hunk of proposed) {
    while (first < changed.length && (changed[first]?.to ?? 0) < hunk.from) first++;
    const touching: Hunk[] = [];
    for (let i = first; i < changed.length; i++) {
      const change = changed[i];
      if (!change || change.from > hunk.to) break;
      if (touch(hunk, change) || reappears(hunk, change, texts)) touching.push(change);
    }
    const group: Group = { hunks: [hunk], changes: touching };
    const last = groups.at(-1);
    const between = last && bridge(last, group, changed);
    if (between) groups[groups.length - 1] = join(last, group, between);
    else groups.push(group);
  }
  return groups;
}

/** What makes one of two neighbouring groups: a shared change, a shared border, or that the base lost all words between. */
function bridge(a: Group, b: Group, changed: readonly Hunk[]): readonly Hunk[] | undefined {
  if (b.changes.some((change) => a.changes.includes(change))) return [];
  const end = spanOf(a).to;
  const { from } = spanOf(b);
  if (end >= from) return [];
  const lost = changed.find((change) => change.from === end && change.to === from && isDeletion(change));
  return lost && [lost];
}

function join(a: Group, b: Group, between: readonly Hunk[]): Group {
  const changes = new Set([...a.changes, ...between, ...b.changes]);
  return { hunks: [...a.hunks, ...b.hunks], changes: [...changes] };
}

/** The tokens of the amendment's base that a group spans. */
function spanOf({ hunks: list, changes }: Group): Span {
  const all = [...list, ...changes];
  return { from: Math.min(...all.map(({ from }) => from)), to: Math.max(...all.map(({ to }) => to)) };
}

/** One group at its place; nothing where the base reads like it already. */
function place(group: Group, changed: readonly Hunk[], texts: Texts): PlacedHunk | null {
  const first = group.hunks[0];
  const last = group.hunks.at(-1);
  if (!first || !last) return null;
  if (group.hunks.every((hunk) => changed.some((change) => fulfils(change, hunk, texts)))) return null;
  const { from, to } = spanOf(group);
  const growth = ({ from: a, to: b, otherFrom, otherTo }: WordChange): number => otherTo - otherFrom - (b - a);
  const sum = (changes: readonly WordChange[]): number => changes.reduce((total, change) => total + growth(change), 0);
  const before = sum(changed.filter((change) => change.to <= from && !group.changes.includes(change)));
  const inText: Span = { from: first.otherFrom - (first.from - from), to: last.otherTo + (to - last.to) };
  const inPresent: Span = { from: from + before, to: to + before + sum(group.changes) };
  if (group.changes.length > 0 && readsSame(texts.text, inText, texts.present, inPresent)) return null;
  const isStale = group.changes.length > 0;
  const own = hunkOf({ ...inPresent, otherFrom: inText.from, otherTo: inText.to });
  return {
    ...inPresent,
    starts: isStale ? own.starts : first.starts,
    ends: isStale ? own.ends : last.ends,
    edit: placedEdit(texts, {
      inBase: { from, to },
      inText,
      inPresent,
      // A neighbour that changed needs no blank, or another one ("products of" → "products;").
      leftStands: !changed.some((change) => change.to === from && !group.changes.includes(change)),
      rightStands: !changed.some((change) => change.from === to && !group.changes.includes(change)),
    }),
    isStale,
  };
}

/**
 * True when a change of the base does what a hunk asks for and something to the words beside it: two amendments to
 * neighbouring words, taken together, make one change of the base. More words in the very same place are no fulfilment.
 */
function fulfils(change: WordChange, hunk: WordChange, { text, present }: Texts): boolean {
  if (change.from > hunk.from || change.to < hunk.to) return false;
  if (isDeletion(hunk)) return isDeletion(change);
  const length = hunk.otherTo - hunk.otherFrom;
  const isWider = { left: change.from < hunk.from, right: change.to > hunk.to };
  if (change.otherTo - change.otherFrom < length) return false;
  const inText = { from: hunk.otherFrom, to: hunk.otherTo };
  const readsAt = (from: number): boolean => readsSame(text, inText, present, { from, to: from + length });
  if (change.from === hunk.from && isWider.right && readsAt(change.otherFrom)) return true;
  return change.to === hunk.to && isWider.left && readsAt(change.otherTo - length);
}

/**
 * True when half of what a hunk brings stands in a neighbouring change of the base: it was taken in once, and worked over.
 * To bring it again would say it twice.
 */
function reappears(hunk: Hunk, change: Hunk, texts: Texts): boolean {
  if (fulfils(change, hunk, texts)) return false;
  const wordsIn = ({ tokens }: WordText, from: number, to: number): string[] =>
    tokens.slice(from, to).flatMap((token) => (token.isWord || isNote(token) ? [token.key] : []));
  const own = new Set(wordsIn(texts.base, hunk.from, hunk.to));
  const brought = wordsIn(texts.text, hunk.otherFrom, hunk.otherTo).filter((key) => !own.has(key));
  const there = new Set(wordsIn(texts.present, change.otherFrom, change.otherTo));
  return brought.length > 0 && brought.filter((key) => there.has(key)).length * 2 >= brought.length;
}

function readsSame(a: WordText, inA: Span, b: WordText, inB: Span): boolean {
  if (inA.to - inA.from !== inB.to - inB.from) return false;
  for (let i = 0; i < inA.to - inA.from; i++) {
    if (a.tokens[inA.from + i]?.key !== b.tokens[inB.from + i]?.key) return false;
  }
  return true;
}
