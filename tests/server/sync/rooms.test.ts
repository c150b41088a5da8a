import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import type { DraftId } from "../../../shared/domain/ids.ts";
import { syncScene } from "../../support/syncScene.ts";
import { stageSet, type TestRoomOptions } from "../../support/testRoom.ts";

const scene = syncScene();

/** Options under which rooms leave memory at once, and a way to wait for the next one that does. */
function unloading(): { readonly options: TestRoomOptions; readonly nextUnload: () => Promise<void> } {
  let left = Promise.withResolvers<void>();
  const rooms = (change: number): void => {
    if (change < 0) left.resolve();
  };
  const nextUnload = (): Promise<void> => {
    left = Promise.withResolvers<void>();
    return left.promise;
  };
  return { options: { limits: { unloadAfterMs: 1 }, metrics: { rooms } }, nextUnload };
}

describe("rooms in memory and in the store", () => {
  test("[SY19] an idle room leaves memory with a snapshot; it comes back the same, from that alone", async () => {
    const { options, nextUnload } = unloading();
    const server = await scene.start(options);
    const client = await scene.stock("facilitator");
    client.text("op1").insert(0, "Kept. ");
    await client.until(() => client.saved === 2);
    const before = (await server.stored()).clauses.toJSON();
    const unloaded = nextUnload();
    client.destroy();
    await unloaded;
    expect(server.rooms.roomIfOpen(server.name)).toBeUndefined();
    const loaded = await server.store.loadRoom(server.name);
    expect(loaded.updates).toHaveLength(0);
    expect(loaded.snapshotSeq).toBe(loaded.seq);
    expect(await server.store.readLog(server.name, 0, 99)).toHaveLength(loaded.seq);
    const room = await server.room();
    expect(room.draft.clauses.toJSON()).toEqual(before);
    expect(before).toHaveProperty("op1.text", "Kept. Urges States to act");
  });

  test("[SY19] a room stays while somebody holds it, and while a commit is under way", async () => {
    const { options, nextUnload } = unloading();
    const server = await scene.start(options);
    const room = await server.room();
    room.hold();
    const release = server.store.holdAppends();
    const decided = room.applyDecision([stageSet(1, "negotiation")]);
    room.release();
    await scene.raw("observer", { path: "draft2" }).open();
    expect(server.rooms.roomIfOpen(server.name)).toBe(room);
    const unloaded = nextUnload();
    release();
    await decided;
    await unloaded;
    expect((await server.room()).state.stage).toBe("negotiation");
  });

  test("[SY19] every so many updates become a snapshot, so that a cold load reads that and a short tail", async () => {
    const server = await scene.start({ limits: { snapshotEvery: 10 } });
    const client = await scene.stock("facilitator");
    await client.until(() => client.saved === 1);
    for (let count = 0; count < 25; count++) {
      client.text("op1").insert(0, "x");
      await client.until(() => client.saved === count + 2);
    }
    const loaded = await server.store.loadRoom(server.name);
    expect(loaded.seq).toBe(26);
    expect(loaded.updates.length).toBeLessThan(10);
    expect(textOf((await server.stored()).clauses.get("op1"))?.toString()).toBe(`${"x".repeat(25)}Urges States to act`);
  });

  test("[SY19] closing the server sends everybody away with 1012, and every word is stored", async () => {
    const server = await scene.start();
    const client = await scene.stock("facilitator");
    const raw = await scene.raw("observer").open();
    const release = server.store.holdAppends();
    const { draft } = await server.room();
    const applied = new Promise((resolve) => draft.doc.once("update", resolve));
    client.text("op1").insert(0, "Last words. ");
    await applied;
    const closed = server.rooms.closeAll();
    release();
    await closed;
    expect(await raw.closed()).toBe(1012);
    expect(textOf((await server.stored()).clauses.get("op1"))?.toString()).toBe("Last words. Urges States to act");
    await expect(server.rooms.open("draft3")).rejects.toThrow("closing");
  });

  test("[SY19] a room that two people open at once is loaded once", async () => {
    const server = await scene.start();
    const [one, two] = await Promise.all([server.rooms.open("draft2"), server.rooms.open("draft2")]);
    expect(one).toBe(two);
    expect(server.rooms.roomCount).toBe(2);
  });

  test("[SY22] the row of the draft follows its title, symbol, stage and last change", async () => {
    const server = await scene.start({ limits: { draftRowMs: 1 } });
    const id = server.name as DraftId;
    const row = {
      id,
      createdAt: 1,
      createdBy: null,
      title: "",
      symbol: "",
      stage: "drafting",
      lastChangeAt: 1,
      archived: false,
    };
    await server.store.createDraft(row);
    const written = Promise.withResolvers<void>();
    const { updateDraft } = server.store;
    server.store.updateDraft = async (draft, change) => {
      await updateDraft.call(server.store, draft, change);
      if (change.title === "The right to food" && change.stage === "negotiation") written.resolve();
    };
    const client = await scene.stock("facilitator");
    client.text("title").delete(0, 1);
    client.text("title").insert(0, "The r");
    client.draft.head.set("symbol", "A/C.3/81/L.24");
    await client.until(() => client.saved === 4);
    await server.setStage("negotiation");
    await written.promise;
    const found = await server.store.draft(id);
    expect(found).toMatchObject({ title: "The right to food", symbol: "A/C.3/81/L.24", stage: "negotiation" });
    expect(found?.lastChangeAt).toBeGreaterThan(1);
  });
});

