/** Named timers of one object: at most one of each name runs, and all end together. */
export class Timers<Name extends string> {
  readonly #running = new Map<Name, ReturnType<typeof setTimeout>>();

  /** Runs `act` in `ms`; a timer of that name that already runs is replaced. */
  set(name: Name, act: () => void, ms: number): void {
    this.clear(name);
    this.#running.set(
      name,
      setTimeout(() => {
        this.#running.delete(name);
        act();
      }, ms),
    );
  }

  /** Runs `act` in `ms` unless a timer of that name already runs. */
  setOnce(name: Name, act: () => void, ms: number): void {
    if (!this.#running.has(name)) this.set(name, act, ms);
  }

  clear(name: Name): void {
    clearTimeout(this.#running.get(name));
    this.#running.delete(name);
  }

  clearAll(): void {
    for (const name of [...this.#running.keys()]) this.clear(name);
  }
}
