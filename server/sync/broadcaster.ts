import * as Y from "yjs";
import { SYNC } from "../../shared/protocol/messages.ts";
import type { Audience } from "./audience.ts";
import { syncFrame } from "./frames.ts";
import type { RoomConnection } from "./roomConnection.ts";

/** Merging is quadratic in Yjs: more than so many at once go out as several messages in one write. */
const MERGE_AT_MOST = 100;
/**
 * A busy room may spend this share of its time on sending, for there are other rooms: with five hundred readers that is a
 * pause of about one picture on a screen, with fifty it is nothing.
 */
const SHARE_OF_TIME = 0.15;

interface Committed {
  readonly body: Uint8Array;
  readonly author: RoomConnection | null;
}

interface BroadcasterDeps {
  readonly audience: Audience;
  /** A busy room sends at least this often. */
  readonly maxWaitMs: number;
  /** Hears every update sent, as frames. */
  readonly onFrames: (frames: Buffer) => void;
  /** Frames that may leave in the same write: to write to hundreds of sockets is what costs. */
  readonly company: () => Buffer | null;
}

/**
 * Sends committed updates to the readers of a room. An idle room sends at once; a busy one merges what was committed
 * since the last turn into one write a reader, encoded and framed once. Rule SY5.
 */
export class Broadcaster {
  readonly #deps: BroadcasterDeps;
  #waiting: Committed[] = [];
  #timer: NodeJS.Timeout | null = null;
  #lastAt = 0;
  /** Moving average of what one turn costs. */
  #costMs = 0;

  constructor(deps: BroadcasterDeps) {
    this.#deps = deps;
  }

  /** Takes committed updates; they leave now or within `maxWaitMs`. */
  send(committed: readonly Committed[]): void {
    this.#waiting.push(...committed);
    if (this.#timer || this.#waiting.length === 0) return;
    const pause = Math.min(this.#deps.maxWaitMs, (this.#costMs * (1 - SHARE_OF_TIME)) / SHARE_OF_TIME);
    const wait = this.#lastAt + pause - performance.now();
    if (wait <= 0.5) this.flush();
    else this.#timer = setTimeout(() => this.flush(), wait);
  }

  /** Sends what waits. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const waiting = this.#waiting;
    const [first] = waiting;
    if (!first) return;
    this.#waiting = [];
    const { audience, onFrames, company } = this.#deps;
    const startedAt = performance.now();
    const frames = encode(waiting.map(({ body }) => body));
    onFrames(frames);
    const others = company();
    const all = others ? Buffer.concat([frames, others]) : frames;
    // One's own words need not come back; in a merged frame they do no harm.
    const soleAuthor = waiting.every(({ author }) => author === first.author) ? first.author : null;
    audience.tell((connection) => (connection.isReader && connection !== soleAuthor ? all : others));
    this.#lastAt = performance.now();
    this.#costMs = this.#costMs * 0.8 + (this.#lastAt - startedAt) * 0.2;
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = [];
  }
}

function encode(bodies: readonly Uint8Array[]): Buffer {
  const frames: Buffer[] = [];
  for (let from = 0; from < bodies.length; from += MERGE_AT_MOST) {
    const part = bodies.slice(from, from + MERGE_AT_MOST);
    const [only] = part;
    frames.push(syncFrame(SYNC.update, part.length === 1 && only ? only : Y.mergeUpdates(part)));
  }
  const [frame] = frames;
  return frames.length === 1 && frame ? frame : Buffer.concat(frames);
}
