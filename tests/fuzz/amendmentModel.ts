import type { Run } from "../../shared/domain/clause.ts";
import { asNote } from "../support/negotiation.ts";

/**
 * A second, simpler account of what amendments do, for texts in which no word occurs twice: words are things with an
 * identity, and no text is ever compared with another. The tests hold the real thing against it.
 */

/** One change that an amendment asks for: these neighbouring words go, those come in their place. */
export interface Site {
  /** The words on either side when it was written; null at the ends of the text. */
  readonly left: string | null;
  readonly right: string | null;
  readonly removed: readonly string[];
  readonly words: readonly string[];
}

/** How a word is written: "m…" in italics, "f…" as a footnote, everything else plain. */
function runOf(word: string): Run {
  if (word.startsWith("f")) return { footnote: asNote(word) };
  return word.startsWith("m") ? { text: word, marks: ["em"] } : { text: word };
}

/** Words as runs: a blank between them, none before a footnote. */
export function runsOf(words: readonly string[]): readonly Run[] {
  return words.flatMap((word, index) => {
    const isGlued = index === 0 || word.startsWith("f");
    return isGlued ? [runOf(word)] : [{ text: " " }, runOf(word)];
  });
}

/** The words of runs. Two that lost the blank between them read as one that nobody wrote. */
export function wordsOf(runs: readonly Run[]): string[] {
  const text = runs.map((run) => ("text" in run ? run.text : "footnote" in run ? ` ${run.footnote} ` : " ")).join("");
  return text.split(/\s+/).filter((word) => word !== "");
}

/** Index in `words` at which a site's own words belong, before them what it removes; null where it cannot be said. */
function indexOf(site: Site, words: readonly string[]): number | null {
  const [first] = site.removed;
  if (first !== undefined) {
    const at = words.indexOf(first);
    return at >= 0 && site.removed.every((word, offset) => words[at + offset] === word) ? at : null;
  }
  if (site.right !== null && words.includes(site.right)) return words.indexOf(site.right);
  if (site.left !== null && words.includes(site.left)) return words.indexOf(site.left) + 1;
  if (site.left === null) return 0;
  return site.right === null ? words.length : null;
}

/** A site as it stands in a later text: the same words at the same place, beside the neighbours of now. */
export function settled(site: Site, words: readonly string[]): Site {
  const at = indexOf(site, words);
  if (at === null) throw new RangeError("a site without a place");
  return { ...site, left: words[at - 1] ?? null, right: words[at + site.removed.length] ?? null };
}

/** A text with sites taken in: what they remove is gone, what they bring stands in its place. */
export function taken(words: readonly string[], sites: readonly Site[]): string[] {
  const pending = sites.filter((site) => !isFulfilled(site, words));
  const placed = pending.map((site) => ({ site, at: indexOf(site, words) }));
  if (placed.some(({ at }) => at === null)) throw new RangeError("a site without a place");
  const removed = new Set(pending.flatMap((site) => site.removed));
  const comes = (index: number): string[] => {
    const here = placed.filter(({ at }) => at === index).map(({ site }) => site);
    // Words put in before a word stand before those that come instead of it; the same words twice are one proposal.
    const ordered = [
      ...here.filter((site) => site.removed.length === 0),
      ...here.filter((site) => site.removed.length > 0),
    ];
    return [...new Set(ordered.flatMap((site) => site.words))];
  };
  const result: string[] = [];
  for (let index = 0; index <= words.length; index++) {
    result.push(...comes(index));
    const word = words[index];
    if (word !== undefined && !removed.has(word)) result.push(word);
  }
  return result;
}

/** True when a text has what the site brings, and nothing of what it removes. */
export function isFulfilled(site: Site, words: readonly string[]): boolean {
  return site.words.every((word) => words.includes(word)) && !site.removed.some((word) => words.includes(word));
}

/** True when a text has the words of a site, but beside neither of its neighbours: said, only not at its place. */
export function isElsewhere({ left, right, words: own }: Site, words: readonly string[]): boolean {
  const [first] = own;
  if (first === undefined) return false;
  const at = words.indexOf(first);
  return at >= 0 && (words[at - 1] ?? null) !== left && (words[at + own.length] ?? null) !== right;
}

/** Fewer words than this between two sites, and they are one proposal with what lies between. */
const MIN_WORDS_BETWEEN = 2;

/**
 * True when a text has, round every site, the words that stood there in `against`: then nothing has touched the proposal,
 * and to say that it collides would be a false alarm.
 */
export function isUntouched(sites: readonly Site[], against: readonly string[], words: readonly string[]): boolean {
  const spans: { from: number; to: number }[] = [];
  for (const site of sites) {
    const from = site.left === null ? 0 : against.indexOf(site.left) + 1;
    const to = from + site.removed.length;
    const last = spans.at(-1);
    const between = last ? against.slice(last.to, from).filter((word) => !word.startsWith("f")) : [];
    if (last && between.length < MIN_WORDS_BETWEEN) last.to = to;
    else spans.push({ from, to });
  }
  return spans.every(({ from, to }) => {
    const around = against.slice(Math.max(0, from - 1), to + 1);
    const at = words.indexOf(around[0] ?? "");
    const isAtStart = from > 0 || at <= 0;
    const isAtEnd = to < against.length || at + around.length === words.length;
    return isAtStart && isAtEnd && around.every((word, offset) => words[at + offset] === word);
  });
}

/** What is wrong with a proposal that claims to be carried over: other words, or another place. Null when nothing is. */
export function misplaced(sites: readonly Site[], base: readonly string[], text: readonly string[]): string | null {
  const pending = sites.filter((site) => !isFulfilled(site, base));
  const goes = base.filter((word) => !text.includes(word));
  const comes = text.filter((word) => !base.includes(word));
  const wantsGone = pending.flatMap((site) => site.removed);
  // Words that somebody else has brought into the base already cannot be told from its own.
  const wantsCome = pending.flatMap((site) => site.words).filter((word) => !base.includes(word));
  if (goes.toSorted().join() !== wantsGone.toSorted().join()) return `removes ${goes}, not ${wantsGone}`;
  if (comes.toSorted().join() !== wantsCome.toSorted().join()) return `brings ${comes}, not ${wantsCome}`;
  for (const site of pending) {
    const wrong = site.removed.length > 0 ? misplacedSwap(site, base, text) : misplacedInsertion(site, text);
    if (wrong) return wrong;
  }
  return null;
}

function misplacedSwap(site: Site, base: readonly string[], text: readonly string[]): string | null {
  const at = indexOf(site, base);
  if (at === null) return `${site.removed} stand apart in the base`;
  const before = base[at - 1];
  const after = base[at + site.removed.length];
  const here = before === undefined ? 0 : text.indexOf(before) + 1;
  const isThere = site.words.every((word, offset) => text[here + offset] === word);
  return isThere && text[here + site.words.length] === after
    ? null
    : `${site.words} not between ${before} and ${after}`;
}

function misplacedInsertion(site: Site, text: readonly string[]): string | null {
  const at = text.indexOf(site.words[0] ?? "");
  if (!site.words.every((word, offset) => text[at + offset] === word)) return `${site.words} were torn apart`;
  const isLeft = text[at - 1] === (site.left ?? undefined);
  const isRight = text[at + site.words.length] === (site.right ?? undefined);
  return isLeft || isRight ? null : `${site.words} neither behind ${site.left} nor before ${site.right}`;
}
