import type { Duplex } from "node:stream";
import { WebSocket } from "ws";
import type { RoomSocket } from "./roomConnection.ts";

/** Time for the other side to answer a close before the connection is cut. */
const CLOSE_PATIENCE_MS = 3_000;

/** The room's side of a WebSocket. Frames are made by us and written as they are, one buffer for all readers. */
export class StreamSocket implements RoomSocket {
  readonly #webSocket: WebSocket;
  readonly #stream: Duplex;

  constructor(webSocket: WebSocket, stream: Duplex) {
    this.#webSocket = webSocket;
    this.#stream = stream;
  }

  get isOpen(): boolean {
    return this.#webSocket.readyState === WebSocket.OPEN;
  }

  get backlog(): number {
    return this.#stream.writableLength;
  }

  write(frames: Buffer): void {
    // Without compression ws holds nothing back, so whole frames may go between its own.
    this.#stream.write(frames);
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason);
    const timer = setTimeout(() => this.#webSocket.terminate(), CLOSE_PATIENCE_MS);
    this.#webSocket.once("close", () => clearTimeout(timer));
  }
}
