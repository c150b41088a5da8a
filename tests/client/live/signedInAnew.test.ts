import { describe, expect, test } from "vitest";
import { draftDoc } from "../../../shared/document/draftDoc.ts";
import type { ParticipantId } from "../../../shared/domain/ids.ts";
import { access, memoryStorage, OP, settle, type, words } from "./liveHarness.ts";
import { liveScene } from "./liveScene.ts";

const scene = liveScene();

describe("who somebody is", () => {
  const signedInAs = (id: string) => access({ me: { ...access().me, id: id as ParticipantId } });

  test("[SY40] being asked for again without having changed, who I am stays the same object", async () => {
    await scene.open();
    const { me } = scene.connection.snapshot.access;
    scene.server.open.shut(4205);
    await settle();
    expect(scene.connection.snapshot.phase.kind).toBe("open");
    expect(scene.connection.snapshot.access.me).toBe(me);
  });

  test("[SY50] who comes back as another participant gets a fresh copy, and the words not sent are handed back", async () => {
    const storage = memoryStorage();
    await scene.open({ storage, askAccess: async () => ({ ok: true, access: signedInAs("p2") }) });
    const { clientID } = scene.connection.snapshot.document.doc;
    scene.server.open.shut(4401);
    await settle();
    type(scene.connection, " to act");
    await scene.connection.resume();
    await settle();
    expect(scene.connection.snapshot.phase.kind).toBe("open");
    expect(scene.connection.snapshot.document.doc.clientID).not.toBe(clientID);
    expect(words(draftDoc(scene.server.doc))).toBe("Urges States");
    expect(scene.connection.snapshot.salvaged[0]?.texts[0]?.mine).toEqual([{ text: "Urges States to act" }]);
    scene.connection.destroy();
    await scene.open({ storage, access: signedInAs("p2") });
    expect(scene.connection.snapshot.salvaged).toHaveLength(1);
    scene.connection.destroy();
    await scene.open({ storage });
    expect(scene.connection.snapshot.salvaged).toEqual([]);
  });

  test("[SY50] what was handed back before goes along, and without words nobody is told of anything", async () => {
    const storage = memoryStorage();
    await scene.open({ storage, askAccess: async () => ({ ok: true, access: signedInAs("p2") }) });
    scene.server.refuse = (update) => (update.length > 2 ? { code: "clause_locked", clause: OP } : null);
    type(scene.connection, "!");
    await settle();
    scene.server.refuse = null;
    expect(scene.connection.snapshot.salvaged).toHaveLength(1);
    scene.server.open.shut(4401);
    await settle();
    await scene.connection.resume();
    await settle();
    expect(scene.connection.snapshot.salvaged.map((item) => item.code)).toEqual(["clause_locked"]);
    scene.connection.destroy();
    await scene.open({ storage, access: signedInAs("p2") });
    expect(scene.connection.snapshot.salvaged).toHaveLength(1);
  });
});
