import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { type DraftDoc, draftDoc, textOf } from "../../shared/document/draftDoc.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { decodeRefused, decodeSaved, MESSAGE, SYNC } from "../../shared/protocol/messages.ts";
import type { PersonName, TestRoom } from "./testRoom.ts";

/** Resolves when `isTrue` holds: looks now, and whenever `listen` says that something happened. */
function until(listen: (look: () => void) => void, isTrue: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isTrue()) resolve();
    };
    listen(look);
    look();
  });
}

/** The stock y-websocket client with the stock behaviour, and ears for `saved`, `refused` and closes. */
export class YjsClient {
  readonly doc: Y.Doc;
  readonly draft: DraftDoc;
  readonly provider: WebsocketProvider;
  saved = 0;
  refused: { readonly frame: number; readonly refusal: Refusal } | null = null;
  closeCodes: number[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(server: TestRoom, who: PersonName, options: { doc?: Y.Doc; room?: string; generation?: number } = {}) {
    this.doc = options.doc ?? new Y.Doc();
    this.draft = draftDoc(this.doc);
    const generation = options.generation === undefined ? {} : { g: String(options.generation) };
    this.provider = new WebsocketProvider(server.url, options.room ?? server.name, this.doc, {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      params: { as: who, v: "1", ...generation },
      disableBc: true,
      maxBackoffTime: 50,
    });
    const hear = (type: number, handle: (decoder: decoding.Decoder) => void): void => {
      this.provider.messageHandlers[type] = (_encoder, decoder) => {
        handle(decoder);
        this.#changed();
      };
    };
    hear(MESSAGE.saved, (decoder) => {
      this.saved = decodeSaved(decoder);
    });
    hear(MESSAGE.refused, (decoder) => {
      this.refused = decodeRefused(decoder);
    });
    this.provider.on("connection-close", (event) => {
      if (event) this.closeCodes.push(event.code);
      this.#changed();
    });
    this.provider.on("sync", () => this.#changed());
    this.provider.awareness.on("update", () => this.#changed());
    this.doc.on("update", () => this.#changed());
  }

  until(isTrue: () => boolean): Promise<void> {
    return until((look) => this.#listeners.add(look), isTrue);
  }

  async synced(): Promise<this> {
    await this.until(() => this.provider.synced);
    return this;
  }

  closed(): Promise<void> {
    return this.until(() => this.closeCodes.length > 0);
  }

  text(clause: string): Y.Text {
    const text = textOf(this.draft.clauses.get(clause));
    if (!text) throw new RangeError(`no clause ${clause}`);
    return text;
  }

  words(clause: string): string {
    return textOf(this.draft.clauses.get(clause))?.toString() ?? "";
  }

  destroy(): void {
    this.provider.destroy();
    this.doc.destroy();
  }

  #changed(): void {
    for (const look of this.#listeners) look();
  }
}

/** A program that speaks the wire by itself and sends what it likes. */
export class RawClient {
  readonly socket: WebSocket;
  readonly frames: { readonly type: number; readonly kind: number | null; readonly body: Uint8Array }[] = [];
  closeCode: number | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(
    server: Pick<TestRoom, "url" | "name">,
    who: PersonName | "nobody",
    options: { query?: string; path?: string; headers?: Record<string, string>; autoPong?: boolean } = {},
  ) {
    const path = options.path ?? server.name;
    this.socket = new WebSocket(`${server.url}/${path}?as=${who}${options.query ?? ""}`, {
      headers: options.headers ?? {},
      autoPong: options.autoPong ?? true,
    });
    this.socket.on("message", (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      const type = decoding.readVarUint(decoder);
      const kind = type === MESSAGE.sync ? decoding.readVarUint(decoder) : null;
      const hasBody = type === MESSAGE.sync || type === MESSAGE.awareness;
      const body = hasBody ? decoding.readVarUint8Array(decoder) : decoding.readTailAsUint8Array(decoder);
      this.frames.push({ type, kind, body });
      this.#changed();
    });
    this.socket.on("close", (code) => {
      this.closeCode = code;
      this.#changed();
    });
    this.socket.on("error", () => this.#changed());
  }

  until(isTrue: () => boolean): Promise<void> {
    return until((look) => this.#listeners.add(look), isTrue);
  }

  async open(): Promise<this> {
    await this.until(() => this.frames.some(({ kind }) => kind === SYNC.step1));
    return this;
  }

  /** The document as the server gives it to somebody who has nothing. */
  async sync(): Promise<Y.Doc> {
    await this.open();
    this.send(MESSAGE.sync, SYNC.step1, Uint8Array.of(0));
    await this.until(() => this.frames.some(({ kind }) => kind === SYNC.step2));
    this.send(MESSAGE.sync, SYNC.step2, Uint8Array.of(0, 0));
    const doc = new Y.Doc();
    draftDoc(doc);
    for (const { type, kind, body } of this.frames) {
      if (type === MESSAGE.sync && kind !== SYNC.step1) Y.applyUpdate(doc, body);
    }
    return doc;
  }

  async closed(): Promise<number> {
    await this.until(() => this.closeCode !== null);
    return this.closeCode as number;
  }

  send(type: number, kind: number | null, body: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    if (kind !== null) encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
    this.socket.send(encoding.toUint8Array(encoder));
  }

  update(body: Uint8Array): void {
    this.send(MESSAGE.sync, SYNC.update, body);
  }

  /** Count in the last `saved` frame. */
  get saved(): number {
    const frame = this.frames.findLast(({ type }) => type === MESSAGE.saved);
    return frame ? decodeSaved(decoding.createDecoder(frame.body)) : 0;
  }

  get refusal(): Refusal | null {
    const frame = this.frames.find(({ type }) => type === MESSAGE.refused);
    return frame ? decodeRefused(decoding.createDecoder(frame.body)).refusal : null;
  }

  destroy(): void {
    this.socket.terminate();
  }

  #changed(): void {
    for (const look of this.#listeners) look();
  }
}
