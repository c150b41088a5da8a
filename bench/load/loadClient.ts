import * as Y from "yjs";
import type { Arrivals } from "./arrivals.ts";
import { FrameSocket } from "./frameSocket.ts";
import { MESSAGE_KINDS, type MessageKind, Wire, type WireName } from "./wire.ts";

/** A place at a document: where to connect and as whom. Plain data: it crosses process boundaries. */
export interface Seat {
  readonly wire: WireName;
  readonly document: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a group of clients has received since it was last asked. */
export class Traffic {
  readonly frames: Record<MessageKind, number>;
  bytes = 0;

  constructor() {
    this.frames = Object.fromEntries(MESSAGE_KINDS.map((kind) => [kind, 0])) as Record<MessageKind, number>;
  }
}

export interface LoadClientOptions {
  readonly seat: Seat;
  readonly traffic: Traffic;
  /** What the client holds already; absent: nothing. */
  readonly stateVector?: Uint8Array;
  /** Where a reader that measures writes what it receives. */
  readonly arrivals?: Arrivals;
  /** A document that takes in what the server answers to sync step 1, and what comes later if `follows`. */
  readonly doc?: Y.Doc;
  readonly follows?: boolean;
  /** Says "I am here" as soon as it is connected. */
  readonly present?: boolean;
}

const JOIN_LIMIT_MS = 120_000;

/** One connection: the handshake and the sync of the stock provider, and then counting what comes. */
export class LoadClient {
  readonly wire: Wire;
  /** The Yjs client id it speaks under. */
  readonly client: number;
  /** Resolved with the milliseconds from the first packet to the answer to sync step 1. @throws Error when it never comes. */
  readonly joined: Promise<number>;
  readonly #options: LoadClientOptions;
  readonly #socket: FrameSocket;
  #hasJoined = false;
  #awarenessClock = 0;
  #barriers: (() => void)[] = [];
  #lost: string | null = null;

  constructor(options: LoadClientOptions) {
    this.#options = options;
    const { seat } = options;
    this.wire = new Wire(seat.wire, seat.document);
    this.client = options.doc?.clientID ?? Math.floor(Math.random() * 2 ** 31);
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.joined = promise;
    const start = performance.now();
    const limit = setTimeout(() => reject(new Error("not joined in time")), JOIN_LIMIT_MS);
    this.#socket = new FrameSocket({
      url: seat.url,
      headers: seat.headers,
      whole: options.arrivals !== undefined || options.doc !== undefined,
      onOpen: () => {
        if (this.wire.needsToken) this.#socket.send(this.wire.token("bench"));
        else this.#startSync();
      },
      onMessage: (message, bytes) => {
        const kind = this.wire.kindOf(message);
        options.traffic.frames[kind]++;
        options.traffic.bytes += bytes;
        if (kind === "step2" && !this.#hasJoined) {
          this.#hasJoined = true;
          clearTimeout(limit);
          this.#take(message, kind);
          resolve(performance.now() - start);
        } else this.#take(message, kind);
      },
      onClose: (reason) => {
        this.#lost = reason;
        clearTimeout(limit);
        reject(new Error(`${seat.url}: ${reason}`));
      },
    });
  }

  /** Why the connection was lost; null while it stands. */
  get lost(): string | null {
    return this.#lost;
  }

  get backlogBytes(): number {
    return this.#socket.backlogBytes;
  }

  send(message: Uint8Array): void {
    this.#socket.send(message);
  }

  /** Tells the others where this person is, as the stock provider does at every move of the caret. */
  sendAwareness(cursor: string): void {
    const state = `{"user":{"name":"Load ${this.client}","color":"#2f7fb5"},"cursor":${cursor}}`;
    this.send(this.wire.awareness(this.client, ++this.#awarenessClock, state));
  }

  /** Resolved when the server has worked through everything sent so far: it answers sync step 1 in turn. */
  async caughtUp(stateVector: Uint8Array): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#barriers.push(resolve);
    this.send(this.wire.step1(stateVector));
    await promise;
  }

  leave(): void {
    this.#socket.terminate();
  }

  #startSync(): void {
    this.#socket.send(this.wire.step1(this.#options.stateVector));
    if (this.#options.present) this.sendAwareness("null");
  }

  #take(message: Buffer, kind: MessageKind): void {
    const { doc, arrivals, follows } = this.#options;
    switch (kind) {
      case "admitted":
        this.#startSync();
        return;
      case "step1":
        this.#socket.send(this.wire.step2());
        return;
      case "step2":
        if (doc) Y.applyUpdate(doc, this.wire.bodyOf(message, kind), this);
        this.#barriers.shift()?.();
        return;
      case "update":
        if (doc && follows) Y.applyUpdate(doc, this.wire.bodyOf(message, kind), this);
        if (arrivals) noteArrival(arrivals, this.wire.bodyOf(message, kind));
        return;
      default:
    }
  }
}

function noteArrival(arrivals: Arrivals, update: Uint8Array): void {
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct instanceof Y.Skip) continue;
    arrivals.noteReceived(struct.id.client, struct.id.clock, struct.id.clock + struct.length);
  }
}
