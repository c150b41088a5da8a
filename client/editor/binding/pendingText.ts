import type * as Y from "yjs";
import { readRuns } from "../../../shared/document/inline.ts";
import type { Run } from "../../../shared/domain/clause.ts";
import { alignedOffsets, flatRuns } from "./alignedOffsets.ts";

type Delta = readonly { readonly insert?: unknown; readonly retain?: number; readonly delete?: number }[];

/** A stretch of a Y.Text, in UTF-16 units. */
export interface Stretch {
  readonly at: number;
  readonly length: number;
}

/**
 * Where each unit that the editor shows is in its Y.Text by now. Others' words wait for the next frame, or for the end of an
 * input-method composition; a person's own edit in the meantime finds its place through this. A text that is shown as it is
 * has no entry and costs nothing. Rule BIND6.
 */
export class PendingText {
  /** For each shown UTF-16 unit its present offset, or null when somebody has deleted it. */
  readonly #offsets = new Map<Y.Text, (number | null)[]>();

  /** Takes note of others' change. Must be called while Yjs delivers the event: only then does it know the delta. */
  record(event: Y.YTextEvent): void {
    const delta = event.delta as Delta;
    const growth = delta.reduce((sum, op) => sum + insertedLength(op.insert) - (op.delete ?? 0), 0);
    const offsets =
      this.#offsets.get(event.target) ?? Array.from({ length: event.target.length - growth }, (_, index) => index);
    this.#offsets.set(event.target, followed(offsets, delta));
  }

  /** True while the editor shows older words than the text has. */
  has(text: Y.Text): boolean {
    return this.#offsets.has(text);
  }

  /** Where words typed at a shown offset belong: right behind the unit before it that is still there. */
  offset(text: Y.Text, shown: number): number {
    const offsets = this.#offsets.get(text);
    if (!offsets) return shown;
    for (let i = Math.min(shown, offsets.length) - 1; i >= 0; i--) {
      const offset = offsets[i];
      if (typeof offset === "number") return offset + 1;
    }
    return 0;
  }

  /** What is left of a shown stretch, in text order, without what others have put into it. */
  stretches(text: Y.Text, from: number, to: number): Stretch[] {
    const offsets = this.#offsets.get(text);
    if (!offsets) return to > from ? [{ at: from, length: to - from }] : [];
    const found: { at: number; length: number }[] = [];
    for (const offset of offsets.slice(from, to)) {
      if (offset === null) continue;
      const last = found.at(-1);
      if (last && last.at + last.length === offset) last.length++;
      else found.push({ at: offset, length: 1 });
    }
    return found;
  }

  /** Takes note of the person's own replacement of a shown stretch, after `stretches` were deleted and `added` units put `at`. */
  replaced(text: Y.Text, from: number, to: number, deleted: readonly Stretch[], at: number, added: number): void {
    const offsets = this.#offsets.get(text);
    if (!offsets) return;
    const gone = (offset: number): number =>
      deleted.reduce((sum, stretch) => sum + (stretch.at < offset ? stretch.length : 0), 0);
    const moved = (offset: number | null): number | null => {
      if (offset === null) return null;
      const kept = offset - gone(offset);
      return kept >= at ? kept + added : kept;
    };
    const own = Array.from({ length: added }, (_, index) => at + index);
    this.#offsets.set(text, [...offsets.slice(0, from).map(moved), ...own, ...offsets.slice(to).map(moved)]);
  }

  /**
   * To be called before a person's own edit is written: where the editor does not show this text in an older state, but
   * another text in its place (a version that was begun, tabled or decided meanwhile), its words are looked for in this one.
   */
  align(text: Y.Text, shown: readonly Run[]): void {
    const present = readRuns(text);
    const [before, now] = [flatRuns(shown), flatRuns(present)];
    const offsets = this.#offsets.get(text);
    const fits = offsets
      ? offsets.length === before.length && offsets.every((at, i) => at === null || now[at] === before[i])
      : before === now;
    if (!fits) this.#offsets.set(text, alignedOffsets(shown, present));
  }

  /** A text that was just begun with all that another one holds: what is not shown of the one is not shown of the other. */
  adopt(from: Y.Text, to: Y.Text): void {
    const offsets = this.#offsets.get(from);
    if (offsets) this.#offsets.set(to, [...offsets]);
  }

  /** The editor shows all texts as they are now but these. */
  keep(texts: Iterable<Y.Text>): void {
    const kept = new Set(texts);
    for (const text of [...this.#offsets.keys()]) if (!kept.has(text)) this.#offsets.delete(text);
  }
}

/** Carries ascending offsets over a delta. */
function followed(offsets: readonly (number | null)[], delta: Delta): (number | null)[] {
  const result: (number | null)[] = [];
  let i = 0;
  let before = 0;
  let after = 0;
  const take = (end: number, carry: (offset: number) => number | null): void => {
    for (; i < offsets.length; i++) {
      const offset = offsets[i] ?? null;
      if (offset !== null && offset >= end) return;
      result.push(offset === null ? null : carry(offset));
    }
  };
  for (const op of delta) {
    const shift = after - before;
    if (op.retain !== undefined) {
      take(before + op.retain, (offset) => offset + shift);
      before += op.retain;
      after += op.retain;
    } else if (op.delete !== undefined) {
      take(before + op.delete, () => null);
      before += op.delete;
    } else after += insertedLength(op.insert);
  }
  const shift = after - before;
  take(Number.POSITIVE_INFINITY, (offset) => offset + shift);
  return result;
}

function insertedLength(insert: unknown): number {
  if (insert === undefined) return 0;
  return typeof insert === "string" ? insert.length : 1;
}
