import type { RoomConnection } from "./roomConnection.ts";
import type { SyncMetrics } from "./syncMetrics.ts";

/** All who are in a room. What they are told in one go is counted in one go: there are hundreds of them at every key. */
export class Audience {
  readonly connections = new Set<RoomConnection>();
  readonly #metrics: SyncMetrics;

  constructor(metrics: SyncMetrics) {
    this.#metrics = metrics;
  }

  /** Sends each connection what `framesFor` gives for it; nothing where that is null. */
  tell(framesFor: (connection: RoomConnection) => Buffer | null): void {
    let count = 0;
    let bytes = 0;
    for (const connection of this.connections) {
      const frames = framesFor(connection);
      if (!frames || !connection.pass(frames)) continue;
      count++;
      bytes += frames.byteLength;
    }
    if (count > 0) this.#metrics.sent(count, bytes);
  }
}
