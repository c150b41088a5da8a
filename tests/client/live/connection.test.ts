import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import type { Connection } from "../../../client/live/connection.ts";
import { addClause, draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import type { ClauseId, ParticipantId } from "../../../shared/domain/ids.ts";
import { FakeSync } from "./fakeSync.ts";
import { access, connectTo, memoryStorage, OP, seed, settle, type, words } from "./liveHarness.ts";

let server: FakeSync;
let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeSync();
  seed(server);
});

afterEach(() => {
  connection.destroy();
  vi.useRealTimers();
});

async function open(change: Parameters<typeof connectTo>[1] = {}): Promise<void> {
  connection = connectTo(server, change);
  await settle();
  expect(connection.snapshot.phase.kind).toBe("open");
}

describe("what is saved", () => {
  test("[SY43] a fresh connection is saved once its step 2 is acknowledged", async () => {
    server.holdSaves = true;
    await open();
    expect(connection.snapshot.status).not.toBe("saved");
    server.holdSaves = false;
    server.open.shut(1012);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(connection.snapshot.status).toBe("saved");
  });

  test("[SY43] typing is editing for a second, then saving, and saved only by the acknowledgement", async () => {
    await open();
    server.holdSaves = true;
    type(connection, "!");
    await settle();
    expect(connection.snapshot.status).toBe("editing");
    expect(connection.isUnsent).toBe(true);
    await vi.advanceTimersByTimeAsync(1_010);
    expect(connection.snapshot.status).toBe("saving");
    server.holdSaves = false;
    type(connection, "!");
    await settle();
    expect(connection.snapshot.status).toBe("saved");
    expect(connection.isUnsent).toBe(false);
    expect(words(draftDoc(server.doc))).toBe("Urges States!!");
  });

  test("[SY42] an edit that only deletes is counted like any other", async () => {
    await open();
    server.holdSaves = true;
    textOf(connection.snapshot.draft.clauses.get(OP))?.delete(0, 6);
    await settle();
    expect(connection.snapshot.waiting).toBe(1);
    server.holdSaves = false;
    type(connection, ".");
    await settle();
    expect(connection.snapshot.waiting).toBe(0);
  });

  test("[SY42] what was sent and not acknowledged before a loss waits until the next step 2 is", async () => {
    await open();
    server.holdSaves = true;
    type(connection, " to act");
    await settle();
    server.isDown = true;
    server.open.shut(1006);
    await settle();
    expect(connection.snapshot).toMatchObject({ status: "offline", waiting: 1 });
    server.isDown = false;
    server.holdSaves = false;
    connection.retryNow();
    await settle();
    expect(connection.snapshot).toMatchObject({ status: "saved", waiting: 0 });
  });

  test("[SY42] a live update sent before the step 2 is acknowledged by the step 2, not by its own number", async () => {
    await open();
    server.isDown = true;
    server.open.shut(1006);
    await settle();
    server.isDown = false;
    connection.retryNow();
    // The socket opens in the next microtask; typing right after it sends a frame before the provider answers step 1.
    await Promise.resolve();
    type(connection, "?");
    await settle();
    expect(connection.snapshot.status).toBe("saved");
    expect(words(draftDoc(server.doc))).toBe("Urges States?");
  });

  test("[SY42] typing within two seconds in one clause is one change to a person", async () => {
    await open();
    server.isDown = true;
    server.open.shut(1006);
    await settle();
    for (const letter of "abc") type(connection, letter);
    expect(connection.snapshot.waiting).toBe(0);
    await settle();
    expect(connection.snapshot.waiting).toBe(1);
    await vi.advanceTimersByTimeAsync(5_000);
    type(connection, "d");
    await settle();
    expect(connection.snapshot.waiting).toBe(2);
  });
});

