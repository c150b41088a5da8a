import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { ApiClient } from "../support/apiClient.ts";
import { seededRandom } from "../support/random.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { connectClient, connected } from "../support/stockClient.ts";
import { temporaryFolder, tokenOf } from "../support/testServer.ts";
import { holdsAll, Typist } from "../support/typist.ts";

const RUNS = Number(process.env.CRASH_RUNS ?? 8);
const SEED = Number(process.env.CRASH_SEED ?? 20_261_121);
const TYPISTS = 4;

/** A draft, and people who may write its base text; their sessions outlive the server. */
async function setTheTable(server: SpawnedServer) {
  const secretariat = await new ApiClient(server.address).join(tokenOf(server.secretariatUrl), "Secretariat");
  const draft = (await secretariat.call(ROUTES.drafts)).value.drafts[0]?.id ?? "";
  const { token } = await secretariat.createLink(draft, { role: "facilitator" });
  const sessions: (string | undefined)[] = [];
  for (let index = 0; index < TYPISTS; index += 1) {
    sessions.push((await new ApiClient(server.address).join(token, `Typist ${index}`)).session);
  }
  return { draft, sessions, secretariat };
}

/** Resolves when the typists together have received so many updates from now on. */
function haveReceived(typists: readonly Typist[], count: number): Promise<void> {
  return new Promise((resolve) => {
    let seen = 0;
    for (const { client } of typists) {
      client.doc.on("update", (_update: Uint8Array, origin: unknown) => {
        if (origin !== client.provider) return;
        seen += 1;
        if (seen === count) resolve();
      });
    }
  });
}

/**
 * The document as a newcomer gets it from the server: first a state that is ready to be sent, with which "synced" comes, and
 * right behind what came after it. Waits for all that is wanted, or until the server says nothing more for long.
 */
async function documentOf(
  server: SpawnedServer,
  draft: string,
  session: string | undefined,
  isWhole: (doc: Y.Doc) => boolean,
): Promise<Y.Doc> {
  const reader = connectClient(server.address, draft, session);
  await connected(reader);
  await vi.waitUntil(() => isWhole(reader.doc), { timeout: 5_000 }).catch(() => false);
  reader.provider.destroy();
  return reader.doc;
}

/** True when a document holds all that typists were shown or were told is saved. */
const holdsTheirs = (typists: readonly Typist[]) => (doc: Y.Doc) =>
  typists.every(({ received, acknowledged }) => holdsAll(doc, received) && holdsAll(doc, acknowledged));

test(`[ST10] after kill -9 in mid-typing nothing is missing that another screen had shown or the author had been told is saved (seed ${SEED}, ${RUNS} times)`, {
  timeout: 30_000 + RUNS * 10_000,
}, async () => {
  const random = seededRandom(SEED);
  const environment = { DATA_DIR: await temporaryFolder(), ADREF_ADMIN_TOKEN: "crash-test-token" };
  let server = await spawnServer(environment);
  const { draft, sessions, secretariat } = await setTheTable(server);
  let unacknowledged = 0;
  for (let run = 1; run <= RUNS; run += 1) {
    const { address } = server;
    const typists = await Promise.all(sessions.map((session) => Typist.enter(address, draft, session, random)));
    const enough = haveReceived(typists, 20 + Math.floor(random() * 300));
    const typing = typists.map((typist) => typist.type());
    await enough;
    expect(await server.end("SIGKILL")).toEqual({ code: null, signal: "SIGKILL" });
    for (const typist of typists) typist.leave();
    await Promise.all(typing);

    server = await spawnServer(environment);
    const doc = await documentOf(server, draft, secretariat.session, holdsTheirs(typists));
    for (const [index, typist] of typists.entries()) {
      const where = `run ${run}, typist ${index}`;
      expect(typist.received.length, `${where} received something`).toBeGreaterThan(1);
      expect(holdsAll(doc, typist.received), `${where}: what it was shown is there`).toBe(true);
      expect(holdsAll(doc, typist.acknowledged), `${where}: what it was told is saved is there`).toBe(true);
      unacknowledged += typist.sent.length - typist.acknowledged.length;
    }
  }
  // Else every crash came in a moment of rest, and nothing was tried.
  expect(unacknowledged).toBeGreaterThan(0);
  await server.end("SIGTERM");
});

test("[OP6] SIGTERM in mid-typing ends the server with 0; after the restart all that was typed comes together", async () => {
  const random = seededRandom(SEED);
  const environment = { DATA_DIR: await temporaryFolder(), ADREF_ADMIN_TOKEN: "crash-test-token" };
  const first = await spawnServer(environment);
  const { draft, sessions, secretariat } = await setTheTable(first);
  const typists = await Promise.all(sessions.map((session) => Typist.enter(first.address, draft, session, random)));
  const closes = typists.map(
    ({ client }) =>
      new Promise<number>((resolve) =>
        client.provider.once("connection-close", (event) => {
          // What follows must be this test's doing, not the client's own attempt at a server that is not there.
          client.provider.disconnect();
          resolve(event?.code ?? 0);
        }),
      ),
  );
  const typing = typists.map((typist) => typist.type());
  await haveReceived(typists, 200);
  const ended = first.end("SIGTERM");
  expect(await Promise.all(closes)).toEqual(typists.map(() => 1012));
  expect(await ended).toEqual({ code: 0, signal: null });
  for (const typist of typists) typist.stop();
  await Promise.all(typing);

  const second = await spawnServer({ ...environment, PORT: new URL(first.address).port });
  const restored = await documentOf(second, draft, secretariat.session, holdsTheirs(typists));
  for (const typist of typists) {
    expect(holdsAll(restored, typist.received)).toBe(true);
    expect(holdsAll(restored, typist.acknowledged)).toBe(true);
  }
  const everything = typists.flatMap((typist) => typist.sent);
  const arrived = typists.map(({ client }) => {
    client.provider.connect();
    return new Promise<void>((resolve) => {
      const look = () => {
        if (!holdsAll(copyOf(client.doc), everything)) return;
        client.doc.off("update", look);
        resolve();
      };
      client.doc.on("update", look);
      look();
    });
  });
  await Promise.all(arrived);
  expect(await second.end("SIGTERM")).toEqual({ code: 0, signal: null });
});

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
