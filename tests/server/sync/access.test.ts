import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { draftDoc } from "../../../shared/document/draftDoc.ts";
import { syncScene } from "../../support/syncScene.ts";
import { PEOPLE } from "../../support/testRoom.ts";

const scene = syncScene();

describe("who gets in", () => {
  test("[SY14] whoever is not let in is accepted and closed with the code that says why", async () => {
    await scene.start();
    expect(await scene.raw("nobody").closed()).toBe(4401);
    expect(await scene.raw("facilitator", { query: "&v=0" }).closed()).toBe(4999);
    expect(await scene.raw("facilitator", { query: "&v=old" }).closed()).toBe(4999);
    await scene.raw("facilitator", { query: "&v=1" }).open();
    await scene.raw("facilitator", { query: "&v=2" }).open();
  });

  test("[SY14] a refusal without a close code of its own closes with no access", async () => {
    await scene.start({ authenticate: async () => ({ code: "link_invalid" }) });
    expect(await scene.raw("facilitator").closed()).toBe(4403);
  });

  test("[SY14] an authentication that fails by itself closes with 1013, and is logged", async () => {
    const server = await scene.start({ authenticate: () => Promise.reject(new Error("disk")) });
    expect(await scene.raw("facilitator").closed()).toBe(1013);
    expect(server.logged.map(({ message }) => message)).toContain("a socket could not be admitted");
  });

  test("[SY14] other addresses and other origins get no WebSocket at all", async () => {
    await scene.start();
    for (const path of ["a/b", "..%2f..", "draft1~", "~EU", "draft1~EU~BRA", "__proto__"]) {
      expect(await scene.raw("facilitator", { path }).closed(), path).toBe(1006);
    }
    expect(await scene.raw("facilitator", { headers: { origin: "https://evil.example" } }).closed()).toBe(1006);
    expect(await scene.raw("facilitator", { headers: { origin: "null" } }).closed()).toBe(1006);
    await scene.raw("facilitator", { headers: { origin: "https://adref.example" } }).open();
    const own = `http://${new URL(scene.server.url).host}`;
    await scene.raw("facilitator", { headers: { origin: own } }).open();
  });

  test("[SY14] a copy of another generation is sent to ask again", async () => {
    const server = await scene.start();
    expect(await scene.raw("facilitator", { query: "&g=7" }).closed()).toBe(4205);
    await scene.raw("facilitator", { query: `&g=${(await server.room()).generation}` }).open();
  });

  test("[SY14] when access changes, all sockets of that participant close with 4205, and only theirs", async () => {
    const server = await scene.start();
    const tabs = [await scene.raw("core").open(), await scene.raw("core").open()];
    const other = await scene.raw("facilitator").open();
    server.rooms.dropParticipant(PEOPLE.core.participant, "access_changed");
    expect(await Promise.all(tabs.map((tab) => tab.closed()))).toEqual([4205, 4205]);
    expect(other.closeCode).toBeNull();
  });
});

describe("the private room of a delegation", () => {
  test("[SY14] it goes with its draft: a copy of another generation of the draft is sent to ask again", async () => {
    const server = await scene.start();
    const { generation } = await server.room();
    // The private room was made before or after a restore of which the draft knows otherwise.
    server.store.generation = generation + 6;
    const path = "draft1~BRA";
    expect(await scene.raw("delegation", { path, query: `&g=${generation + 6}` }).closed()).toBe(4205);
    await scene.raw("delegation", { path, query: `&g=${generation}` }).open();
  });

  test("[SY21] its members open it and nobody else, organisers included; every opening is logged", async () => {
    const server = await scene.start();
    const path = "draft1~BRA";
    for (const who of ["facilitator", "secretariat", "core", "observer"] as const) {
      expect(await scene.raw(who, { path }).closed(), who).toBe(4403);
    }
    const member = scene.raw("delegation", { path });
    await member.sync();
    await scene.raw("colleague", { path }).open();
    const log = await server.store.accessLog(path);
    expect(log.map(({ participant, what }) => [participant, what])).toEqual([
      ["bia", "opened"],
      ["caio", "opened"],
    ]);
  });

  test("[PE13] members write amendments, comments and notes there, under no other root and nothing deeper", async () => {
    const server = await scene.start();
    const path = "draft1~BRA";
    const write = async (edit: (doc: Y.Doc) => void): Promise<number> => {
      const client = scene.raw("delegation", { path });
      const doc = await client.sync();
      await client.until(() => client.saved === 1);
      const before = Y.encodeStateVector(doc);
      edit(doc);
      client.update(Y.encodeStateAsUpdate(doc, before));
      await client.until(() => client.saved === 2 || client.closeCode !== null);
      const code = client.closeCode ?? 0;
      client.destroy();
      return code;
    };
    const note = (doc: Y.Doc, id: string): void => {
      const map = new Y.Map<unknown>();
      map.set("text", new Y.Text("Our red line"));
      map.set("clause", "op1");
      doc.getMap("notes").set(id, map);
    };
    expect(await write((doc) => note(doc, "note1"))).toBe(0);
    expect(await write((doc) => void draftDoc(doc).clauses.set("x", new Y.Map()))).toBe(4409);
    expect(await write((doc) => void doc.getMap("notes").set("y", "no map"))).toBe(4409);
    expect(await write((doc) => doc.getMap("notes").delete("note1"))).toBe(4409);
    expect(await write((doc) => (doc.getMap("notes").get("note1") as Y.Map<unknown>).set("deep", new Y.Map()))).toBe(
      4409,
    );
    const stored = await server.stored(path);
    expect(stored.doc.getMap("notes").toJSON()).toEqual({ note1: { text: "Our red line", clause: "op1" } });
    // None of it is in the draft that everybody sees.
    expect(JSON.stringify((await server.stored()).doc.toJSON())).not.toContain("red line");
  });
});

