import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { ERRORS } from "../../../shared/protocol/errors.ts";
import { MESSAGE, SYNC } from "../../../shared/protocol/messages.ts";
import { type PersonName, type TestRoom, type TestRoomOptions, testRoom } from "../../support/testRoom.ts";
import { RawClient, YjsClient } from "../../support/yjsClient.ts";

const open: { destroy(): void }[] = [];
let server: TestRoom;

async function start(options?: TestRoomOptions): Promise<void> {
  server = await testRoom(options);
}
async function stock(who: PersonName, options?: ConstructorParameters<typeof YjsClient>[2]): Promise<YjsClient> {
  const client = new YjsClient(server, who, options);
  open.push(client);
  return client.synced();
}
function raw(who: PersonName, options?: ConstructorParameters<typeof RawClient>[2]): RawClient {
  const client = new RawClient(server, who, options);
  open.push(client);
  return client;
}

afterEach(async () => {
  for (const client of open.splice(0)) client.destroy();
  await server.close();
});

describe("a room with stock clients", () => {
  test("[SY5] what one types the others see, and it is on disk", async () => {
    await start();
    const facilitator = await stock("facilitator");
    const observer = await stock("observer");
    expect(observer.words("op1")).toBe("Urges States to act");
    facilitator.text("op1").insert(0, "Again ");
    await observer.until(() => observer.words("op1").startsWith("Again "));
    const stored = await server.stored();
    expect(textOf(stored.clauses.get("op1"))?.toString()).toBe("Again Urges States to act");
  });

  test("[SY3] every update and step-2 frame is acknowledged, by count, after its commit", async () => {
    await start();
    const client = await stock("facilitator");
    await client.until(() => client.saved === 1); // its step 2
    const release = server.store.holdAppends();
    client.text("op1").insert(0, "a");
    client.text("op1").delete(0, 1);
    const other = await stock("secretariat").catch(() => null);
    expect(other).not.toBeNull();
    expect(client.saved).toBe(1);
    release();
    await client.until(() => client.saved === 3);
  });
});
