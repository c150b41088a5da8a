import type { JointLive } from "../../live/jointLive.ts";
import type { SaveStatus } from "../../live/saveStatus.ts";

/** "Saved" comes back only when typing has paused this long: the sign must not flicker with every key. */
const PAUSE_MS = 600;

/**
 * The save status as it is shown: bad news at once, good news when it has settled. While somebody types it stays one value,
 * so that the sign is not drawn anew with every key. Rule SY43.
 */
export class CalmStatus {
  readonly #live: JointLive;
  #shown: SaveStatus;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(live: JointLive) {
    this.#live = live;
    this.#shown = live.snapshot.status;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const look = () => {
      const { status } = this.#live.snapshot;
      if (status === "saved" && this.read() !== "saved") {
        this.#timer ??= setTimeout(() => {
          this.#timer = null;
          this.#shown = this.#live.snapshot.status;
          listener();
        }, PAUSE_MS);
      } else this.#stop();
      listener();
    };
    const end = this.#live.subscribe(look);
    look();
    return () => {
      end();
      this.#stop();
    };
  };

  readonly read = (): SaveStatus => {
    const { status } = this.#live.snapshot;
    // What has only just been opened need not calm down.
    if (status !== "saved" || this.#shown === "opening") this.#shown = status;
    return this.#shown;
  };

  #stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
