import type { Actor } from "../../shared/domain/participants.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { ERRORS, type ErrorCode } from "../../shared/protocol/errors.ts";
import { refusedFrame, savedFrame } from "./frames.ts";
import type { SyncLimits } from "./limits.ts";
import type { SyncMetrics } from "./syncMetrics.ts";
import { TokenBucket } from "./tokenBucket.ts";

/** All that a room knows of a socket. */
export interface RoomSocket {
  readonly isOpen: boolean;
  /** Bytes written that the other side has not taken yet. */
  readonly backlog: number;
  /** Writes complete WebSocket frames. */
  write(frames: Buffer): void;
  close(code: number, reason: string): void;
}

const BACK_ON_TIME = null;

/** One socket in one room: who it is, how far its frames are acknowledged, and whether it keeps up. */
export class RoomConnection {
  readonly actor: Actor;
  readonly #socket: RoomSocket;
  readonly #limits: SyncLimits;
  readonly #metrics: SyncMetrics;
  readonly #now: () => number;
  /** True once the whole document was sent: from then on it gets what changes. */
  isReader = false;
  /** Update and step-2 frames received; `saved` and `refused` count in them. */
  frames = 0;
  /** Client ids this connection speaks for in awareness. */
  readonly presence = new Set<number>();
  readonly #asked: TokenBucket;
  #skippedFrame: number | null = null;
  #step2Frame: number | null = null;
  #behindSince: number | null = BACK_ON_TIME;
  #isClosed: boolean = false;

  constructor(
    socket: RoomSocket,
    actor: Actor,
    deps: { readonly limits: SyncLimits; readonly metrics: SyncMetrics; readonly now: () => number },
  ) {
    this.actor = actor;
    this.#socket = socket;
    this.#limits = deps.limits;
    this.#metrics = deps.metrics;
    this.#now = deps.now;
    this.#asked = new TokenBucket(deps.limits.asksPerSecond, deps.limits.askBurst, deps.now());
  }

  /** Takes one question whose answer may be the whole document: a few bytes must not cost megabytes for ever. Rule SE22. */
  mayAsk(): boolean {
    return this.#asked.take(1, this.#now());
  }

  get isOpen(): boolean {
    return !this.#isClosed && this.#socket.isOpen;
  }

  /** True after the server closed it: nothing it still sends counts. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** False before its step 2: until then its updates may build on structs that it has not sent yet. */
  get hasSentStep2(): boolean {
    return this.#step2Frame !== null;
  }

  noteStep2(frame: number): void {
    this.#step2Frame ??= frame;
  }

  /** This frame was left out: the step 2 to come brings what is in it. */
  noteSkipped(frame: number): void {
    this.#skippedFrame ??= frame;
  }

  /** Sends frames, unless the reader is hopelessly behind: then it is cut off and resyncs later. Rule SY8. */
  send(frames: Buffer): void {
    if (this.pass(frames)) this.#metrics.sent(1, frames.byteLength);
  }

  /** As `send`, but whoever tells many the same counts it, once for all. False when nothing was sent. */
  pass(frames: Buffer): boolean {
    if (!this.isOpen) return false;
    this.#socket.write(frames);
    if (this.#socket.backlog > this.#limits.slowBytes || this.#behindSince !== BACK_ON_TIME) this.checkPace();
    return true;
  }

  /** Cuts a reader that is too far behind, or behind for too long. */
  checkPace(): void {
    if (!this.isOpen) return;
    const { backlog } = this.#socket;
    const { slowBytes, slowMs, hopelessBytes } = this.#limits;
    const now = this.#now();
    if (backlog <= slowBytes) this.#behindSince = BACK_ON_TIME;
    else this.#behindSince ??= now;
    const isLate = this.#behindSince !== null && now - this.#behindSince > slowMs;
    if (backlog > hopelessBytes || isLate) this.close("too_slow");
  }

  /** Tells that the first `frame` frames are on disk, as far as none before was left out. Rule SY3. */
  acknowledge(frame: number): void {
    const isWhole = this.#skippedFrame === null || (this.#step2Frame !== null && frame >= this.#step2Frame);
    const count = isWhole ? frame : Math.min(frame, (this.#skippedFrame ?? 1) - 1);
    if (count > 0) this.send(savedFrame(count));
  }

  /** Says why a frame was not taken, and closes. Rule SY4. */
  refuse(frame: number, refusal: Refusal): void {
    this.#metrics.refused(refusal.code);
    this.send(refusedFrame(frame, refusal));
    this.#close(ERRORS[refusal.code].close ?? ERRORS.update_refused.close, refusal.code);
  }

  /** Closes with the code of the shared table. @throws RangeError when the error has no close code. */
  close(error: ErrorCode): void {
    const { close } = ERRORS[error];
    if (close === null) throw new RangeError(`${error} closes no socket`);
    this.#close(close, error);
  }

  #close(code: number, reason: string): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#metrics.closed(reason);
    this.#socket.close(code, reason);
  }
}
