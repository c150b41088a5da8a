import * as Y from "yjs";
import { type StructId, UpdateError } from "./decodeUpdate.ts";
import { isSameId, type PlacedStruct, type SharedType } from "./placedStruct.ts";

const covers = (item: Y.Item, id: StructId): boolean =>
  item.id.client === id.client && item.id.clock <= id.clock && id.clock < item.id.clock + item.length;

/**
 * Bounds the work of merging. To place a struct between two others, Yjs walks over all that others put there at the
 * same time; a few thousand crafted structs cost it minutes. Honest updates hook on to neighbours. Rule SY13.
 */
export class Contention {
  readonly #max: number;
  #spent = 0;
  #lastGap: { left: StructId | null; right: StructId | null; steps: number } | undefined;
  readonly #crowds = new Map<unknown, { count: number; repeats: number; lastByOrigin: Map<string, StructId> }>();

  constructor(max: number) {
    this.#max = max;
  }

  /** @throws UpdateError when the budget is used up. */
  readonly spend = (steps: number): void => {
    this.#spent += steps;
    if (this.#spent > this.#max) throw new UpdateError("tooLarge", "too much contention");
  };

  /** Counts what placing this struct of a text among the items of the document may cost. */
  addListStruct(struct: PlacedStruct, find: (id: StructId) => Y.Item | null): void {
    const { container } = struct.place;
    if (container instanceof Y.AbstractType) this.#spendGap(struct, container, find);
    const crowd = this.#crowds.get(container) ?? { count: 0, repeats: 0, lastByOrigin: new Map() };
    this.#crowds.set(container, crowd);
    crowd.count++;
    const key = struct.origin ? `${struct.origin.client}:${struct.origin.clock}` : "";
    const former = crowd.lastByOrigin.get(key);
    // Typed before the last one at the same place: then nothing lies between.
    if (former && !isSameId(former, struct.rightOrigin)) crowd.repeats++;
    crowd.lastByOrigin.set(key, struct);
  }

  /** Counts what the structs of the update cost among each other. */
  settle(): void {
    for (const { count, repeats } of this.#crowds.values()) this.spend(count * repeats);
  }

  #spendGap(struct: PlacedStruct, type: SharedType, find: (id: StructId) => Y.Item | null): void {
    const { leftLive: left, rightLive: right } = struct;
    const known = this.#lastGap;
    if (known && isSameId(known.left, left) && isSameId(known.right, right)) {
      this.spend(known.steps);
      return;
    }
    const leftItem = left ? find(left) : null;
    let steps = 0;
    let item = left ? leftItem : type._start;
    if (left && leftItem) {
      const isAtEnd = leftItem.id.clock + leftItem.length - 1 === left.clock;
      const isInside = right !== null && covers(leftItem, right);
      if (!isAtEnd && !isInside) steps++;
      item = isInside ? null : leftItem.right;
    }
    for (; item && !(right && covers(item, right)); item = item.right) {
      steps++;
      this.spend(1);
    }
    this.#lastGap = { left, right, steps };
  }
}
