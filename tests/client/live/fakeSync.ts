import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import type { Refusal } from "../../../shared/domain/refusal.ts";
import { encodeRefused, encodeSaved, MESSAGE, SYNC } from "../../../shared/protocol/messages.ts";

/**
 * A sync server in the page: speaks the wire of DESIGN section 5 to the sockets it makes, over microtasks. What it does
 * with frames can be held up (`holdSaves`), refused (`refuse`) or cut.
 */
export class FakeSync {
  /** The document of the draft's room. */
  doc = new Y.Doc();
  readonly #privateDocs = new Map<string, Y.Doc>();
  readonly sockets: FakeSocket[] = [];
  /** While true, frames are taken but not acknowledged. */
  holdSaves: boolean = false;
  /** While true, no connection opens. */
  isDown: boolean = false;
  /** Closes the next connection with this code as soon as it opens. */
  closeNextWith: number | null = null;
  refuse: ((update: Uint8Array, room: string) => Refusal | null) | null = null;
  /** What step 1 is answered with, before everything written since follows as an update; null: one answer is enough. */
  olderState: Uint8Array | null = null;
  readonly SocketClass: typeof WebSocket;

  constructor() {
    const server = this;
    this.SocketClass = class extends FakeSocket {
      constructor(url: string | URL) {
        super(url, server);
      }
    } as unknown as typeof WebSocket;
  }

  get open(): FakeSocket {
    return this.openIn(() => true);
  }

  /** The latest open socket in a room for which `isIt` holds. */
  openIn(isIt: (room: string) => boolean): FakeSocket {
    const socket = this.sockets.findLast((one) => one.readyState === FakeSocket.OPEN && isIt(one.room));
    if (!socket) throw new Error("no socket is open");
    return socket;
  }

  /** The document of a room: the draft's own, or the private one of a delegation. */
  docOf(room: string): Y.Doc {
    if (!room.includes("~")) return this.doc;
    const doc = this.#privateDocs.get(room) ?? new Y.Doc();
    this.#privateDocs.set(room, doc);
    return doc;
  }

  /** The private room is as if it had never been. */
  forget(room: string): void {
    this.#privateDocs.delete(room);
  }

  /** Somebody else's edit. */
  edit(change: (doc: Y.Doc) => void, room = "d1"): void {
    const doc = this.docOf(room);
    const before = Y.encodeStateVector(doc);
    change(doc);
    this.broadcast(room, Y.encodeStateAsUpdate(doc, before), null);
  }

  broadcast(room: string, update: Uint8Array, except: FakeSocket | null): void {
    for (const socket of this.sockets) {
      if (socket !== except && socket.room === room && socket.readyState === FakeSocket.OPEN)
        socket.deliver(syncFrame(SYNC.update, update));
    }
  }

  receive(socket: FakeSocket, frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== MESSAGE.sync) return;
    const kind = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (kind === SYNC.step1) {
      const state = Y.encodeStateAsUpdate(this.docOf(socket.room), body);
      socket.deliver(syncFrame(SYNC.step2, this.olderState ?? state));
      if (this.olderState) socket.deliver(syncFrame(SYNC.update, state));
      return;
    }
    socket.frames += 1;
    if (kind === SYNC.update && !socket.answered) return;
    if (kind === SYNC.step2) socket.answered = true;
    const refusal = this.refuse?.(body, socket.room) ?? null;
    if (refusal) {
      socket.deliver(encodeRefused(socket.frames, refusal));
      socket.shut(4409);
      return;
    }
    Y.applyUpdate(this.docOf(socket.room), body);
    this.broadcast(socket.room, body, socket);
    if (!this.holdSaves) socket.deliver(encodeSaved(socket.frames));
  }
}

function syncFrame(kind: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

/** The half of a WebSocket that the provider uses. */
export class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly OPEN = 1;
  readyState = FakeSocket.CONNECTING;
  binaryType = "arraybuffer";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  frames = 0;
  answered = false;
  readonly url: string;
  /** Name of the room it is for. */
  readonly room: string;
  readonly #server: FakeSync;

  constructor(url: string | URL, server: FakeSync) {
    this.url = String(url);
    this.room = decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "");
    this.#server = server;
    server.sockets.push(this);
    queueMicrotask(() => this.#tryToOpen());
  }

  send(data: Uint8Array): void {
    const frame = data.slice();
    queueMicrotask(() => {
      if (this.readyState === FakeSocket.OPEN) this.#server.receive(this, frame);
    });
  }

  deliver(frame: Uint8Array): void {
    queueMicrotask(() => this.onmessage?.({ data: frame.slice().buffer as ArrayBuffer }));
  }

  /** The server closes, or the line breaks (1006). Frames already on their way arrive before. */
  shut(code: number): void {
    queueMicrotask(() => {
      if (this.readyState === FakeSocket.CLOSED) return;
      this.readyState = FakeSocket.CLOSED;
      this.onclose?.({ code, reason: "" });
    });
  }

  close(): void {
    this.readyState = FakeSocket.CLOSED;
  }

  #tryToOpen(): void {
    if (this.readyState !== FakeSocket.CONNECTING) return;
    if (this.#server.isDown) {
      this.shut(1006);
      return;
    }
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
    const close = this.#server.closeNextWith;
    this.#server.closeNextWith = null;
    if (close !== null) {
      this.shut(close);
      return;
    }
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE.sync);
    syncProtocol.writeSyncStep1(encoder, this.#server.docOf(this.room));
    this.deliver(encoding.toUint8Array(encoder));
  }
}
