import { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { decodeRefused, decodeSaved, MESSAGE, PROTOCOL_VERSION, SYNC } from "../../shared/protocol/messages.ts";
import { countingSocket } from "./countingSocket.ts";
import { Outbox } from "./outbox.ts";
import { type EntryName, touchedEntries } from "./touchedEntries.ts";

export interface RoomLinkOptions {
  /** Address of the sync endpoint without the room, "wss://host/sync". */
  readonly url: string;
  readonly room: string;
  readonly generation: number;
  readonly doc: Y.Doc;
  readonly WebSocket: typeof WebSocket;
  readonly now: () => number;
  /** True for updates that come out of the copy on the device: they are nothing new. */
  readonly isCopy: (origin: unknown) => boolean;
  readonly listener: RoomLinkListener;
}

/** Frame of an update without content, which counts and is acknowledged like any other. */
const NOTHING = new Uint8Array([MESSAGE.sync, SYNC.update, 2, 0, 0]);

/** What one link tells. */
interface RoomLinkListener {
  /** Something about the socket or the outbox changed: ask again. */
  changed(): void;
  /** The server's state has come. */
  synced(): void;
  /** The socket is gone; `code` is null where it was given up from this side or never opened. */
  lost(code: number | null): void;
  refused(refusal: Refusal): void;
  /** Words of somebody else came in. */
  received(entries: ReadonlySet<EntryName>): void;
  /** Yjs gave the document another client id, because somebody else writes under the former. */
  collided(): void;
}

/**
 * One Y.Doc on one stock provider. It never reconnects by itself: `lost` is told, and whoever holds the link decides.
 * Rules SY40, SY42.
 */
export class RoomLink {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly outbox = new Outbox();
  readonly #provider: WebsocketProvider;
  readonly #clientId: number;
  readonly #options: RoomLinkOptions;
  readonly #life = new AbortController();

  constructor(options: RoomLinkOptions) {
    this.#options = options;
    this.doc = options.doc;
    this.#clientId = options.doc.clientID;
    // Before the provider: an update must be in the outbox when its frame is counted.
    this.doc.on("update", this.#handleUpdate);
    this.doc.on("afterAllTransactions", this.#handleSettled);
    this.awareness = new Awareness(this.doc);
    this.#provider = new WebsocketProvider(options.url, options.room, this.doc, {
      awareness: this.awareness,
      connect: false,
      // With the channel between tabs on, another tab's words would ride on this socket and be counted as ours.
      disableBc: true,
      params: { v: String(PROTOCOL_VERSION), g: String(options.generation) },
      WebSocketPolyfill: countingSocket(options.WebSocket, this.outbox),
      shouldReconnect: () => false,
    });
    this.#listen();
  }

  /** True while the socket is open, whether or not the server's state has come. */
  get isOpen(): boolean {
    return this.#provider.wsconnected;
  }

  get isSynced(): boolean {
    return this.#provider.synced;
  }

  connect(): void {
    this.#provider.connect();
  }

  /**
   * Sends an update that says nothing. Once the outbox is settled again, everything has come that the server had to send
   * before: to somebody new it sends an older state and what was written since, one after the other.
   */
  probe(): void {
    this.#provider.ws?.send(NOTHING);
  }

  /** Closes the socket from this side; `lost` follows if there was one. */
  drop(): void {
    this.#underOwnId(() => this.#provider.disconnect());
  }

  /** Ends the link. The document stays as it is. */
  destroy(): void {
    this.#life.abort();
    this.doc.off("update", this.#handleUpdate);
    this.doc.off("afterAllTransactions", this.#handleSettled);
    this.#underOwnId(() => this.#provider.destroy());
    this.awareness.destroy();
  }

  /** After a collision the document bears an id that awareness does not know, and the provider throws when it says goodbye. */
  #underOwnId(act: () => void): void {
    const present = this.doc.clientID;
    this.doc.clientID = this.#clientId;
    act();
    this.doc.clientID = present;
  }

  #listen(): void {
    const provider = this.#provider;
    const { listener } = this.#options;
    const heard = (tell: () => void) => {
      if (!this.#life.signal.aborted) tell();
    };
    provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
      this.outbox.saved(decodeSaved(decoder));
      heard(() => listener.changed());
    };
    provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) => {
      const { refusal } = decodeRefused(decoder);
      heard(() => listener.refused(refusal));
    };
    provider.on("status", () => heard(() => listener.changed()));
    provider.on("sync", (synced: boolean) => heard(() => (synced ? listener.synced() : listener.changed())));
    provider.on("connection-close", (event: CloseEvent | null) => {
      // The provider would come back by itself after its own, short and even, pause.
      provider.shouldConnect = false;
      // The provider clears its own state after this event; whoever listens should find it cleared.
      queueMicrotask(() => heard(() => listener.lost(event?.code ?? null)));
    });
  }

  readonly #handleUpdate = (_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    const { listener, isCopy, now } = this.#options;
    if (origin === this.#provider) {
      listener.received(touchedEntries(transaction));
      return;
    }
    if (isCopy(origin)) return;
    this.outbox.add(touchedEntries(transaction), now());
    // The frame itself goes out in the next listener, the provider's.
    queueMicrotask(() => {
      if (!this.#life.signal.aborted) listener.changed();
    });
  };

  readonly #handleSettled = (): void => {
    if (this.doc.clientID !== this.#clientId) this.#options.listener.collided();
  };
}
