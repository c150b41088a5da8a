/** Quantiles of some durations, in milliseconds; 0 when there were none. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Quantiles by the nearest rank. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/**
 * When each keystroke left and when it arrived where. A keystroke is named by its Yjs client id and clock, so it is found
 * again in whatever update a server has merged it into.
 */
export class Arrivals {
  readonly #sent = new Map<number, number[]>();
  #from = Number.POSITIVE_INFINITY;
  #until = Number.POSITIVE_INFINITY;
  #sentInWindow = 0;
  #delays: number[] = [];

  /** Opens a window: only keystrokes sent from now on count. */
  open(): void {
    this.#from = performance.now();
    this.#until = Number.POSITIVE_INFINITY;
    this.#sentInWindow = 0;
    this.#delays = [];
  }

  /** Keystrokes sent after this no longer count; those on their way still do. */
  close(): void {
    this.#until = performance.now();
  }

  noteSent(client: number, clock: number): void {
    const at = performance.now();
    let times = this.#sent.get(client);
    if (!times) {
      times = [];
      this.#sent.set(client, times);
    }
    times[clock] = at;
    if (at >= this.#from && at < this.#until) this.#sentInWindow++;
  }

  /** Notes that one reader has just received the structs `clock` … `end − 1` of a client. */
  noteReceived(client: number, clock: number, end: number): void {
    const times = this.#sent.get(client);
    if (!times) return;
    const now = performance.now();
    for (let i = clock; i < end; i++) {
      const at = times[i];
      if (at !== undefined && at >= this.#from && at < this.#until) this.#delays.push(now - at);
    }
  }

  /** Starts from nothing. */
  forget(): void {
    this.#sent.clear();
    this.#from = Number.POSITIVE_INFINITY;
    this.#sentInWindow = 0;
    this.#delays = [];
  }

  /** Keystrokes sent inside the window. */
  get sent(): number {
    return this.#sentInWindow;
  }

  get received(): number {
    return this.#delays.length;
  }

  delays(): Spread {
    return spreadOf(this.#delays);
  }
}
