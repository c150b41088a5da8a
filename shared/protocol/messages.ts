import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Refusal, RefusalCode } from "../domain/refusal.ts";
import { ERRORS } from "./errors.ts";

/** Raised whenever an older client could no longer work with a newer server; sent as the query parameter `v`. */
export const PROTOCOL_VERSION = 1;

/** First varuint of every frame. 0, 1 and 3 are y-protocols' own. */
export const MESSAGE = { sync: 0, awareness: 1, queryAwareness: 3, saved: 4, refused: 5 } as const;

/** Second varuint of a `sync` frame. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** Frame: the first `count` update and step-2 frames of this connection are committed. Rule SY3. */
export function encodeSaved(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.saved);
  encoding.writeVarUint(encoder, count);
  return encoding.toUint8Array(encoder);
}

/** Frame: frame number `frame` of this connection was not taken, and why; a close with 4409 follows. Rule SY4. */
export function encodeRefused(frame: number, refusal: Refusal): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.refused);
  encoding.writeVarUint(encoder, frame);
  encoding.writeVarString(encoder, refusal.code);
  encoding.writeVarString(encoder, refusal.clause ?? "");
  encoding.writeVarString(encoder, refusal.amendment ?? "");
  encoding.writeVarString(encoder, ERRORS[refusal.code].messageKey);
  return encoding.toUint8Array(encoder);
}

/** Reads the body of a `saved` frame, the type already read. */
export function decodeSaved(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder);
}

/** Reads the body of a `refused` frame, the type already read. An unknown code reads as `update_refused`. */
export function decodeRefused(decoder: decoding.Decoder): { readonly frame: number; readonly refusal: Refusal } {
  const frame = decoding.readVarUint(decoder);
  const code = decoding.readVarString(decoder);
  const clause = decoding.readVarString(decoder);
  const amendment = decoding.readVarString(decoder);
  return {
    frame,
    refusal: {
      code: code in ERRORS ? (code as RefusalCode) : "update_refused",
      ...(clause ? { clause } : {}),
      ...(amendment ? { amendment } : {}),
    },
  };
}
