import { afterEach } from "vitest";
import { type PersonName, type TestRoom, type TestRoomOptions, testRoom } from "./testRoom.ts";
import { RawClient, YjsClient } from "./yjsClient.ts";

/** A live server and the clients of one test; everything is taken down after it. */
export interface SyncScene {
  /** @throws RangeError before `start`. */
  readonly server: TestRoom;
  start(options?: TestRoomOptions): Promise<TestRoom>;
  /** A stock client, synced. */
  stock(who: PersonName, options?: ConstructorParameters<typeof YjsClient>[2]): Promise<YjsClient>;
  raw(who: PersonName | "nobody", options?: ConstructorParameters<typeof RawClient>[2]): RawClient;
}

/** Registers the clean-up with the suite it is called in. */
export function syncScene(): SyncScene {
  const clients: { destroy(): void }[] = [];
  let server: TestRoom | undefined;
  const present = (): TestRoom => {
    if (!server) throw new RangeError("the scene has not started");
    return server;
  };
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    await server?.close();
    server = undefined;
  });
  return {
    get server() {
      return present();
    },
    start: async (options) => {
      server = await testRoom(options);
      return server;
    },
    stock: async (who, options) => {
      const client = new YjsClient(present(), who, options);
      clients.push(client);
      return client.synced();
    },
    raw: (who, options) => {
      const client = new RawClient(present(), who, options);
      clients.push(client);
      return client;
    },
  };
}
