import { MESSAGE, SYNC } from "../../shared/protocol/messages.ts";

/** What the counting socket tells of what it does. */
export interface FrameCounter {
  socketOpened(): void;
  frameSent(kind: "step2" | "update"): void;
}

/** Kind of an outgoing frame, as far as the server counts it. Both numbers are below 128, so one byte each. */
function countedKind(frame: Uint8Array): "step2" | "update" | null {
  if (frame[0] !== MESSAGE.sync) return null;
  if (frame[1] === SYNC.step2) return "step2";
  return frame[1] === SYNC.update ? "update" : null;
}

/**
 * A WebSocket class that tells `counter` of each new socket and of each frame that the server will count.
 * The provider makes its sockets from the class it is given; there is no other place where every frame passes.
 */
export function countingSocket(Base: typeof WebSocket, counter: FrameCounter): typeof WebSocket {
  return class CountingSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      counter.socketOpened();
    }

    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBuffer>): void {
      const kind = data instanceof Uint8Array ? countedKind(data) : null;
      if (kind) counter.frameSent(kind);
      super.send(data as ArrayBufferView<ArrayBuffer>);
    }
  };
}
