// @vitest-environment node
import { expect, onTestFinished, test } from "vitest";
import { WebSocket as WsSocket } from "ws";
import { Connection } from "../../../client/live/connection.ts";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import type { ApiClient } from "../../support/apiClient.ts";
import { startTestServer } from "../../support/testServer.ts";
import { memoryStorage } from "./liveHarness.ts";

// A page has these; Node has the events, but no page to listen on.
const page = new EventTarget();
globalThis.addEventListener ??= page.addEventListener.bind(page) as typeof globalThis.addEventListener;

/** A WebSocket that brings the bearer token along, as a browser brings its cookie. */
function socketOf(client: ApiClient): typeof WebSocket {
  return class extends WsSocket {
    constructor(url: string | URL) {
      super(url, { headers: { authorization: `Bearer ${client.session}` } });
    }
  } as unknown as typeof WebSocket;
}

async function connect(client: ApiClient, draft: string): Promise<Connection> {
  const ask = async () => (await client.call(ROUTES.draft, { params: { draft } })).value;
  let id = 0;
  const connection = new Connection({
    url: `${client.address.replace("http", "ws")}/sync`,
    access: await ask(),
    askAccess: async () => ({ ok: true, access: await ask() }),
    labelOf: () => "OP 1",
    newId: () => `s${++id}`,
    random: Math.random,
    now: Date.now,
    WebSocket: socketOf(client),
    indexedDB: null,
    storage: memoryStorage(),
  });
  onTestFinished(() => connection.destroy());
  await until(connection, () => connection.snapshot.status === "saved");
  return connection;
}

/** Waits for something about the session; every change of it is told. */
function until(connection: Connection, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!holds()) return;
      end();
      resolve();
    };
    const end = connection.subscribe(check);
    check();
  });
}

const titleOf = (connection: Connection) => {
  for (const clause of connection.snapshot.draft.clauses.values()) {
    const text = clause.get("kind") === "title" ? textOf(clause) : undefined;
    if (text) return text;
  }
  throw new Error("the draft has no title");
};

test("[SY42] [SY43] over the real server every keystroke is acknowledged and seen by the others", async () => {
  const server = await startTestServer();
  const draft = await server.secretariat.createDraft("Water");
  const facilitator = await connect(await server.secretariat.invite(draft, { role: "facilitator" }), draft);
  const observer = await connect(await server.secretariat.invite(draft, { role: "observer" }), draft);
  for (const letter of " for all") titleOf(facilitator).insert(titleOf(facilitator).length, letter);
  titleOf(facilitator).delete(0, 1);
  titleOf(facilitator).insert(0, "W");
  await until(facilitator, () => facilitator.snapshot.waiting > 0);
  await until(facilitator, () => facilitator.snapshot.status === "saved");
  expect(facilitator.isUnsent).toBe(false);
  const seen = () => titleOf(observer).toString();
  if (seen() !== "Water for all") {
    await new Promise<void>((resolve) => {
      observer.snapshot.draft.doc.on("update", () => seen() === "Water for all" && resolve());
    });
  }
  expect(seen()).toBe("Water for all");
});

test("[SY44] what the real server refuses comes back, and the session goes on with the server's text", async () => {
  const server = await startTestServer();
  const draft = await server.secretariat.createDraft("Water");
  const observer = await connect(await server.secretariat.invite(draft, { role: "observer" }), draft);
  titleOf(observer).insert(0, "Fire and ");
  await until(observer, () => observer.snapshot.salvaged.length > 0 && observer.snapshot.status === "saved");
  expect(titleOf(observer).toString()).toBe("Water");
  const [item] = observer.snapshot.salvaged;
  expect(item?.code).toBe("read_only");
  expect(item?.texts[0]?.mine).toEqual([{ text: "Fire and Water" }]);
});
