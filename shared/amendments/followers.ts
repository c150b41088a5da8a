import type { ClauseId } from "../domain/ids.ts";

/** What stands behind a clause of the text or behind a new one. */
export interface FollowerPlace {
  /** What it stands behind; null is the beginning of the text. */
  readonly after: ClauseId | null;
  /** The new clause that it is, which others may stand behind in turn. */
  readonly clause?: ClauseId;
}

/**
 * What stands behind which clause, taken off place by place and each once: the order that every view of a text with proposed
 * clauses has. Several behind one clause stand in the order of the list, each with what stands behind it in turn. Rule DX12.
 */
export class Followers<One> {
  readonly #all: readonly One[];
  readonly #placeOf: (one: One) => FollowerPlace;
  readonly #behind: Map<ClauseId | null, One[]>;
  readonly #taken = new Set<One>();

  constructor(all: readonly One[], placeOf: (one: One) => FollowerPlace) {
    this.#all = all;
    this.#placeOf = placeOf;
    this.#behind = Map.groupBy(all, (one) => placeOf(one).after);
  }

  /** All that stands behind a clause and was not taken before. */
  takeBehind(clause: ClauseId | null): One[] {
    const order: One[] = [];
    // A list of what waits, and no recursion: a chain of new clauses may be as long as the file.
    const waiting = this.#rightBehind(clause);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (this.#taken.has(next)) continue;
      this.#taken.add(next);
      order.push(next);
      const { clause: own } = this.#placeOf(next);
      if (own !== undefined) waiting.push(...this.#rightBehind(own));
    }
    return order;
  }

  /** What was not taken: it stands behind a clause that is not there. */
  takeRest(): One[] {
    return this.#all.flatMap((one) => {
      if (this.#taken.has(one)) return [];
      this.#taken.add(one);
      const { clause } = this.#placeOf(one);
      return clause === undefined ? [one] : [one, ...this.takeBehind(clause)];
    });
  }

  /** What stands right behind a clause, the last first. */
  #rightBehind(clause: ClauseId | null): One[] {
    const behind = this.#behind.get(clause) ?? [];
    this.#behind.delete(clause);
    return behind.toReversed();
  }
}
