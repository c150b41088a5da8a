import { afterEach, beforeEach, expect, vi } from "vitest";
import type { Connection } from "../../../client/live/connection.ts";
import { FakeSync } from "./fakeSync.ts";
import { connectTo, seed, settle } from "./liveHarness.ts";

/** A server in the page and the session of one test, on a fake clock; everything is ended after it. */
interface LiveScene {
  readonly server: FakeSync;
  readonly connection: Connection;
  /** Opens the session of the draft. */
  open(change?: Parameters<typeof connectTo>[1]): Promise<void>;
}

/** Registers the clean-up with the suite it is called in. */
export function liveScene(): LiveScene {
  let server = new FakeSync();
  let connection: Connection | undefined;
  beforeEach(() => {
    vi.useFakeTimers();
    server = new FakeSync();
    seed(server);
  });
  afterEach(() => {
    connection?.destroy();
    connection = undefined;
    vi.useRealTimers();
  });
  return {
    get server() {
      return server;
    },
    get connection() {
      if (!connection) throw new RangeError("the session is not open");
      return connection;
    },
    open: async (change = {}) => {
      connection = connectTo(server, change);
      await settle();
      expect(connection.snapshot.phase.kind).toBe("open");
    },
  };
}