describe("limits", () => {
  test("[SY20] a connection that sends too fast is closed with 4429", async () => {
    await scene.start({ limits: { frameBurst: 10, framesPerSecond: 0 } });
    const client = await scene.raw("facilitator").open();
    for (let count = 0; count < 11; count++) client.update(Uint8Array.of(0, 0));
    expect(await client.closed()).toBe(4429);
  });

  test("[SY20] all connections of one participant share one limit, that of others is their own", async () => {
    await scene.start({ limits: { participantFrameBurst: 10, participantFramesPerSecond: 0 } });
    const [one, two] = [await scene.raw("core").open(), await scene.raw("core").open()];
    const other = await scene.raw("facilitator").open();
    for (let count = 0; count < 6; count++) {
      one.update(Uint8Array.of(0, 0));
      other.update(Uint8Array.of(0, 0));
    }
    await one.until(() => one.saved === 6);
    for (let count = 0; count < 6; count++) two.update(Uint8Array.of(0, 0));
    expect(await two.closed()).toBe(4429);
    await other.until(() => other.saved === 6);
    expect(other.closeCode).toBeNull();
  });

  test("[SY20] a participant has so many connections, a room so many, and what leaves makes room", async () => {
    await scene.start({ limits: { maxConnectionsPerParticipant: 2, maxConnectionsPerRoom: 3 } });
    const first = await scene.raw("core").open();
    await scene.raw("core").open();
    expect(await scene.raw("core").closed()).toBe(4429);
    await scene.raw("facilitator").open();
    expect(await scene.raw("observer").closed()).toBe(4429);
    first.socket.close();
    await first.closed();
    await scene.raw("observer").open();
  });

  test("[SY20] a frame too large to be read cuts the connection", async () => {
    await scene.start({ limits: { maxFrameBytes: 1_000 } });
    const client = await scene.raw("facilitator").open();
    client.update(new Uint8Array(2_000));
    expect(await client.closed()).toBe(1009);
  });

  test("[SY8] a socket that answers no ping is cut, one that does stays", async () => {
    await scene.start({ limits: { pingMs: 30 } });
    const alive = await scene.raw("facilitator").open();
    const dead = await scene.raw("observer", { autoPong: false }).open();
    expect(await dead.closed()).toBe(1006);
    expect(alive.closeCode).toBeNull();
  });

  test("[SY20] upgrades that wait for their authentication are bounded", async () => {
    const gate = Promise.withResolvers<void>();
    const authenticate = async () => {
      await gate.promise;
      return PEOPLE.observer;
    };
    await scene.start({ limits: { maxPendingUpgrades: 2 }, authenticate });
    const waiting = [scene.raw("observer"), scene.raw("observer"), scene.raw("observer")];
    await Promise.race(waiting.map((client) => client.closed()));
    gate.resolve();
    const admitted = waiting.filter(({ closeCode }) => closeCode === null);
    expect(admitted).toHaveLength(2);
    await Promise.all(admitted.map((client) => client.open()));
  });
});
