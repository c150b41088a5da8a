import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { MESSAGE, SYNC } from "../../shared/protocol/messages.ts";

/** What a client may say in a room. */
export type RoomMessage =
  | { readonly type: "step1"; readonly stateVector: Uint8Array }
  | { readonly type: "update"; readonly isStep2: boolean; readonly body: Uint8Array }
  | { readonly type: "awareness"; readonly body: Uint8Array }
  | { readonly type: "queryAwareness" };

/** Room for a hundred thousand client ids: whoever has the document must be able to say so. */
const MAX_STATE_VECTOR_BYTES = 1 << 20;

/** Reads one message; null where it is none, or none that we know. Rule SY10. */
export function readRoomMessage(message: Uint8Array): RoomMessage | null {
  try {
    return decode(message);
  } catch {
    return null;
  }
}

function decode(message: Uint8Array): RoomMessage {
  const decoder = decoding.createDecoder(message);
  const type = decoding.readVarUint(decoder);
  if (type === MESSAGE.queryAwareness) return { type: "queryAwareness" };
  if (type === MESSAGE.awareness) return { type: "awareness", body: decoding.readVarUint8Array(decoder) };
  if (type !== MESSAGE.sync) throw new RangeError(`message ${type}`);
  const kind = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  switch (kind) {
    case SYNC.step1:
      if (body.byteLength > MAX_STATE_VECTOR_BYTES) throw new RangeError("state vector too long");
      Y.decodeStateVector(body); // throws where it is none
      return { type: "step1", stateVector: body };
    case SYNC.step2:
    case SYNC.update:
      return { type: "update", isStep2: kind === SYNC.step2, body };
    default:
      throw new RangeError(`sync message ${kind}`);
  }
}
