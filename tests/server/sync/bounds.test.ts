import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { MESSAGE, SYNC } from "../../../shared/protocol/messages.ts";
import { syncScene } from "../../support/syncScene.ts";
import { PEOPLE } from "../../support/testRoom.ts";

const scene = syncScene();

/** Types a letter into a copy of the room's document under a client id, and gives the update. */
function typedUnder(copy: Y.Doc, client: number): Uint8Array {
  const before = Y.encodeStateVector(copy);
  copy.clientID = client;
  textOf(draftDoc(copy).clauses.get("op1"))?.insert(0, "x");
  return Y.encodeStateAsUpdate(copy, before);
}

test("[SY7] ids are bound by updates alone: whoever never spoke of presence goes on writing under theirs", async () => {
  const server = await scene.start();
  const client = scene.raw("facilitator");
  const copy = await client.sync();
  client.update(typedUnder(copy, 91));
  client.update(typedUnder(copy, 91));
  await client.until(() => client.saved === 3 || client.closeCode !== null);
  expect(client.refusal).toBeNull();
  const { clients } = await server.store.loadRoom(server.name);
  expect(clients.get(91)).toBe(PEOPLE.facilitator.participant);
});

test.each([
  ["the document", MESSAGE.sync, SYNC.step1, Uint8Array.of(1, 5, 1)],
  ["everybody's presence", MESSAGE.queryAwareness, null, new Uint8Array()],
])("[SE22] whoever asks for %s again and again is closed with 4429; others notice nothing", async (...question) => {
  const [, type, kind, body] = question;
  await scene.start();
  const client = await scene.raw("observer").open();
  for (let count = 0; count < 50; count++) client.send(type, kind, body);
  expect(await client.closed()).toBe(4429);
  expect(client.frames.length).toBeLessThan(50);
  await scene.stock("observer");
});

test("[SE23] one participant writes under a bounded number of client ids, and goes on under those they have", async () => {
  await scene.start({ limits: { maxClientsPerParticipant: 2 } });
  const client = scene.raw("facilitator");
  const copy = await client.sync();
  for (const id of [91, 92, 91]) client.update(typedUnder(copy, id));
  await client.until(() => client.saved === 4);
  client.update(typedUnder(copy, 93));
  expect(await client.closed()).toBe(4413);
  const other = scene.raw("secretariat");
  other.update(typedUnder(await other.sync(), 94));
  await other.until(() => other.saved === 2);
});

test("[SE23] garbage that nobody would ever see counts as well", async () => {
  const server = await scene.start({ limits: { maxClientsPerParticipant: 2 } });
  await server.setStage("negotiation");
  const client = scene.raw("delegation");
  await client.sync();
  const garbageOf = (id: number) => Uint8Array.of(1, 1, id, 0, 0, 1, 0);
  for (const id of [91, 92, 93]) client.update(garbageOf(id));
  expect(await client.closed()).toBe(4413);
  expect(client.refusal?.code).toBe("too_large");
});

test("[SE24] a request that is turned away leaves no socket open, even where the other side never closes it", async () => {
  await scene.start();
  const { hostname, port } = new URL(scene.server.url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  onTestFinished(() => void socket.destroy());
  socket.resume();
  socket.write("GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  await once(socket, "end");
  // A socket that is still open on the other side would take these bytes for ever.
  const poke = (): void => void (socket.destroyed || socket.write("x", () => setImmediate(poke)));
  poke();
  const [error] = (await once(socket, "error")) as [NodeJS.ErrnoException];
  expect(error.code).toMatch(/^(?:ECONNRESET|EPIPE)$/);
});

test("[SE25] access that ends while a socket is being let in closes that socket with 4205", async () => {
  let asked = 0;
  const server = await scene.start({
    authenticate: async () => {
      asked++;
      const { facilitator } = PEOPLE;
      // The first answer is out of date as soon as it is given; there is no socket to close yet.
      if (asked === 1) server.rooms.dropParticipant(facilitator.participant, "access_changed");
      return asked === 1 ? facilitator : { code: "no_access" };
    },
  });
  expect(await scene.raw("facilitator").closed()).toBe(4205);
});

test("[SE28] what delegations fill of a draft leaves room for facilitator and secretariat to go on", async () => {
  await scene.start({ limits: { maxDocumentBytes: 20_000 } });
  const commenter = scene.raw("delegation");
  const copy = await commenter.sync();
  for (let count = 0; commenter.closeCode === null && count < 20; count++) {
    const before = Y.encodeStateVector(copy);
    const { participant, delegation } = PEOPLE.delegation;
    const fields = { author: participant, delegation: delegation?.code, at: 1, clause: "op1" };
    const comment = new Y.Map<unknown>(Object.entries(fields));
    comment.set("text", new Y.Text("y".repeat(1_500)));
    draftDoc(copy).comments.set(`c${count}`, comment);
    commenter.update(Y.encodeStateAsUpdate(copy, before));
    await commenter.until(() => commenter.saved === count + 2 || commenter.closeCode !== null);
  }
  expect(commenter.closeCode).toBe(4413);
  const facilitator = scene.raw("facilitator");
  facilitator.update(typedUnder(await facilitator.sync(), 95));
  await facilitator.until(() => facilitator.saved === 2);
});