describe("joining", () => {
  test("[SY6] somebody who comes back gets only what is new, also right after a change", async () => {
    const server = await scene.start();
    const client = await scene.stock("facilitator");
    client.text("op1").insert(0, "One. ");
    await client.until(() => client.saved === 2);
    const copy = (await server.stored()).doc;
    client.text("op1").insert(0, "Two. ");
    await client.until(() => client.saved === 3);
    const back = await scene.raw("observer").open();
    back.send(0, 0, Y.encodeStateVector(copy));
    await back.until(() => back.frames.some(({ kind }) => kind === 1));
    const answer = back.frames.find(({ kind }) => kind === 1)?.body as Uint8Array;
    expect(answer.byteLength).toBeLessThan(100);
    Y.applyUpdate(copy, answer);
    expect(textOf(draftDoc(copy).clauses.get("op1"))?.toString()).toBe("Two. One. Urges States to act");
  });

  test("[SY6] fifty who join at once while somebody types all end up with the same", async () => {
    const server = await scene.start({ limits: { maxConnectionsPerParticipant: 100 } });
    const writer = await scene.stock("facilitator");
    const joining = Array.from({ length: 50 }, () => scene.stock("observer"));
    for (let count = 0; count < 50; count++) {
      writer.text("op2").insert(0, "y");
      await new Promise((resolve) => setImmediate(resolve));
    }
    const joined = await Promise.all(joining);
    const words = `${"y".repeat(50)}Decides to remain seized of the matter`;
    await Promise.all(joined.map((client) => client.until(() => client.words("op2") === words)));
    expect(textOf((await server.stored()).clauses.get("op2"))?.toString()).toBe(words);
  });

  test("[SY5] a busy room merges what it sends, and everybody still gets everything", async () => {
    const server = await scene.start({ limits: { maxBatchMs: 5 } });
    const writers = await Promise.all([scene.stock("facilitator"), scene.stock("secretariat"), scene.stock("core")]);
    const reader = scene.raw("observer");
    await reader.sync();
    for (let count = 0; count < 100; count++) for (const writer of writers) writer.text("op2").insert(0, "z");
    const words = `${"z".repeat(300)}Decides to remain seized of the matter`;
    await Promise.all(writers.map((writer) => writer.until(() => writer.words("op2") === words)));
    const late = await scene.stock("delegation");
    await late.until(() => late.words("op2") === words);
    await reader.until(() => {
      const doc = new Y.Doc();
      for (const { type, kind, body } of reader.frames) if (type === 0 && kind !== 0) Y.applyUpdate(doc, body);
      return textOf(draftDoc(doc).clauses.get("op2"))?.toString() === words;
    });
    const updates = reader.frames.filter(({ type, kind }) => type === 0 && kind === 2);
    expect(updates.length).toBeLessThan(300);
    expect(server.logged.filter(({ level }) => level !== "info")).toEqual([]);
  });
});
