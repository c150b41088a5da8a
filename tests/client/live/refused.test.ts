import { describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { addClause, draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { access, memoryStorage, OP, settle, type, words } from "./liveHarness.ts";
import { liveScene } from "./liveScene.ts";

const scene = liveScene();

describe("refused", () => {
  const locked = (update: Uint8Array) => (update.length > 2 ? ({ code: "clause_locked", clause: OP } as const) : null);

  test("[SY44] words that were not taken come back with their place, and the text is the server's", async () => {
    await scene.open();
    scene.server.refuse = locked;
    type(scene.connection, " to act");
    await settle();
    scene.server.refuse = null;
    await settle();
    expect(words(scene.connection.snapshot.document)).toBe("Urges States");
    expect(scene.connection.snapshot.copy).toBe(1);
    const [item] = scene.connection.snapshot.salvaged;
    expect(item).toMatchObject({ code: "clause_locked", label: "OP 1" });
    expect(item?.texts).toEqual([
      {
        place: { clause: OP },
        label: "OP 1",
        mine: [{ text: "Urges States to act" }],
        theirs: [{ text: "Urges States" }],
      },
    ]);
    expect(scene.connection.snapshot.status).toBe("saved");
    type(scene.connection, ".");
    await settle();
    expect(words(draftDoc(scene.server.doc))).toBe("Urges States.");
  });

  test("[SY44] frames after the refused one are salvaged, frames before it are not", async () => {
    await scene.open();
    type(scene.connection, " one");
    await settle();
    scene.server.refuse = locked;
    type(scene.connection, " two");
    type(scene.connection, " three");
    await settle();
    expect(words(draftDoc(scene.server.doc))).toBe("Urges States one");
    expect(scene.connection.snapshot.salvaged[0]?.texts[0]).toMatchObject({
      mine: [{ text: "Urges States one two three" }],
      theirs: [{ text: "Urges States one" }],
    });
  });

  test("[SY44] while the fresh copy cannot be had the old text is shown, and words typed on are salvaged too", async () => {
    await scene.open();
    scene.server.refuse = locked;
    scene.server.isDown = true;
    type(scene.connection, " a");
    await settle();
    expect(scene.connection.snapshot.status).toBe("refused");
    expect(scene.connection.isUnsent).toBe(true);
    type(scene.connection, "b");
    scene.server.refuse = null;
    scene.server.isDown = false;
    scene.connection.retryNow();
    await settle();
    expect(scene.connection.snapshot.salvaged[0]?.texts[0]?.mine).toEqual([{ text: "Urges States ab" }]);
    expect(scene.connection.isUnsent).toBe(false);
  });

  test("[SY44] a fresh copy that comes in parts is waited for: what others wrote is never handed back", async () => {
    await scene.open();
    type(scene.connection, " one");
    await settle();
    scene.server.olderState = Y.encodeStateAsUpdate(scene.server.doc);
    type(scene.connection, " two");
    scene.server.edit((doc) =>
      addClause(draftDoc(doc), {
        id: "new" as ClauseId,
        kind: "operative",
        level: 0,
        order: "W",
        runs: [{ text: "Requests" }],
      }),
    );
    await settle();
    scene.server.refuse = locked;
    type(scene.connection, " three");
    await settle();
    scene.server.refuse = null;
    await settle();
    expect(scene.connection.snapshot.salvaged.flatMap(({ texts }) => texts)).toMatchObject([
      {
        place: { clause: OP },
        mine: [{ text: "Urges States one two three" }],
        theirs: [{ text: "Urges States one two" }],
      },
    ]);
    expect(scene.connection.snapshot).toMatchObject({ status: "saved", phase: { kind: "open" } });
  });

  test("[SY44] words that the server was still storing when the fresh copy was made are not kept as lost", async () => {
    const arrive = () => scene.server.edit((doc) => textOf(draftDoc(doc).clauses.get(OP))?.insert(12, " to act"));
    const refused = async () => {
      scene.server.refuse = locked;
      type(scene.connection, " to act");
      await settle();
      scene.server.refuse = null;
      await settle();
      expect(scene.connection.snapshot.salvaged).toHaveLength(1);
    };
    await scene.open();
    await refused();
    arrive();
    await settle();
    expect(scene.connection.snapshot.salvaged).toEqual([]);
    // Long after, it is somebody else who wrote the same: what was kept is left to the person.
    scene.server.edit((doc) => textOf(draftDoc(doc).clauses.get(OP))?.delete(12, 7));
    await settle();
    await refused();
    await vi.advanceTimersByTimeAsync(6_000);
    arrive();
    await settle();
    expect(scene.connection.snapshot.salvaged).toHaveLength(1);
  });

  test("[SY49] a change that is refused on coming back is not said to be sent", async () => {
    await scene.open();
    scene.server.isDown = true;
    scene.server.open.shut(1006);
    await settle();
    type(scene.connection, " to act");
    await settle();
    scene.server.refuse = locked;
    scene.server.isDown = false;
    scene.connection.retryNow();
    await settle();
    expect(scene.connection.snapshot.salvaged).toHaveLength(1);
    expect(scene.connection.snapshot.status).toBe("saved");
    expect(scene.connection.snapshot.back).toBeNull();
  });

  test("[SY46] salvaged words survive a reload until they are dismissed", async () => {
    const storage = memoryStorage();
    await scene.open({ storage });
    scene.server.refuse = locked;
    type(scene.connection, "!");
    await settle();
    scene.server.refuse = null;
    scene.connection.destroy();
    await scene.open({ storage });
    const [item] = scene.connection.snapshot.salvaged;
    expect(item?.texts).toHaveLength(1);
    if (item) scene.connection.dismissSalvaged(item);
    expect(scene.connection.snapshot.salvaged).toEqual([]);
    scene.connection.destroy();
    await scene.open({ storage });
    expect(scene.connection.snapshot.salvaged).toEqual([]);
  });

  test("[SY44] after a restore from a backup the document starts afresh and the lost words are offered", async () => {
    let generation = 1;
    await scene.open({ askAccess: async () => ({ ok: true, access: access({ generation }) }) });
    const backup = new Y.Doc();
    Y.applyUpdate(backup, Y.encodeStateAsUpdate(scene.server.doc));
    type(scene.connection, " to act");
    await settle();
    generation = 2;
    scene.server.doc = backup;
    scene.server.open.shut(4205);
    await settle();
    expect(scene.connection.snapshot.phase.kind).toBe("open");
    expect(scene.server.sockets.at(-1)?.url).toMatch(/[?&]g=2\b/);
    expect(scene.connection.snapshot.salvaged[0]?.code).toBe("restored");
    expect(words(scene.connection.snapshot.document)).toBe("Urges States");
  });

  test("[SY44] refusals without end are stopped", async () => {
    await scene.open();
    scene.server.refuse = () => ({ code: "update_refused" });
    for (let i = 0; i < 8; i++) await vi.advanceTimersByTimeAsync(2_000);
    expect(scene.connection.snapshot.phase.kind).toBe("open");
    type(scene.connection, "!");
    for (let i = 0; i < 8; i++) await vi.advanceTimersByTimeAsync(2_000);
    expect(scene.connection.snapshot.phase).toEqual({ kind: "halted", code: "update_refused" });
  });

  test("[SY44] a client id that somebody else uses means a new document", async () => {
    await scene.open();
    const { doc } = scene.connection.snapshot.document;
    const former = doc.clientID;
    scene.server.edit((theirs) => {
      theirs.clientID = former;
      textOf(draftDoc(theirs).clauses.get(OP))?.insert(0, "Strongly ");
    });
    await settle();
    await settle();
    expect(scene.connection.snapshot.document.doc).not.toBe(doc);
    expect(words(scene.connection.snapshot.document)).toBe("Strongly Urges States");
    expect(scene.connection.snapshot.phase.kind).toBe("open");
  });
});
