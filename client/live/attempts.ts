import { backOffMs } from "./backOff.ts";
import { Timers } from "./timers.ts";

/** A connection that has lasted this long counts as a success; the next loss is retried quickly again. */
const STEADY_AFTER_MS = 5_000;

/** Counts the attempts to connect since the last success, and waits ever longer between them. Rule SY41. */
export class Attempts {
  readonly #random: () => number;
  readonly #timers = new Timers<"retry" | "steady">();
  #count = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  get count(): number {
    return this.#count;
  }

  /** One more that came to nothing. */
  failed(): void {
    this.#count += 1;
  }

  /** The server has let us in. One that does so only to close again has not really let us in: time will tell. */
  opened(): void {
    this.#timers.set("steady", () => this.forget(), STEADY_AFTER_MS);
  }

  lost(): void {
    this.#timers.clear("steady");
  }

  /** Begins to count anew. */
  forget(): void {
    this.#count = 0;
  }

  /** Tries again after a pause, `longer` where the server asked for one. Gives the pause in milliseconds. */
  later(connect: () => void, longer: boolean): number {
    const pause = backOffMs(Math.max(this.#count, longer ? 4 : 1), this.#random);
    this.#timers.set("retry", connect, pause);
    return pause;
  }

  /** Somebody tries now, or nobody will. */
  cancel(): void {
    this.#timers.clear("retry");
  }

  stop(): void {
    this.#timers.clearAll();
  }
}
