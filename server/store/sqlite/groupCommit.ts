interface Call {
  readonly work: () => void;
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Gathers the writes of one turn of the event loop, from all rooms, into one commit: syncing to disk is what costs.
 * Should that commit fail, each is tried alone, so that one room's fault is not another's. Rule ST2.
 */
export class GroupCommit {
  readonly #transact: (work: () => void) => void;
  #waiting: Call[] = [];
  #isDue = false;
  #patience: NodeJS.Timeout | undefined;

  /** @param transact runs work as one commit, or throws and stores nothing of it. */
  constructor(transact: (work: () => void) => void) {
    this.#transact = transact;
  }

  /**
   * Resolves with what `work` gives when it is stored; rejects when it, and it alone, could not be. The work may have to
   * run twice, so it does nothing but write. With patience it waits so long for another commit to go along with.
   */
  run<T>(work: () => T, patienceMs = 0): Promise<T> {
    this.#schedule(patienceMs);
    return new Promise((resolve, reject) => {
      let result: T;
      this.#waiting.push({
        work: () => {
          result = work();
        },
        done: () => resolve(result),
        fail: reject,
      });
    });
  }

  /** Commits at once what waits. */
  flush(): void {
    this.#isDue = false;
    clearTimeout(this.#patience);
    this.#patience = undefined;
    const calls = this.#waiting;
    this.#waiting = [];
    if (calls.length === 0 || this.#commit(calls)) return;
    for (const call of calls) this.#commitAlone(call);
  }

  #schedule(patienceMs: number): void {
    if (this.#isDue) return;
    if (patienceMs > 0) this.#patience ??= setTimeout(() => this.flush(), patienceMs);
    else {
      this.#isDue = true;
      setImmediate(() => this.flush());
    }
  }

  #commit(calls: readonly Call[]): boolean {
    if (calls.length === 1) return false;
    try {
      this.#transact(() => {
        for (const { work } of calls) work();
      });
    } catch {
      return false;
    }
    for (const { done } of calls) done();
    return true;
  }

  #commitAlone({ work, done, fail }: Call): void {
    try {
      this.#transact(work);
    } catch (error) {
      fail(error);
      return;
    }
    done();
  }
}
