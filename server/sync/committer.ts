import type { Store, UpdateRow } from "../store/store.ts";
import type { SyncMetrics } from "./syncMetrics.ts";

/** Whose updates are committed: a room. */
export interface CommitTarget {
  /** The rows up to this number are on disk. */
  committed(seq: number): void;
  /** Nothing of what this target gave since the last `committed` is stored, and nothing of it will be. */
  failed(error: unknown): void;
}

interface Waiting {
  readonly row: UpdateRow;
  readonly target: CommitTarget;
}

/**
 * Group commit over all rooms: one call of the store at a time; what comes meanwhile goes into the next. When a call
 * fails, each room's part is tried alone, so that one room's trouble is not the others'. Rules SY1, SY2.
 */
export class Committer {
  readonly #store: Store;
  readonly #metrics: SyncMetrics;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;

  constructor(store: Store, metrics: SyncMetrics) {
    this.#store = store;
    this.#metrics = metrics;
  }

  /** Takes a row for the next commit. The target hears of it, never in this turn. */
  add(row: UpdateRow, target: CommitTarget): void {
    this.#waiting.push({ row, target });
    this.#running ??= this.#run();
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    // A turn of the event loop: whatever arrived with this frame shares the commit.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const byTarget = Map.groupBy(batch, (waiting) => waiting.target);
      const startedAt = performance.now();
      if (await this.#append(batch)) {
        this.#metrics.committed(batch.length, byTarget.size, performance.now() - startedAt);
        for (const [target, rows] of byTarget) target.committed(lastSeq(rows));
      } else for (const [target, rows] of byTarget) await this.#commitAlone(target, rows);
    }
    this.#running = null;
  }

  async #append(batch: readonly Waiting[]): Promise<boolean> {
    try {
      await this.#store.appendUpdates(batch.map(({ row }) => row));
      return true;
    } catch {
      return false;
    }
  }

  async #commitAlone(target: CommitTarget, rows: readonly Waiting[]): Promise<void> {
    try {
      await this.#store.appendUpdates(rows.map(({ row }) => row));
    } catch (error) {
      this.#waiting = this.#waiting.filter((waiting) => waiting.target !== target);
      target.failed(error);
      return;
    }
    target.committed(lastSeq(rows));
  }
}

const lastSeq = (rows: readonly Waiting[]): number => rows.at(-1)?.row.seq ?? 0;
