import * as encoding from "lib0/encoding";

/** What a message from a server is about, as far as the load clients care. */
export type MessageKind = "step1" | "step2" | "update" | "awareness" | "admitted" | "other";
export const MESSAGE_KINDS: readonly MessageKind[] = ["step1", "step2", "update", "awareness", "admitted", "other"];

export type WireName = "y-websocket" | "hocuspocus";

const TYPE = { sync: 0, awareness: 1, auth: 2, syncReply: 4 } as const;
const SYNC_KINDS: readonly MessageKind[] = ["step1", "step2", "update"];
const NOTHING = new Uint8Array([0]);
/** A Yjs update without structs and deletions. */
const EMPTY_UPDATE = new Uint8Array([0, 0]);

/**
 * The two ways of putting Yjs messages on a WebSocket. Hocuspocus begins every message with the document's name and wants
 * a token first; the rest is the same.
 */
export class Wire {
  readonly needsToken: boolean;
  readonly #prefix: Uint8Array;

  constructor(name: WireName, document: string) {
    this.needsToken = name === "hocuspocus";
    this.#prefix = this.needsToken ? encoding.encode((encoder) => encoding.writeVarString(encoder, document)) : EMPTY;
  }

  token(token: string): Uint8Array {
    return this.#message([TYPE.auth, 0], (encoder) => encoding.writeVarString(encoder, token));
  }

  step1(stateVector: Uint8Array = NOTHING): Uint8Array {
    return this.#message([TYPE.sync, 0], (encoder) => encoding.writeVarUint8Array(encoder, stateVector));
  }

  step2(update: Uint8Array = EMPTY_UPDATE): Uint8Array {
    return this.#message([TYPE.sync, 1], (encoder) => encoding.writeVarUint8Array(encoder, update));
  }

  update(update: Uint8Array): Uint8Array {
    return this.#message([TYPE.sync, 2], (encoder) => encoding.writeVarUint8Array(encoder, update));
  }

  awareness(client: number, clock: number, state: string): Uint8Array {
    const body = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    });
    return this.#message([TYPE.awareness], (encoder) => encoding.writeVarUint8Array(encoder, body));
  }

  /** Reads the first bytes of a message only. */
  kindOf(message: Buffer): MessageKind {
    const at = this.#prefix.length;
    const type = message[at];
    if (type === TYPE.sync || (this.needsToken && type === TYPE.syncReply)) {
      return SYNC_KINDS[message[at + 1] ?? -1] ?? "other";
    }
    if (type === TYPE.awareness) return "awareness";
    return this.needsToken && type === TYPE.auth && message[at + 1] === TYPE.auth ? "admitted" : "other";
  }

  /** The Yjs update, state vector or awareness update inside a whole message of that kind. */
  bodyOf(message: Buffer, kind: MessageKind): Buffer {
    let at = this.#prefix.length + (kind === "awareness" ? 1 : 2);
    let length = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message.readUInt8(at++);
      length += (byte & 127) * factor;
      if (byte < 128) return message.subarray(at, at + length);
    }
  }

  #message(types: readonly number[], write: (encoder: encoding.Encoder) => void): Uint8Array {
    return encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, this.#prefix);
      for (const type of types) encoding.writeVarUint(encoder, type);
      write(encoder);
    });
  }
}

const EMPTY = new Uint8Array(0);
