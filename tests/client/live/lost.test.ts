import { describe, expect, test, vi } from "vitest";
import { addClause, draftDoc } from "../../../shared/document/draftDoc.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { access, OP, settle, type, words } from "./liveHarness.ts";
import { liveScene } from "./liveScene.ts";

const scene = liveScene();

describe("a lost connection", () => {
  test("[SY49] coming back says how much was sent and what others changed meanwhile", async () => {
    await scene.open();
    scene.server.isDown = true;
    scene.server.open.shut(1006);
    await settle();
    type(scene.connection, " to act");
    scene.server.edit((doc) =>
      addClause(draftDoc(doc), {
        id: "new" as ClauseId,
        kind: "operative",
        level: 0,
        order: "W",
        runs: [{ text: "x" }],
      }),
    );
    await settle();
    scene.server.isDown = false;
    scene.connection.retryNow();
    await settle();
    expect(scene.connection.snapshot.back).toEqual({ sent: 1, changed: ["new"] });
    scene.connection.dismissBack();
    expect(scene.connection.snapshot.back).toBeNull();
  });

  test("[SY41] attempts come ever more slowly, and a success starts the count again", async () => {
    await scene.open();
    scene.server.isDown = true;
    scene.server.open.shut(1006);
    await settle();
    const pauses: number[] = [];
    for (let i = 0; i < 12; i++) {
      const { phase } = scene.connection.snapshot;
      if (phase.kind !== "waiting") throw new Error(`not waiting but ${phase.kind}`);
      const pause = phase.retryAt - Date.now();
      pauses.push(pause);
      await vi.advanceTimersByTimeAsync(pause);
    }
    expect(pauses[0]).toBeLessThan(1_000);
    expect(pauses.at(-1)).toBe(22_500);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    scene.server.isDown = false;
    scene.connection.retryNow();
    await vi.advanceTimersByTimeAsync(5_000);
    scene.server.isDown = true;
    scene.server.open.shut(1006);
    await settle();
    const { phase } = scene.connection.snapshot;
    expect(phase.kind === "waiting" && phase.retryAt - Date.now()).toBe(pauses[0]);
  });

  test("[SY40] a socket that acknowledges nothing for twelve seconds is given up", async () => {
    await scene.open();
    scene.server.holdSaves = true;
    type(scene.connection, "!");
    await vi.advanceTimersByTimeAsync(11_000);
    expect(scene.connection.snapshot.status).toBe("saving");
    await vi.advanceTimersByTimeAsync(1_100);
    expect(scene.connection.snapshot.status).toBe("offline");
  });

  test("[SY40] a network that the system reports gone is offline at once, and back at once", async () => {
    await scene.open();
    scene.server.isDown = true;
    window.dispatchEvent(new Event("offline"));
    await settle();
    expect(scene.connection.snapshot.status).toBe("offline");
    await vi.advanceTimersByTimeAsync(60_000);
    scene.server.isDown = false;
    window.dispatchEvent(new Event("online"));
    await settle();
    expect(scene.connection.snapshot.status).toBe("saved");
  });
});

describe("what the server closes with", () => {
  test.each([
    [4401, "sign_in_again"],
    [4410, "draft_closed"],
    [4999, "client_too_old"],
    [4404, "not_found"],
  ])("[SY40] %i halts, keeps what is typed, and goes on when asked", async (close, code) => {
    await scene.open();
    scene.server.open.shut(close);
    await settle();
    expect(scene.connection.snapshot.phase).toEqual({ kind: "halted", code });
    type(scene.connection, "!");
    await vi.advanceTimersByTimeAsync(120_000);
    expect(scene.connection.snapshot.phase.kind).toBe("halted");
    await scene.connection.resume();
    await settle();
    expect(scene.connection.snapshot).toMatchObject({ status: "saved", waiting: 0 });
    expect(words(draftDoc(scene.server.doc))).toBe("Urges States!");
  });

  test.each([1012, 1013, 4500, 4429])("[SY40] %i is waited out and says why", async (close) => {
    await scene.open();
    scene.server.open.shut(close);
    await settle();
    const { phase } = scene.connection.snapshot;
    expect(phase.kind).toBe("waiting");
    expect(phase.kind === "waiting" && phase.code).not.toBeNull();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(scene.connection.snapshot.phase.kind).toBe("open");
  });

  test.each([4205, 4403])("[SY40] %i asks who I am now and reconnects with the new rights", async (close) => {
    const observer = access({ me: { ...access().me, role: "observer" } });
    await scene.open({ askAccess: async () => ({ ok: true, access: observer }) });
    scene.server.open.shut(close);
    await settle();
    expect(scene.connection.snapshot.phase.kind).toBe("open");
    expect(scene.connection.snapshot.access.me.role).toBe("observer");
  });

  test("[SY40] access that is gone halts, and the text stays", async () => {
    await scene.open({ askAccess: async () => ({ ok: false, code: "no_access" }) });
    scene.server.open.shut(4205);
    await settle();
    expect(scene.connection.snapshot.phase).toEqual({ kind: "halted", code: "no_access" });
    expect(words(scene.connection.snapshot.document)).toBe("Urges States");
  });

  test("[SY40] a contradiction between API and socket does not become a tight circle", async () => {
    await scene.open();
    const before = scene.server.sockets.length;
    for (let i = 0; i < 6; i++) {
      const socket = scene.server.sockets.findLast((one) => one.readyState === 1);
      socket?.shut(4403);
      await settle();
    }
    expect(scene.server.sockets.length - before).toBeLessThanOrEqual(3);
    expect(scene.connection.snapshot.phase.kind).toBe("waiting");
  });
});

describe("the end of a session", () => {
  test("[SY51] nothing runs on after it, not even what a refusal left behind a moment before", async () => {
    await scene.open();
    for (const _ of [1, 2]) {
      scene.server.refuse = (update) => (update.length > 2 ? { code: "clause_locked", clause: OP } : null);
      type(scene.connection, "!");
      await settle();
      scene.server.refuse = null;
      await settle();
    }
    expect(scene.connection.snapshot.copy).toBe(2);
    scene.connection.destroy();
    // The provider looks once more whether it should come back; nothing may go on for ever.
    await vi.advanceTimersByTimeAsync(10_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
