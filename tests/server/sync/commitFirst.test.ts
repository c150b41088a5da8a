import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { MESSAGE, SYNC } from "../../../shared/protocol/messages.ts";
import { syncScene } from "../../support/syncScene.ts";
import { sampleDraft, stageSet } from "../../support/testRoom.ts";
import type { RawClient } from "../../support/yjsClient.ts";

const scene = syncScene();

/** Words of a clause as a raw client has received them so far. */
function wordsSeen(client: RawClient, clause: string): string {
  const doc = new Y.Doc();
  const draft = draftDoc(doc);
  for (const { type, kind, body } of client.frames) {
    if (type === MESSAGE.sync && kind !== SYNC.step1) Y.applyUpdate(doc, body);
  }
  return textOf(draft.clauses.get(clause))?.toString() ?? "";
}

describe("commit before everything else", () => {
  test("[SY5] what one types the others see, and by then it is stored", async () => {
    const server = await scene.start();
    const facilitator = await scene.stock("facilitator");
    const observer = await scene.stock("observer");
    facilitator.text("op1").insert(0, "Again ");
    await observer.until(() => observer.words("op1").startsWith("Again "));
    const stored = await server.stored();
    expect(textOf(stored.clauses.get("op1"))?.toString()).toBe("Again Urges States to act");
  });

  test("[SY1] while a commit is under way nobody is told, not even who joins just then", async () => {
    const server = await scene.start();
    const facilitator = await scene.stock("facilitator");
    const reader = scene.raw("observer");
    await reader.sync();
    const release = server.store.holdAppends();
    const { draft } = await server.room();
    const applied = new Promise((resolve) => draft.doc.once("update", resolve));
    facilitator.text("op1").insert(0, "Secret ");
    await applied;
    const late = scene.raw("observer");
    await late.sync();
    expect(wordsSeen(late, "op1")).toBe("Urges States to act");
    expect(wordsSeen(reader, "op1")).toBe("Urges States to act");
    release();
    await reader.until(() => wordsSeen(reader, "op1").startsWith("Secret"));
    await late.until(() => wordsSeen(late, "op1").startsWith("Secret"));
  });

  test("[SY1] a reader over HTTP waits for the commit", async () => {
    const server = await scene.start();
    const room = await server.room();
    const release = server.store.holdAppends();
    const decided = room.applyDecision([stageSet(1, "negotiation")]);
    let read: number | undefined;
    const reading = room.read((draft) => draft.decisions.length).then((count) => (read = count));
    await scene.raw("observer").open(); // a whole exchange with the server passes meanwhile
    expect(read).toBeUndefined();
    release();
    await Promise.all([decided, reading]);
    expect(read).toBe(1);
  });

  test("[SY3] every update and step-2 frame is acknowledged by count, after its commit and not before", async () => {
    const server = await scene.start();
    const client = await scene.stock("facilitator");
    await client.until(() => client.saved === 1); // its step 2
    const release = server.store.holdAppends();
    client.text("op1").insert(0, "a");
    client.text("op1").delete(0, 1); // a deletion alone: no state vector would show it
    await scene.stock("secretariat");
    expect(client.saved).toBe(1);
    release();
    await client.until(() => client.saved === 3);
  });

  test("[SY2] updates of all rooms that come together are one commit, and the next batch collects meanwhile", async () => {
    const server = await scene.start();
    const room = await server.room();
    const other = await server.rooms.open("draft2");
    const doc = new Y.Doc();
    sampleDraft(draftDoc(doc));
    const before = server.store.batches.length;
    const release = server.store.holdAppends();
    const work = [room.applyDecision([stageSet(1, "negotiation")]), other.initialise(Y.encodeStateAsUpdate(doc))];
    await scene.raw("observer").open();
    work.push(room.applyDecision([stageSet(2, "silence")]), room.applyDecision([stageSet(3, "final")]));
    release();
    await Promise.all(work);
    expect(server.store.batches.slice(before)).toEqual([2, 2]);
  });

  test("[SY2] when the store fails, the room's sockets close with 1013 and nothing of it is kept", async () => {
    const server = await scene.start();
    const writer = await scene.stock("facilitator");
    const reader = scene.raw("observer");
    await reader.sync();
    const elsewhere = scene.raw("secretariat", { path: "draft2" });
    await elsewhere.sync();
    server.store.refuses = ({ room }) => room === server.name;
    writer.text("op1").insert(0, "Lost? ");
    expect(await reader.closed()).toBe(1013);
    await writer.closed();
    expect(writer.closeCodes[0]).toBe(1013);
    expect(wordsSeen(reader, "op1")).toBe("Urges States to act");
    expect((await server.stored()).clauses.get("op1")?.get("text")?.toString()).toBe("Urges States to act");
    // The store works again: the stock client comes back by itself and brings what it still has.
    server.store.refuses = () => false;
    await writer.until(() => writer.provider.synced && writer.saved > 0);
    expect((await server.stored()).clauses.get("op1")?.get("text")?.toString()).toBe("Lost? Urges States to act");
    expect(elsewhere.closeCode).toBeNull();
  });

  test("[SY2] one room's failure is not another's, even in the same commit", async () => {
    const server = await scene.start();
    const room = await server.room();
    const other = await server.rooms.open("draft2");
    server.store.refuses = (row) => row.room === server.name;
    const results = await Promise.allSettled([
      room.applyDecision([stageSet(1, "negotiation")]),
      other.applyDecision([stageSet(1, "negotiation")]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    server.store.refuses = () => false;
    expect((await server.room()).state.stage).toBe("drafting");
    await expect(room.read(() => 1)).rejects.toThrow("refused");
  });
});

describe("decisions", () => {
  test("[SY18] a decision and the words it changes arrive together, in one update", async () => {
    const server = await scene.start();
    const reader = scene.raw("observer");
    await reader.sync();
    const room = await server.room();
    const seen = reader.frames.length;
    await room.applyDecision([stageSet(1, "negotiation")], (draft) =>
      textOf(draft.clauses.get("op1"))?.insert(0, "Now "),
    );
    await reader.until(() => reader.frames.length > seen);
    expect(reader.frames).toHaveLength(seen + 1);
    expect(wordsSeen(reader, "op1")).toBe("Now Urges States to act");
    expect(room.state).toMatchObject({ stage: "negotiation", lastDecision: 1 });
  });

  test("[SY18] a decision whose words cannot be written is not written either", async () => {
    const server = await scene.start();
    const room = await server.room();
    const broken = room.applyDecision([stageSet(1, "final")], () => {
      throw new RangeError("no such clause");
    });
    await expect(broken).rejects.toThrow("no such clause");
    const again = await server.room();
    expect(again).not.toBe(room);
    expect(again.state.stage).toBe("drafting");
    expect(again.draft.decisions.length).toBe(0);
  });

  test("[SY18] a room that has content cannot be filled again", async () => {
    const server = await scene.start();
    const doc = new Y.Doc();
    sampleDraft(draftDoc(doc));
    await expect((await server.room()).initialise(Y.encodeStateAsUpdate(doc))).rejects.toThrow(RangeError);
  });
});