describe("a lost connection", () => {
  test("[SY49] coming back says how much was sent and what others changed meanwhile", async () => {
    await open();
    server.isDown = true;
    server.open.shut(1006);
    await settle();
    type(connection, " to act");
    server.edit((doc) =>
      addClause(draftDoc(doc), {
        id: "new" as ClauseId,
        kind: "operative",
        level: 0,
        order: "W",
        runs: [{ text: "x" }],
      }),
    );
    await settle();
    server.isDown = false;
    connection.retryNow();
    await settle();
    expect(connection.snapshot.back).toEqual({ sent: 1, changed: ["new"] });
    connection.dismissBack();
    expect(connection.snapshot.back).toBeNull();
  });

  test("[SY41] attempts come ever more slowly, and a success starts the count again", async () => {
    await open();
    server.isDown = true;
    server.open.shut(1006);
    await settle();
    const pauses: number[] = [];
    for (let i = 0; i < 12; i++) {
      const { phase } = connection.snapshot;
      if (phase.kind !== "waiting") throw new Error(`not waiting but ${phase.kind}`);
      const pause = phase.retryAt - Date.now();
      pauses.push(pause);
      await vi.advanceTimersByTimeAsync(pause);
    }
    expect(pauses[0]).toBeLessThan(1_000);
    expect(pauses.at(-1)).toBe(22_500);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    server.isDown = false;
    connection.retryNow();
    await vi.advanceTimersByTimeAsync(5_000);
    server.isDown = true;
    server.open.shut(1006);
    await settle();
    const { phase } = connection.snapshot;
    expect(phase.kind === "waiting" && phase.retryAt - Date.now()).toBe(pauses[0]);
  });

  test("[SY40] a socket that acknowledges nothing for twelve seconds is given up", async () => {
    await open();
    server.holdSaves = true;
    type(connection, "!");
    await vi.advanceTimersByTimeAsync(11_000);
    expect(connection.snapshot.status).toBe("saving");
    await vi.advanceTimersByTimeAsync(1_100);
    expect(connection.snapshot.status).toBe("offline");
  });

  test("[SY40] a network that the system reports gone is offline at once, and back at once", async () => {
    await open();
    server.isDown = true;
    window.dispatchEvent(new Event("offline"));
    await settle();
    expect(connection.snapshot.status).toBe("offline");
    await vi.advanceTimersByTimeAsync(60_000);
    server.isDown = false;
    window.dispatchEvent(new Event("online"));
    await settle();
    expect(connection.snapshot.status).toBe("saved");
  });
});

describe("what the server closes with", () => {
  test.each([
    [4401, "sign_in_again"],
    [4410, "draft_closed"],
    [4999, "client_too_old"],
    [4404, "not_found"],
  ])("[SY40] %i halts, keeps what is typed, and goes on when asked", async (close, code) => {
    await open();
    server.open.shut(close);
    await settle();
    expect(connection.snapshot.phase).toEqual({ kind: "halted", code });
    type(connection, "!");
    await vi.advanceTimersByTimeAsync(120_000);
    expect(connection.snapshot.phase.kind).toBe("halted");
    await connection.resume();
    await settle();
    expect(connection.snapshot).toMatchObject({ status: "saved", waiting: 0 });
    expect(words(draftDoc(server.doc))).toBe("Urges States!");
  });

  test.each([1012, 1013, 4500, 4429])("[SY40] %i is waited out and says why", async (close) => {
    await open();
    server.open.shut(close);
    await settle();
    const { phase } = connection.snapshot;
    expect(phase.kind).toBe("waiting");
    expect(phase.kind === "waiting" && phase.code).not.toBeNull();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(connection.snapshot.phase.kind).toBe("open");
  });

  test.each([4205, 4403])("[SY40] %i asks who I am now and reconnects with the new rights", async (close) => {
    const observer = access({ me: { ...access().me, role: "observer" } });
    await open({ askAccess: async () => ({ ok: true, access: observer }) });
    server.open.shut(close);
    await settle();
    expect(connection.snapshot.phase.kind).toBe("open");
    expect(connection.snapshot.access.me.role).toBe("observer");
  });

  test("[SY40] access that is gone halts, and the text stays", async () => {
    await open({ askAccess: async () => ({ ok: false, code: "no_access" }) });
    server.open.shut(4205);
    await settle();
    expect(connection.snapshot.phase).toEqual({ kind: "halted", code: "no_access" });
    expect(words(connection.snapshot.draft)).toBe("Urges States");
  });

  test("[SY40] a contradiction between API and socket does not become a tight circle", async () => {
    await open();
    const before = server.sockets.length;
    for (let i = 0; i < 6; i++) {
      const socket = server.sockets.findLast((one) => one.readyState === 1);
      socket?.shut(4403);
      await settle();
    }
    expect(server.sockets.length - before).toBeLessThanOrEqual(3);
    expect(connection.snapshot.phase.kind).toBe("waiting");
  });
});

