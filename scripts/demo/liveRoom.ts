import WebSocket from "ws";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { countingSocket } from "../../client/live/countingSocket.ts";
import { errorOfClose } from "../../shared/protocol/errors.ts";
import { decodeRefused, decodeSaved, MESSAGE } from "../../shared/protocol/messages.ts";
import { DemoError } from "./demoError.ts";

/** Longest wait for something that the server is to say. */
const PATIENCE_MS = 30_000;

export interface LiveRoomOptions {
  readonly address: string;
  /** `<draft>`, or `<draft>~<delegation>` for what a delegation writes for itself. */
  readonly name: string;
  readonly session: string | undefined;
  readonly who: string;
}

/** A document over the stock y-websocket client; it knows what of its own is on disk at the server. */
export class LiveRoom {
  readonly doc = new Y.Doc();
  readonly #provider: WebsocketProvider;
  readonly #who: string;
  readonly #looks = new Set<() => void>();
  #sent = 0;
  #saved = 0;
  #failure: DemoError | null = null;

  constructor({ address, name, session, who }: LiveRoomOptions) {
    this.#who = who;
    class SignedSocket extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols, { headers: { authorization: `Bearer ${session}` } });
      }
    }
    const Socket = countingSocket(SignedSocket as unknown as typeof globalThis.WebSocket, {
      socketOpened: () => {
        this.#sent = 0;
        this.#saved = 0;
      },
      frameSent: () => {
        this.#sent += 1;
      },
    });
    const url = `${address.replace(/^http/, "ws")}/sync`;
    this.#provider = new WebsocketProvider(url, name, this.doc, { WebSocketPolyfill: Socket, disableBc: true });
    this.#listen();
  }

  get awareness(): Awareness {
    return this.#provider.awareness;
  }

  /** Resolves when `isTrue` holds; looks whenever something was heard. @throws DemoError when writing was refused, or nothing came. */
  until(isTrue: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        this.#looks.delete(look);
        settle();
      };
      const look = () => {
        if (this.#failure) end(() => reject(this.#failure));
        else if (isTrue()) end(resolve);
      };
      const timer = setTimeout(
        () => end(() => reject(new DemoError(`${this.#who} waits in vain for the server.`))),
        PATIENCE_MS,
      );
      this.#looks.add(look);
      look();
    });
  }

  /** Resolves when the document holds what the server has. */
  synced(): Promise<void> {
    return this.until(() => this.#provider.synced);
  }

  /** Resolves when everything written here is on disk at the server. */
  saved(): Promise<void> {
    return this.until(() => this.#provider.synced && this.#sent > 0 && this.#saved >= this.#sent);
  }

  leave(): void {
    this.#provider.destroy();
    this.doc.destroy();
  }

  #listen(): void {
    const provider = this.#provider;
    provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
      this.#saved = decodeSaved(decoder);
      this.#look();
    };
    provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) => {
      this.#fail(decodeRefused(decoder).refusal.code);
    };
    provider.on("connection-close", (event) => {
      const code = event && errorOfClose(event.code);
      // A restart or a slow line mends itself; all else would be refused again.
      if (event && code && event.code >= 4400 && event.code < 4500) this.#fail(code);
    });
    provider.on("sync", () => this.#look());
    provider.awareness.on("change", () => this.#look());
    this.doc.on("update", () => this.#look());
  }

  #fail(code: string): void {
    this.#failure ??= new DemoError(`${this.#who} wrote something and the server refused it (${code})`);
    this.#look();
  }

  #look(): void {
    for (const look of [...this.#looks]) look();
  }
}
