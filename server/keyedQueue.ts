/** Lets work on one key run one after another, in the order it was asked for; work on different keys does not wait. */
export class KeyedQueue {
  readonly #last = new Map<string, Promise<void>>();

  /** Runs `work` when everything asked for earlier under this key is done; gives its result or its error. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last.set(key, promise);
    await before;
    try {
      return await work();
    } finally {
      resolve();
      if (this.#last.get(key) === promise) this.#last.delete(key);
    }
  }
}
