import { setImmediate } from "node:timers";

interface Waiting<Row> {
  readonly rows: readonly Row[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers the calls of one turn of the event loop, from all rooms, into one commit: syncing to disk is what costs.
 * Should that commit fail, each call is tried alone, so that one room's fault is not another's. Rule ST2.
 */
export class GroupCommit<Row> {
  readonly #commit: (rows: readonly Row[]) => void;
  #waiting: Waiting<Row>[] = [];

  /** @param commit stores all rows given, or throws and stores none. */
  constructor(commit: (rows: readonly Row[]) => void) {
    this.#commit = commit;
  }

  /** Resolves when the rows are stored; rejects when they, and they alone, could not be. */
  add(rows: readonly Row[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.flush());
      this.#waiting.push({ rows, resolve, reject });
    });
  }

  /** Commits at once what waits. */
  flush(): void {
    const calls = this.#waiting;
    this.#waiting = [];
    if (calls.length === 0) return;
    try {
      this.#commit(calls.flatMap((call) => call.rows));
      for (const call of calls) call.resolve();
    } catch (error) {
      if (calls.length === 1) calls[0]?.reject(error);
      else for (const call of calls) this.#commitAlone(call);
    }
  }

  #commitAlone(call: Waiting<Row>): void {
    try {
      this.#commit(call.rows);
      call.resolve();
    } catch (error) {
      call.reject(error);
    }
  }
}
