import { type ItemSign, readItem } from "./openers.ts";

export interface ReadItem {
  readonly level: number;
  readonly printed: string;
  readonly rest: string;
  /** Code of a doubt. */
  readonly warning?: string;
  readonly message: string;
}

/** How many items ahead are looked at to tell the letter (i) from the numeral (i). */
const LOOK_AHEAD = 400;

/**
 * Levels of sub-clauses: (a), (i), a., i. stand for 1 to 4; where a list begins with a., a. and i. stand for 1 and 2. Only the next expected sign of an open list, or the first of a
 * deeper one, is an item. The sign (i) after (h) is both: the item after it decides. Rule IM8.
 */
export class ItemLevels {
  readonly #texts: readonly string[];
  /** Ordinal reached at each level; index 0 is level 1. */
  #reached: number[] = [];
  #indents: number[] = [];
  #hasParent = false;
  #parentIndent = 0;
  /** True where a list began with (i): its numerals stand for level 1. */
  #beginsRoman = false;
  /** True where a list began with a.: signs with a full stop stand for levels 1 and 2. */
  #beginsDotted = false;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  /** A new clause begins with this indent; items after it belong to it. */
  reset(indent: number): void {
    this.#reached = [];
    this.#indents = [];
    this.#hasParent = true;
    this.#parentIndent = indent;
    this.#beginsRoman = false;
    this.#beginsDotted = false;
  }

  /** Reads the line at an index as an item, or gives nothing where none is expected. */
  read(at: number, indent: number): ReadItem | undefined {
    const sign = readItem(this.#texts[at] ?? "");
    if (!sign || !this.#hasParent) return undefined;
    const candidates = this.#candidates(sign);
    const [first, second] = candidates;
    if (first === undefined) return undefined;
    let level = first;
    let doubt = false;
    if (second !== undefined) {
      const chosen = this.#choose(at, sign, candidates, indent);
      // A list of one numeral is rarer than a letter that happens to look like one.
      level = chosen ?? second;
      doubt = chosen === undefined;
    }
    const jumped = this.#isJump(level, sign) || this.#isDottedStart(sign);
    const ordinal = this.#ordinalAt(level, sign);
    if (this.#isJump(level, sign)) this.#beginsRoman = true;
    if (this.#isDottedStart(sign)) this.#beginsDotted = true;
    this.#reached.length = level - 1;
    this.#reached[level - 1] = ordinal;
    this.#indents.length = level - 1;
    this.#indents[level - 1] = indent;
    const read = { level, printed: sign.printed, rest: sign.rest, message: "" };
    if (doubt) return { ...read, warning: "ambiguous_item", message: `${sign.printed} may be a letter or a numeral` };
    if (jumped)
      return { ...read, warning: "level_skipped", message: `${sign.printed} stands directly under its paragraph` };
    return read;
  }

  #candidates(sign: ItemSign): number[] {
    const isShallow = sign.closedBy === ")" || this.#beginsDotted || this.#isDottedStart(sign);
    const levels = isShallow ? [2, 1] : [4, 3];
    return levels.filter((level) => {
      const ordinal = this.#ordinalAt(level, sign);
      if (Number.isNaN(ordinal)) return false;
      const reached = this.#reached[level - 1] ?? 0;
      const isOpen = level === 1 || (this.#reached[level - 2] ?? 0) > 0;
      return (isOpen && ordinal === reached + 1) || this.#isJump(level, sign);
    });
  }

  /** A list that begins with (i) directly under its clause is read at level 1. */
  #isJump(level: number, sign: ItemSign): boolean {
    return level === 1 && sign.closedBy === ")" && sign.roman === 1 && this.#reached.length === 0;
  }

  #isDottedStart(sign: ItemSign): boolean {
    return sign.closedBy === "." && sign.letter === 1 && this.#reached.length === 0;
  }

  #ordinalAt(level: number, sign: ItemSign): number {
    const asRoman = level % 2 === 0 || (level === 1 && (this.#beginsRoman || this.#isJump(level, sign)));
    return (asRoman ? sign.roman : sign.letter) ?? Number.NaN;
  }

  /** Tells letter from numeral by the next item, then by the indent; nothing where neither helps. */
  #choose(at: number, sign: ItemSign, candidates: readonly number[], indent: number): number | undefined {
    const [deep = 0, flat = 0] = candidates;
    for (const text of this.#texts.slice(at + 1, at + LOOK_AHEAD)) {
      if (/^\d{1,3}\. /u.test(text)) break;
      const next = readItem(text);
      if (!next || next.closedBy !== sign.closedBy) continue;
      // Another list begins: it says nothing of this one.
      if (next.letter === 1) break;
      if (next.roman === (sign.roman ?? 0) + 1) return deep;
      if (next.letter === (sign.letter ?? 0) + 1) return flat;
    }
    const sibling = this.#indents[flat - 1];
    if (sibling === undefined) return undefined;
    if (indent !== sibling) return indent > sibling ? deep : flat;
    return sibling > this.#parentIndent ? flat : undefined;
  }
}