describe("who somebody is", () => {
  const signedInAs = (id: string) => access({ me: { ...access().me, id: id as ParticipantId } });

  test("[SY40] being asked for again without having changed, who I am stays the same object", async () => {
    await open();
    const { me } = connection.snapshot.access;
    server.open.shut(4205);
    await settle();
    expect(connection.snapshot.phase.kind).toBe("open");
    expect(connection.snapshot.access.me).toBe(me);
  });

  test("[SY50] who comes back as another participant gets a fresh copy, and the words not sent are handed back", async () => {
    const storage = memoryStorage();
    await open({ storage, askAccess: async () => ({ ok: true, access: signedInAs("p2") }) });
    const { clientID } = connection.snapshot.draft.doc;
    server.open.shut(4401);
    await settle();
    type(connection, " to act");
    await connection.resume();
    await settle();
    expect(connection.snapshot.phase.kind).toBe("open");
    expect(connection.snapshot.draft.doc.clientID).not.toBe(clientID);
    expect(words(draftDoc(server.doc))).toBe("Urges States");
    expect(connection.snapshot.salvaged[0]?.texts[0]?.mine).toEqual([{ text: "Urges States to act" }]);
    connection.destroy();
    await open({ storage, access: signedInAs("p2") });
    expect(connection.snapshot.salvaged).toHaveLength(1);
    connection.destroy();
    await open({ storage });
    expect(connection.snapshot.salvaged).toEqual([]);
  });

  test("[SY50] what was handed back before goes along, and without words nobody is told of anything", async () => {
    const storage = memoryStorage();
    await open({ storage, askAccess: async () => ({ ok: true, access: signedInAs("p2") }) });
    server.refuse = (update) => (update.length > 2 ? { code: "clause_locked", clause: OP } : null);
    type(connection, "!");
    await settle();
    server.refuse = null;
    expect(connection.snapshot.salvaged).toHaveLength(1);
    server.open.shut(4401);
    await settle();
    await connection.resume();
    await settle();
    expect(connection.snapshot.salvaged.map((item) => item.code)).toEqual(["clause_locked"]);
    connection.destroy();
    await open({ storage, access: signedInAs("p2") });
    expect(connection.snapshot.salvaged).toHaveLength(1);
  });
});

