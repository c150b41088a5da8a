import { SAVING_AFTER_MS } from "./saveStatus.ts";
import { Timers } from "./timers.ts";

/** A socket that has not opened, or has not acknowledged, for this long is dead. */
const PATIENCE_MS = 12_000;

export interface SilenceWatchOptions {
  readonly now: () => number;
  readonly facts: () => {
    readonly isConnecting: boolean;
    readonly isAlive: boolean;
    readonly isSettled: boolean;
    /** Since when something waits, in milliseconds; null where nothing does. */
    readonly since: number | null;
  };
  /** It takes long enough to be said: "Saving…". */
  readonly onSlow: () => void;
  /** Nothing has come for too long: the socket is to be given up. */
  readonly onSilent: () => void;
}

/** Keeps two clocks over a connection: when saving becomes slow, and when a silent socket counts as dead. Rule SY40. */
export class SilenceWatch {
  readonly #options: SilenceWatchOptions;
  readonly #timers = new Timers<"slow" | "silent">();

  constructor(options: SilenceWatchOptions) {
    this.#options = options;
  }

  /** To be called whenever a fact may have changed. */
  look(): void {
    const { now, facts, onSlow } = this.#options;
    const { isConnecting, isAlive, isSettled, since } = facts();
    const isWaiting = isAlive && !isSettled;
    const start = since ?? now();
    if (isWaiting) this.#timers.setOnce("slow", onSlow, Math.max(0, start + SAVING_AFTER_MS - now()) + 1);
    else this.#timers.clear("slow");
    if (isWaiting || isConnecting) this.#timers.setOnce("silent", () => this.#judge(start), PATIENCE_MS);
    else this.#timers.clear("silent");
  }

  /** Something came: patience begins anew. */
  restart(): void {
    this.#timers.clear("silent");
  }

  stop(): void {
    this.#timers.clearAll();
  }

  #judge(start: number): void {
    const { isAlive, since } = this.#options.facts();
    // Acknowledgements have come meanwhile and newer keystrokes wait: that is no silence.
    if (isAlive && since !== null && since > start) this.look();
    else this.#options.onSilent();
  }
}
