import * as decoding from "lib0/decoding";

/** What an awareness message tells of one client id. */
export interface ToldState {
  readonly client: number;
  readonly clock: number;
  readonly json: string;
}

/** Reads an awareness message of y-protocols; null where it is none. The states are not looked into yet. */
export function readAwareness(message: Uint8Array): readonly ToldState[] | null {
  try {
    const decoder = decoding.createDecoder(message);
    const told: ToldState[] = [];
    for (let count = decoding.readVarUint(decoder); count > 0; count--) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      // lib0 reads beyond what a number can hold; the store could never give such an id back.
      if (!Number.isSafeInteger(client) || !Number.isSafeInteger(clock)) return null;
      told.push({ client, clock, json: decoding.readVarString(decoder) });
    }
    return told;
  } catch {
    return null;
  }
}

/** A state, null for somebody who has left, or nothing where it is neither. */
export function parseState(json: string): object | null | undefined {
  try {
    const state: unknown = JSON.parse(json);
    return typeof state === "object" && !Array.isArray(state) ? state : undefined;
  } catch {
    return undefined;
  }
}