describe("the end of a session", () => {
  test("[SY51] nothing runs on after it, not even what a refusal left behind a moment before", async () => {
    await open();
    for (const _ of [1, 2]) {
      server.refuse = (update) => (update.length > 2 ? { code: "clause_locked", clause: OP } : null);
      type(connection, "!");
      await settle();
      server.refuse = null;
      await settle();
    }
    expect(connection.snapshot.copy).toBe(2);
    connection.destroy();
    // The provider looks once more whether it should come back; nothing may go on for ever.
    await vi.advanceTimersByTimeAsync(10_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("refused", () => {
  const locked = (update: Uint8Array) => (update.length > 2 ? ({ code: "clause_locked", clause: OP } as const) : null);

  test("[SY44] words that were not taken come back with their place, and the text is the server's", async () => {
    await open();
    server.refuse = locked;
    type(connection, " to act");
    await settle();
    server.refuse = null;
    await settle();
    expect(words(connection.snapshot.draft)).toBe("Urges States");
    expect(connection.snapshot.copy).toBe(1);
    const [item] = connection.snapshot.salvaged;
    expect(item).toMatchObject({ code: "clause_locked", label: "OP 1" });
    expect(item?.texts).toEqual([
      {
        place: { clause: OP },
        label: "OP 1",
        mine: [{ text: "Urges States to act" }],
        theirs: [{ text: "Urges States" }],
      },
    ]);
    expect(connection.snapshot.status).toBe("saved");
    type(connection, ".");
    await settle();
    expect(words(draftDoc(server.doc))).toBe("Urges States.");
  });

  test("[SY44] frames after the refused one are salvaged, frames before it are not", async () => {
    await open();
    type(connection, " one");
    await settle();
    server.refuse = locked;
    type(connection, " two");
    type(connection, " three");
    await settle();
    expect(words(draftDoc(server.doc))).toBe("Urges States one");
    expect(connection.snapshot.salvaged[0]?.texts[0]).toMatchObject({
      mine: [{ text: "Urges States one two three" }],
      theirs: [{ text: "Urges States one" }],
    });
  });

  test("[SY44] while the fresh copy cannot be had the old text is shown, and words typed on are salvaged too", async () => {
    await open();
    server.refuse = locked;
    server.isDown = true;
    type(connection, " a");
    await settle();
    expect(connection.snapshot.status).toBe("refused");
    expect(connection.isUnsent).toBe(true);
    type(connection, "b");
    server.refuse = null;
    server.isDown = false;
    connection.retryNow();
    await settle();
    expect(connection.snapshot.salvaged[0]?.texts[0]?.mine).toEqual([{ text: "Urges States ab" }]);
    expect(connection.isUnsent).toBe(false);
  });

  test("[SY49] a change that is refused on coming back is not said to be sent", async () => {
    await open();
    server.isDown = true;
    server.open.shut(1006);
    await settle();
    type(connection, " to act");
    await settle();
    server.refuse = locked;
    server.isDown = false;
    connection.retryNow();
    await settle();
    expect(connection.snapshot.salvaged).toHaveLength(1);
    expect(connection.snapshot.status).toBe("saved");
    expect(connection.snapshot.back).toBeNull();
  });

  test("[SY46] salvaged words survive a reload until they are dismissed", async () => {
    const storage = memoryStorage();
    await open({ storage });
    server.refuse = locked;
    type(connection, "!");
    await settle();
    server.refuse = null;
    connection.destroy();
    await open({ storage });
    const [item] = connection.snapshot.salvaged;
    expect(item?.texts).toHaveLength(1);
    if (item) connection.dismissSalvaged(item);
    expect(connection.snapshot.salvaged).toEqual([]);
    connection.destroy();
    await open({ storage });
    expect(connection.snapshot.salvaged).toEqual([]);
  });

  test("[SY44] after a restore from a backup the document starts afresh and the lost words are offered", async () => {
    let generation = 1;
    await open({ askAccess: async () => ({ ok: true, access: access({ generation }) }) });
    const backup = new Y.Doc();
    Y.applyUpdate(backup, Y.encodeStateAsUpdate(server.doc));
    type(connection, " to act");
    await settle();
    generation = 2;
    server.doc = backup;
    server.open.shut(4205);
    await settle();
    expect(connection.snapshot.phase.kind).toBe("open");
    expect(server.sockets.at(-1)?.url).toMatch(/[?&]g=2\b/);
    expect(connection.snapshot.salvaged[0]?.code).toBe("restored");
    expect(words(connection.snapshot.draft)).toBe("Urges States");
  });

  test("[SY44] refusals without end are stopped", async () => {
    await open();
    server.refuse = () => ({ code: "update_refused" });
    for (let i = 0; i < 8; i++) await vi.advanceTimersByTimeAsync(2_000);
    expect(connection.snapshot.phase.kind).toBe("open");
    type(connection, "!");
    for (let i = 0; i < 8; i++) await vi.advanceTimersByTimeAsync(2_000);
    expect(connection.snapshot.phase).toEqual({ kind: "halted", code: "update_refused" });
  });

  test("[SY44] a client id that somebody else uses means a new document", async () => {
    await open();
    const { doc } = connection.snapshot.draft;
    const former = doc.clientID;
    server.edit((theirs) => {
      theirs.clientID = former;
      textOf(draftDoc(theirs).clauses.get(OP))?.insert(0, "Strongly ");
    });
    await settle();
    await settle();
    expect(connection.snapshot.draft.doc).not.toBe(doc);
    expect(words(connection.snapshot.draft)).toBe("Strongly Urges States");
    expect(connection.snapshot.phase.kind).toBe("open");
  });
});
