import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Connection } from "../../../client/live/connection.ts";
import { followDraft } from "../../../client/live/followDraft.ts";
import { openPrivateRoom } from "../../../client/live/usePrivateRoom.ts";
import {
  addPrivateAmendment,
  type PrivateDoc,
  privateAmendments,
  privateDoc,
} from "../../../shared/document/privateDoc.ts";
import type { AmendmentId } from "../../../shared/domain/ids.ts";
import type { DraftResponse } from "../../../shared/protocol/http.ts";
import { access, member, OP, settle, type } from "./liveHarness.ts";
import { liveScene } from "./liveScene.ts";

const scene = liveScene();
const ROOM = "d1~BRA";
const isPrivate = (room: string) => room === ROOM;

let room: Connection<PrivateDoc>;
/** What the API says of the person, or with what code it says no. */
let heard: DraftResponse | "no_access";

beforeEach(async () => {
  heard = access({ me: member("BRA") });
  await scene.open({
    access: heard,
    askAccess: async () => (heard === "no_access" ? { ok: false, code: heard } : { ok: true, access: heard }),
  });
  room = openPrivateRoom(scene.connection, "BRA");
  scene.connection.joint.join(room);
  followDraft(scene.connection, room);
  await settle();
  expect(room.snapshot.status).toBe("saved");
});

afterEach(() => room.destroy());

function write(id: string, words: string): void {
  const base = [{ text: "Urges States" }];
  addPrivateAmendment(
    room.snapshot.document,
    id as AmendmentId,
    "BRA",
    { kind: "edit", on: { clause: OP } },
    {
      base,
      text: [{ text: words }],
    },
  );
}

const joint = () => scene.connection.joint.snapshot;

async function loseBoth(close = 1006): Promise<void> {
  scene.server.isDown = close === 1006;
  for (const socket of scene.server.sockets) socket.shut(close);
  await settle();
}

describe("said as one", () => {
  test("[SY55] saved only when both are, and what waits in either is counted", async () => {
    expect(joint()).toMatchObject({ status: "saved", waiting: 0, isMain: true });
    scene.server.holdSaves = true;
    write("a1", "Urges all States");
    await settle();
    expect(joint()).toMatchObject({ status: "editing", waiting: 1 });
    expect(scene.connection.snapshot.status).toBe("saved");
    type(scene.connection, "!");
    await settle();
    expect(joint().waiting).toBe(2);
    expect(scene.connection.joint.isUnsent).toBe(true);
    await vi.advanceTimersByTimeAsync(1_010);
    expect(joint().status).toBe("saving");
  });

  test("[SY55] with the private room alone away it is offline, and told from the draft being away", async () => {
    scene.server.isDown = true;
    scene.server.openIn(isPrivate).shut(1006);
    await settle();
    expect(joint()).toMatchObject({ status: "offline", isMain: false, phase: { kind: "waiting" } });
    await loseBoth();
    expect(joint()).toMatchObject({ status: "offline", isMain: true });
  });

  test("[SY49] [SY55] coming back is told once, with everything that was sent and all that changed", async () => {
    await loseBoth();
    write("a1", "Urges all States");
    type(scene.connection, "!");
    await settle();
    scene.server.isDown = false;
    scene.connection.joint.retryNow();
    await settle();
    expect(joint().back).toEqual({ sent: 2, changed: [] });
    const { back } = joint();
    type(scene.connection, "?");
    await settle();
    expect(joint().back).toBe(back);
    scene.connection.joint.dismissBack();
    expect(joint().back).toBeNull();
  });

  test("[SY49] what colleagues changed in the delegation's own text is told by its paragraph", async () => {
    write("a1", "Urges all States");
    await settle();
    await loseBoth();
    scene.server.edit((doc) => {
      privateAmendments(privateDoc(doc))[0]?.text.insert(0, "Strongly ");
    }, ROOM);
    scene.server.isDown = false;
    scene.connection.joint.retryNow();
    await settle();
    expect(room.snapshot.back).toEqual({ sent: 0, changed: [OP] });
  });

  test("[SY55] [SY57] refused words of both are on one list, named as the room names the paragraph", async () => {
    scene.server.refuse = (update, where) => (isPrivate(where) && update.length > 2 ? { code: "too_large" } : null);
    write("a1", "Urges all States");
    await settle();
    scene.server.refuse = (update) => (update.length > 2 ? { code: "clause_locked", clause: OP } : null);
    type(scene.connection, "!");
    await settle();
    scene.server.refuse = null;
    await settle();
    const [first, second] = joint().salvaged;
    expect(first?.item).toMatchObject({ code: "clause_locked", texts: [{ place: { clause: OP } }] });
    expect(second?.item).toMatchObject({
      code: "too_large",
      texts: [
        { place: { own: "a1", part: "text" }, label: "OP 1", mine: [{ text: "Urges all States" }], theirs: null },
      ],
    });
    const { salvaged } = joint();
    scene.connection.dismissBack();
    expect(joint().salvaged).toBe(salvaged);
    const [text] = second?.item.texts ?? [];
    expect(second && text && second.source.putBack(second.item, text)).toBe(true);
    expect(privateAmendments(room.snapshot.document)).toHaveLength(1);
    expect(joint().salvaged).toHaveLength(1);
  });

  test("[SY55] whoever leaves is no longer counted", async () => {
    const end = scene.connection.joint.join(room);
    await loseBoth();
    write("a1", "x");
    await settle();
    expect(joint().waiting).toBe(1);
    end();
    expect(joint().waiting).toBe(0);
  });
});

