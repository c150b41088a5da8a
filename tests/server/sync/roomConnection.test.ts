import { describe, expect, test } from "vitest";
import { DEFAULT_SYNC_LIMITS } from "../../../server/sync/limits.ts";
import { RoomConnection } from "../../../server/sync/roomConnection.ts";
import { SILENT_METRICS } from "../../../server/sync/syncMetrics.ts";
import { PEOPLE } from "../../support/testRoom.ts";

/** A connection over a socket whose other side takes nothing unless told to, and a clock that stands still. */
function slowConnection() {
  const state = { now: 0, backlog: 0, closed: 0, isOpen: true };
  const socket = {
    get isOpen() {
      return state.isOpen;
    },
    get backlog() {
      return state.backlog;
    },
    write: (frames: Buffer) => {
      state.backlog += frames.byteLength;
    },
    close: (code: number) => {
      state.closed = code;
      state.isOpen = false;
    },
  };
  const limits = { ...DEFAULT_SYNC_LIMITS, slowBytes: 1_000, slowMs: 10_000, hopelessBytes: 50_000 };
  const connection = new RoomConnection(socket, PEOPLE.observer, {
    limits,
    metrics: SILENT_METRICS,
    now: () => state.now,
  });
  return { state, connection };
}

describe("a reader that does not keep up", () => {
  test("[SY8] is cut with 4500 when it has been behind for too long", () => {
    const { state, connection } = slowConnection();
    connection.send(Buffer.alloc(2_000));
    state.now = 10_000;
    connection.send(Buffer.alloc(10));
    expect(state.closed).toBe(0);
    state.now = 10_001;
    connection.checkPace();
    expect(state.closed).toBe(4500);
  });

  test("[SY8] is not cut for a large document that it takes in time", () => {
    const { state, connection } = slowConnection();
    connection.send(Buffer.alloc(40_000));
    state.now = 9_000;
    state.backlog = 500;
    connection.send(Buffer.alloc(10));
    connection.send(Buffer.alloc(2_000));
    state.now = 18_000;
    connection.send(Buffer.alloc(10));
    expect(state.closed).toBe(0);
  });

  test("[SY8] is cut at once when it is hopelessly behind", () => {
    const { state, connection } = slowConnection();
    connection.send(Buffer.alloc(50_001));
    expect(state.closed).toBe(4500);
    const { backlog } = state;
    connection.send(Buffer.alloc(10));
    expect(state.backlog).toBe(backlog);
  });
});
