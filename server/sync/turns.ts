/** So many pieces are done in one turn of the event loop: some ten milliseconds' worth. */
const PER_TURN = 32;

/**
 * Does work that comes in crowds, as when everybody returns at once, a few pieces in each turn of the event loop: whoever
 * types meanwhile is heard between them. Rule SY23.
 */
export class Turns {
  #waiting: (() => void)[] = [];
  #isDue = false;

  /** Does `piece` in one of the next turns, after those that came before it. It must not throw. */
  add(piece: () => void): void {
    this.#waiting.push(piece);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isDue || this.#waiting.length === 0) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      for (const piece of this.#waiting.splice(0, PER_TURN)) piece();
      this.#schedule();
    });
  }
}