describe("coming and going with the draft", () => {
  test("[SY54] as soon as the draft is back the private room is, whatever its own pause", async () => {
    await loseBoth();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(room.snapshot.phase.kind).toBe("waiting");
    scene.server.isDown = false;
    scene.connection.retryNow();
    await settle();
    expect(room.snapshot.status).toBe("saved");
  });

  test("[SY54] after signing in again over the text both go on, and the private words are sent", async () => {
    await loseBoth(4401);
    write("a1", "Urges all States");
    expect(room.snapshot.phase).toEqual({ kind: "halted", code: "sign_in_again" });
    await scene.connection.resume();
    await settle();
    expect(room.snapshot).toMatchObject({ status: "saved", waiting: 0 });
    expect(scene.server.docOf(ROOM).getMap("amendments").size).toBe(1);
  });

  test("[SY54] access to the draft that is gone is access to the room that is gone; the words stay readable", async () => {
    write("a1", "Urges all States");
    await settle();
    heard = "no_access";
    await loseBoth(4205);
    expect(scene.connection.snapshot.phase).toEqual({ kind: "halted", code: "no_access" });
    expect(room.snapshot.phase).toEqual({ kind: "halted", code: "no_access" });
    expect(privateAmendments(room.snapshot.document)[0]?.text.toString()).toBe("Urges all States");
  });

  test("[SY53] whoever is no longer of the delegation does not knock at its room again", async () => {
    heard = access({ me: member("KEN") });
    const before = scene.server.sockets.filter((socket) => isPrivate(socket.room)).length;
    await loseBoth(4205);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(scene.connection.snapshot.phase.kind).toBe("open");
    expect(room.snapshot.phase).toEqual({ kind: "halted", code: "no_access" });
    expect(scene.server.sockets.filter((socket) => isPrivate(socket.room))).toHaveLength(before);
  });

  test("[SY44] after a restore the private words that were lost are offered, and can be put in again", async () => {
    write("a1", "Urges all States");
    await settle();
    heard = access({ me: member("BRA"), generation: 2 });
    scene.server.forget(ROOM);
    await loseBoth(4205);
    expect(room.snapshot.phase.kind).toBe("open");
    const [item] = room.snapshot.salvaged;
    expect(item).toMatchObject({ code: "restored", texts: [{ mine: [{ text: "Urges all States" }], theirs: null }] });
    const [text] = item?.texts ?? [];
    expect(item && text && room.putBack(item, text)).toBe(true);
    const [again] = privateAmendments(room.snapshot.document);
    expect(again).toMatchObject({ id: "a1", kind: "edit", on: { clause: OP }, delegation: "BRA" });
    expect(again?.base.toString()).toBe("Urges States");
  });

  test("[SY44] [SY57] a removal that was proposed and lost is offered too, though it has no words", async () => {
    const place = { kind: "delete", on: { clause: OP } } as const;
    addPrivateAmendment(room.snapshot.document, "a1" as AmendmentId, "BRA", place, { base: [], text: [] });
    await settle();
    heard = access({ me: member("BRA"), generation: 2 });
    scene.server.forget(ROOM);
    await loseBoth(4205);
    const [item] = room.snapshot.salvaged;
    const [text] = item?.texts ?? [];
    expect(text).toMatchObject({ label: "OP 1", mine: [], theirs: null });
    expect(item && text && room.putBack(item, text)).toBe(true);
    expect(privateAmendments(room.snapshot.document)).toMatchObject([{ id: "a1", ...place }]);
  });

  test("[SY53] a private room that the device and the server hold nothing of can be begun offline", async () => {
    scene.server.isDown = true;
    const alone = openPrivateRoom(scene.connection, "BRA");
    expect(alone.snapshot.hasText).toBe(false);
    await settle();
    expect(alone.snapshot.hasText).toBe(true);
    alone.destroy();
  });
});
