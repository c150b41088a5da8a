/** Whoever wants to hear that something changed. */
export class Listeners {
  readonly #all = new Set<() => void>();

  /** Calls at each change, until the function it gives is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  };

  tell(): void {
    for (const listener of [...this.#all]) listener();
  }

  clear(): void {
    this.#all.clear();
  }
}
