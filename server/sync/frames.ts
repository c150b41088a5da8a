import * as encoding from "lib0/encoding";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { encodeRefused, encodeSaved, MESSAGE, type SYNC } from "../../shared/protocol/messages.ts";

const BINARY_FINAL = 0x82;

/** A complete WebSocket frame around a message: made once, written to as many sockets as one likes. RFC 6455, 5.2. */
export function webSocketFrame(...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.byteLength, 0);
  const headLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headLength + length);
  frame[0] = BINARY_FINAL;
  if (headLength === 2) frame[1] = length;
  else if (headLength === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  let at = headLength;
  for (const part of parts) {
    frame.set(part, at);
    at += part.byteLength;
  }
  return frame;
}

/** Frame of one y-protocols sync message. */
export function syncFrame(type: (typeof SYNC)[keyof typeof SYNC], body: Uint8Array): Buffer {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint(encoder, body.byteLength);
  // A whole document may be in the body: it is copied once.
  return webSocketFrame(encoding.toUint8Array(encoder), body);
}

/** Frame of an awareness message. */
export function awarenessFrame(body: Uint8Array): Buffer {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.awareness);
  encoding.writeVarUint8Array(encoder, body);
  return webSocketFrame(encoding.toUint8Array(encoder));
}

export const savedFrame = (count: number): Buffer => webSocketFrame(encodeSaved(count));

export const refusedFrame = (frame: number, refusal: Refusal): Buffer => webSocketFrame(encodeRefused(frame, refusal));
