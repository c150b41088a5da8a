import { setTimeout as rest } from "node:timers/promises";

/** A line stands alone for so long, and longer for each of its words; whoever reads a long one looks at the room anyway. */
const LINE_MS = 500;
const WORD_MS = 110;
const MOST_MS = 4_500;
const KEY_MS = 50;

export interface Telling {
  /** 1 is reading pace, 2 half as fast, 0 without any pause. */
  readonly pace: number;
  readonly say: (line: string) => void;
}

/** Tells what happens, a line at a time, and leaves the time to read it. */
export class Narrator {
  readonly #telling: Telling;

  constructor(telling: Telling) {
    this.#telling = telling;
  }

  /** The title of a scene. */
  async scene(title: string): Promise<void> {
    this.#telling.say(`\n— ${title} —\n`);
    await this.#rest(LINE_MS);
  }

  /** One thing that happened. */
  async tell(line: string): Promise<void> {
    this.#telling.say(line);
    await this.#rest(Math.min(MOST_MS, LINE_MS + WORD_MS * line.split(" ").length));
  }

  /** The time between two keys of somebody who types. */
  keystroke(): Promise<void> {
    return this.#rest(KEY_MS);
  }

  async #rest(milliseconds: number): Promise<void> {
    if (this.#telling.pace > 0) await rest(milliseconds * this.#telling.pace);
  }
}
