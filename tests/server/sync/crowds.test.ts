import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { Turns } from "../../../server/sync/turns.ts";
import { addClause, draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { MESSAGE } from "../../../shared/protocol/messages.ts";
import { syncScene } from "../../support/syncScene.ts";

const scene = syncScene();

test("[SY23] work that comes in crowds is done in order, a few pieces a turn, and what comes between is heard", async () => {
  const turns = new Turns();
  const done: number[] = [];
  for (let piece = 0; piece < 100; piece++) turns.add(() => done.push(piece));
  const counts: number[] = [];
  while (done.length < 100) {
    await turn();
    counts.push(done.length);
  }
  expect(done).toEqual(Array.from({ length: 100 }, (_, piece) => piece));
  expect(counts.length).toBeGreaterThan(2);
  turns.add(() => done.push(100));
  await turn();
  await turn();
  expect(done.at(-1)).toBe(100);
});

test("[SY17] changes of presence leave with an update that leaves before them", async () => {
  await scene.start({ limits: { awarenessMs: 1_000_000 } });
  const listener = scene.raw("observer");
  await listener.sync();
  const speaker = await scene.stock("core");
  speaker.provider.awareness.setLocalStateField("caret", 5);
  const writer = await scene.stock("facilitator");
  await writer.until(() => writer.saved === 1);
  writer.text("op1").insert(0, "x");
  await listener.until(() => listener.frames.some(({ type }) => type === MESSAGE.awareness));
});

test("[SY6] what a room was loaded from, tail included, is the answer to whoever comes with nothing", async () => {
  const gone = Promise.withResolvers<void>();
  const server = await scene.start({
    limits: { unloadAfterMs: 1, snapshotEvery: 2 },
    metrics: { rooms: (change) => void (change < 0 && gone.resolve()) },
  });
  const writer = await scene.stock("facilitator");
  for (let count = 0; count < 5; count++) writer.text("op1").insert(0, "y");
  await writer.until(() => writer.saved === 6);
  // The snapshot on leaving fails: the next load finds a tail.
  server.store.saveSnapshot = () => Promise.reject(new Error("full"));
  writer.text("op1").insert(0, "z");
  await writer.until(() => writer.saved === 7);
  writer.destroy();
  await gone.promise;
  const { updates } = await server.store.loadRoom(server.name);
  expect(updates.length).toBeGreaterThan(0);
  const doc = await scene.raw("observer").sync();
  expect(textOf(draftDoc(doc).clauses.get("op1"))?.toString()).toBe("zyyyyyUrges States to act");
  expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector((await server.stored()).doc));
});

test("[SY24] an error of the server's own is logged and closes with 1011; the room goes on", async () => {
  const server = await scene.start();
  const { draft } = await server.room();
  const writer = scene.raw("facilitator");
  const copy = await writer.sync();
  const before = Y.encodeStateVector(copy);
  addClause(draftDoc(copy), { id: "new" as ClauseId, kind: "operative", level: 0, order: "z" });
  const update = Y.encodeStateAsUpdate(copy, before);
  const { has } = draft.clauses;
  draft.clauses.has = () => {
    throw new TypeError("a mistake of ours");
  };
  writer.update(update);
  expect(await writer.closed()).toBe(1011);
  expect(server.logged.filter(({ level }) => level === "error")).toHaveLength(1);
  draft.clauses.has = has;
  const again = scene.raw("facilitator");
  await again.sync();
  again.update(update);
  await again.until(() => again.saved === 2);
});
