import type { Connection } from "../../live/connection.ts";
import type { SaveStatus } from "../../live/saveStatus.ts";

/** "Saved" comes back only when typing has paused this long: the sign must not flicker with every key. */
const PAUSE_MS = 600;

/**
 * The save status as it is shown: bad news at once, good news when it has settled. While somebody types it stays one value,
 * so that the sign is not drawn anew with every key. Rule SY43.
 */
export class CalmStatus {
  readonly #connection: Connection;
  #shown: SaveStatus;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#shown = connection.snapshot.status;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const look = () => {
      const { status } = this.#connection.snapshot;
      if (status === "saved" && this.read() !== "saved") {
        this.#timer ??= setTimeout(() => {
          this.#timer = null;
          this.#shown = this.#connection.snapshot.status;
          listener();
        }, PAUSE_MS);
      } else this.#stop();
      listener();
    };
    const end = this.#connection.subscribe(look);
    look();
    return () => {
      end();
      this.#stop();
    };
  };

  readonly read = (): SaveStatus => {
    const { status } = this.#connection.snapshot;
    // What has only just been opened need not calm down.
    if (status !== "saved" || this.#shown === "opening") this.#shown = status;
    return this.#shown;
  };

  #stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
