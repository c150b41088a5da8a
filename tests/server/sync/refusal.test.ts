import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { addClause, draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import type { Stage } from "../../../shared/domain/participants.ts";
import { MESSAGE, SYNC } from "../../../shared/protocol/messages.ts";
import { seededRandom } from "../../support/random.ts";
import { syncScene } from "../../support/syncScene.ts";
import { PEOPLE, type PersonName } from "../../support/testRoom.ts";
import type { RawClient } from "../../support/yjsClient.ts";

const scene = syncScene();

/** What an edit of a copy of the room's document makes an honest Yjs send. */
function updateOf(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  edit(doc);
  return updates.length === 1 && updates[0] ? updates[0] : Y.encodeStateAsUpdate(doc, before);
}

const typeInOp1 = (doc: Y.Doc): void => textOf(draftDoc(doc).clauses.get("op1"))?.insert(0, "x");

/** Two honest people at work see nothing of what `attack` does, and the store does not either. */
async function expectUnharmed(attack: () => Promise<void>): Promise<void> {
  const { server } = scene;
  const writer = await scene.stock("facilitator");
  const reader = await scene.stock("observer");
  await writer.until(() => writer.saved === 1);
  const { seq } = await server.store.loadRoom(server.name);
  const updates: Uint8Array[] = [];
  reader.doc.on("update", (update: Uint8Array) => updates.push(update));
  await attack();
  expect((await server.store.loadRoom(server.name)).seq).toBe(seq);
  const former = reader.words("op2");
  writer.text("op2").insert(0, "Still here. ");
  await reader.until(() => reader.words("op2") === `Still here. ${former}`);
  // The first thing that came is that sentence: nothing was broadcast before.
  expect(updates).toHaveLength(1);
  expect((await server.store.loadRoom(server.name)).seq).toBe(seq + 1);
  expect([...writer.closeCodes, ...reader.closeCodes]).toEqual([]);
}

async function refusedAfter(client: RawClient, update: Uint8Array): Promise<void> {
  client.update(update);
  expect(await client.closed()).toBe(4409);
}

describe("who may write what, over real sockets", () => {
  const edits: Record<string, (doc: Y.Doc) => void> = {
    "base text": typeInOp1,
    "a new clause": (doc) =>
      void addClause(draftDoc(doc), { id: "new" as ClauseId, kind: "operative", level: 0, order: "z" }),
    "the head": (doc) => void draftDoc(doc).head.set("symbol", "A/2"),
    decisions: (doc) => draftDoc(doc).decisions.push([{ number: 9 }]),
  };
  const mayDo = (who: PersonName, stage: Stage, what: string): boolean => {
    if (what === "decisions") return false;
    const isOrganiser = who === "facilitator" || who === "secretariat";
    if (what === "the head") return isOrganiser;
    return (stage === "drafting" && (isOrganiser || who === "core")) || (stage === "negotiation" && isOrganiser);
  };

  for (const stage of ["drafting", "negotiation", "silence", "final"] as const) {
    test(`[PE1] stage ${stage}: each role writes what the table allows, and only that`, async () => {
      const server = await scene.start();
      if (stage !== "drafting") await server.setStage(stage);
      for (const who of Object.keys(PEOPLE) as PersonName[]) {
        for (const [what, edit] of Object.entries(edits)) {
          const client = scene.raw(who);
          const doc = await client.sync();
          await client.until(() => client.saved === 1);
          if (what === "a new clause" && draftDoc(doc).clauses.has("new")) continue;
          client.update(updateOf(doc, edit));
          await client.until(() => client.saved === 2 || client.closeCode !== null);
          const outcome = client.saved === 2 ? "taken" : client.closeCode;
          expect(outcome, `${who} writes ${what}`).toBe(mayDo(who, stage, what) ? "taken" : 4409);
          client.destroy();
        }
      }
    });
  }

  test("[SY4] a refusal names frame, code and clause, closes with 4409, and the rest of the connection counts for nothing", async () => {
    await scene.start();
    await expectUnharmed(async () => {
      const client = scene.raw("delegation");
      const doc = await client.sync();
      await client.until(() => client.saved === 1);
      client.update(updateOf(doc, typeInOp1));
      for (let count = 0; count < 5; count++) client.update(Uint8Array.of(0, 0));
      expect(await client.closed()).toBe(4409);
      expect(client.refusal).toEqual({ code: "base_text_closed", clause: "op1" });
    });
  });
});

describe("what no honest client sends", () => {
  const attacks: Record<string, (doc: Y.Doc) => Uint8Array> = {
    "an unknown root": (doc) => updateOf(doc, () => void doc.getMap("evil").set("a", 1)),
    "a missing dependency": (doc) => {
      typeInOp1(doc);
      return updateOf(doc, typeInOp1);
    },
    "deleting the future": () => Uint8Array.of(0, 1, 77, 1, 0, 5),
    "a subdocument": (doc) => updateOf(doc, () => void draftDoc(doc).clauses.get("op1")?.set("deleted", new Y.Doc())),
    "removing a clause": (doc) => updateOf(doc, () => draftDoc(doc).clauses.delete("op1")),
    "replacing the words of a clause": (doc) =>
      updateOf(doc, () => void draftDoc(doc).clauses.get("op1")?.set("text", new Y.Text("evil"))),
    "a line feed": (doc) => updateOf(doc, () => textOf(draftDoc(doc).clauses.get("op1"))?.insert(0, "\n")),
    "a key beyond all measure": (doc) => updateOf(doc, () => void draftDoc(doc).head.set("x".repeat(2_000), "a")),
    "erasing a required key": (doc) => updateOf(doc, () => draftDoc(doc).clauses.get("op1")?.delete("order")),
  };
  for (const [name, make] of Object.entries(attacks)) {
    test(`[SY10] ${name} is refused; nothing is written, nobody notices, the room goes on`, async () => {
      await scene.start();
      await expectUnharmed(async () => {
        const client = scene.raw("facilitator");
        await refusedAfter(client, make(await client.sync()));
      });
    });
  }

  const broken: Record<string, (client: RawClient, doc: Y.Doc) => void> = {
    "bytes that are no update": (client) => client.update(Uint8Array.of(255, 255, 255)),
    "a truncated update": (client, doc) => client.update(updateOf(doc, typeInOp1).slice(0, -3)),
    "bytes behind the update": (client, doc) => client.update(Uint8Array.of(...updateOf(doc, typeInOp1), 1, 2)),
    "a text frame": (client) => client.socket.send("hello"),
    "an unknown message": (client) => client.socket.send(Uint8Array.of(99, 1)),
    "an empty frame": (client) => client.socket.send(new Uint8Array()),
    "a state vector that is none": (client) => client.send(MESSAGE.sync, SYNC.step1, Uint8Array.of(9, 9)),
    "a state vector beyond all measure": (client) => client.send(MESSAGE.sync, SYNC.step1, new Uint8Array(1_100_000)),
    "awareness that is none": (client) =>
      client.send(MESSAGE.awareness, null, Uint8Array.of(1, 5, 1, 3, 123, 123, 123)),
  };
  for (const [name, send] of Object.entries(broken)) {
    test(`[SY10] ${name} closes that socket with 4400, and nothing else happens`, async () => {
      await scene.start();
      await expectUnharmed(async () => {
        const client = scene.raw("facilitator");
        send(client, await client.sync());
        expect(await client.closed()).toBe(4400);
      });
    });
  }

  test("[SY20] an update too large is refused with 4413", async () => {
    await scene.start({ limits: { maxUpdateBytes: 5_000 } });
    await expectUnharmed(async () => {
      const client = scene.raw("facilitator");
      const doc = await client.sync();
      client.update(updateOf(doc, () => textOf(draftDoc(doc).clauses.get("op1"))?.insert(0, "x".repeat(6_000))));
      expect(await client.closed()).toBe(4413);
      expect(client.refusal?.code).toBe("too_large");
    });
  });

  test("[SY20] a document that is full takes no more", async () => {
    await scene.start({ limits: { maxDocumentBytes: 3_000 } });
    const client = scene.raw("facilitator");
    const doc = await client.sync();
    client.update(updateOf(doc, () => textOf(draftDoc(doc).clauses.get("op1"))?.insert(0, "x".repeat(4_000))));
    expect(await client.closed()).toBe(4413);
  });

  test("[SY7] structs under somebody else's client id are refused", async () => {
    await scene.start();
    const victim = scene.raw("facilitator");
    const doc = await victim.sync();
    victim.update(updateOf(doc, typeInOp1));
    await victim.until(() => victim.saved === 2);
    await expectUnharmed(async () => {
      const thief = scene.raw("secretariat");
      const copy = await thief.sync();
      copy.clientID = doc.clientID;
      await refusedAfter(thief, updateOf(copy, typeInOp1));
      expect(thief.refusal?.code).toBe("foreign_client_id");
    });
  });

  test("[SY7] structs under the server's own client id are refused", async () => {
    const server = await scene.start();
    await server.setStage("negotiation");
    const { draft } = await server.room();
    await expectUnharmed(async () => {
      const thief = scene.raw("facilitator");
      const copy = await thief.sync();
      copy.clientID = draft.doc.clientID;
      await refusedAfter(thief, updateOf(copy, typeInOp1));
    });
  });

  test("[SY7] an id is taken by its first awareness message, and stays taken after a restart of the room", async () => {
    let unloaded = Promise.withResolvers<void>();
    const rooms = (change: number): void => {
      if (change < 0) unloaded.resolve();
    };
    await scene.start({ limits: { unloadAfterMs: 1 }, metrics: { rooms } });
    const owner = await scene.stock("facilitator");
    const id = owner.doc.clientID;
    owner.provider.awareness.setLocalState({ caret: 1 });
    const witness = await scene.stock("observer");
    await witness.until(() => witness.provider.awareness.getStates().has(id));
    unloaded = Promise.withResolvers();
    owner.destroy();
    witness.destroy();
    await unloaded.promise;
    const thief = scene.raw("secretariat");
    const copy = await thief.sync();
    copy.clientID = id;
    await refusedAfter(thief, updateOf(copy, typeInOp1));
    expect(thief.refusal?.code).toBe("foreign_client_id");
  });

  test("[SY10] 500 random frames: every one is answered with a close or with nothing, and the room goes on", async () => {
    await scene.start({ limits: { maxConnectionsPerParticipant: 1_000, participantFrameBurst: 10_000 } });
    const random = seededRandom(20_260_101);
    await expectUnharmed(async () => {
      for (let round = 0; round < 100; round++) {
        const client = await scene.raw("observer").open();
        for (let count = 0; count < 5; count++) {
          const frame = Uint8Array.from({ length: 1 + Math.floor(random() * 40) }, () => Math.floor(random() * 256));
          if (random() < 0.7) frame[0] = Math.floor(random() * 4);
          if (random() < 0.7) frame[1] = Math.floor(random() * 3);
          client.socket.send(frame);
        }
        client.socket.close();
        await client.closed();
      }
    });
  });
});

describe("what the stock client does that looks like an attack", () => {
  test("[SY11] updates before its step 2 that build on unsent words are left out, and acknowledged with the step 2", async () => {
    const server = await scene.start();
    const client = await scene.raw("facilitator").open();
    const doc = (await server.stored()).doc;
    typeInOp1(doc);
    const second = updateOf(doc, typeInOp1);
    client.update(second); // builds on the first, which was never sent
    client.update(Uint8Array.of(0, 0));
    client.send(MESSAGE.sync, SYNC.step1, Uint8Array.of(0));
    await client.until(() => client.frames.some(({ kind }) => kind === SYNC.step2));
    expect(client.saved).toBe(0);
    client.send(MESSAGE.sync, SYNC.step2, Y.encodeStateAsUpdate(doc));
    await client.until(() => client.saved === 3);
    expect(textOf((await server.stored()).clauses.get("op1"))?.toString()).toBe("xxUrges States to act");
  });

  test("[SY11] the same after its step 2 is refused", async () => {
    await scene.start();
    const client = scene.raw("facilitator");
    const doc = await client.sync();
    typeInOp1(doc);
    await refusedAfter(client, updateOf(doc, typeInOp1));
  });

  test("[SY11] words typed while offline arrive after the reconnection", async () => {
    const server = await scene.start();
    const client = await scene.stock("facilitator");
    client.provider.disconnect();
    client.text("op1").insert(0, "Offline ");
    client.saved = 0;
    client.provider.connect();
    client.text("op1").insert(0, "And then ");
    await client.until(() => client.provider.synced && client.saved >= 1);
    await client.until(() => client.saved >= 1);
    const other = await scene.stock("observer");
    await other.until(() => other.words("op1") === "And then Offline Urges States to act");
    expect(client.closeCodes).toEqual([]);
    expect((await server.stored()).clauses.size).toBe(5);
  });

  test("[SY9] people who format and erase the same words leave nothing for readers to tidy", async () => {
    await scene.start();
    const one = await scene.stock("facilitator");
    const two = await scene.stock("secretariat");
    const readers = [await scene.stock("observer"), await scene.stock("delegation")];
    const written: string[] = [];
    for (const reader of readers) {
      reader.doc.on("update", (_update: Uint8Array, origin: unknown) => {
        if (origin !== reader.provider) written.push("update");
      });
    }
    one.text("op1").format(0, 5, { em: true });
    two.text("op1").format(3, 9, { em: true });
    two.text("op1").format(0, 8, { em: null });
    one.text("op1").delete(0, 6);
    two.text("op1").delete(0, 4);
    one.text("op2").insert(0, "End. ");
    for (const client of [one, two, ...readers]) {
      await client.until(() => client.words("op2").startsWith("End. ") && client.words("op1") === one.words("op1"));
    }
    await one.until(() => one.words("op1") === two.words("op1"));
    const late = await scene.stock("observer");
    late.doc.on("update", () => written.push("late"));
    expect(late.words("op1")).toBe(one.words("op1"));
    expect(written).toEqual([]);
    expect(readers.flatMap((reader) => reader.closeCodes)).toEqual([]);
  });
});
