import { describe, expect, test, vi } from "vitest";
import { draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { OP, settle, type, words } from "./liveHarness.ts";
import { liveScene } from "./liveScene.ts";

const scene = liveScene();

describe("what is saved", () => {
  test("[SY43] a fresh connection is saved once its step 2 is acknowledged", async () => {
    scene.server.holdSaves = true;
    await scene.open();
    expect(scene.connection.snapshot.status).not.toBe("saved");
    scene.server.holdSaves = false;
    scene.server.open.shut(1012);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(scene.connection.snapshot.status).toBe("saved");
  });

  test("[SY43] typing is editing for a second, then saving, and saved only by the acknowledgement", async () => {
    await scene.open();
    scene.server.holdSaves = true;
    type(scene.connection, "!");
    await settle();
    expect(scene.connection.snapshot.status).toBe("editing");
    expect(scene.connection.isUnsent).toBe(true);
    await vi.advanceTimersByTimeAsync(1_010);
    expect(scene.connection.snapshot.status).toBe("saving");
    scene.server.holdSaves = false;
    type(scene.connection, "!");
    await settle();
    expect(scene.connection.snapshot.status).toBe("saved");
    expect(scene.connection.isUnsent).toBe(false);
    expect(words(draftDoc(scene.server.doc))).toBe("Urges States!!");
  });

  test("[SY42] an edit that only deletes is counted like any other", async () => {
    await scene.open();
    scene.server.holdSaves = true;
    textOf(scene.connection.snapshot.document.clauses.get(OP))?.delete(0, 6);
    await settle();
    expect(scene.connection.snapshot.waiting).toBe(1);
    scene.server.holdSaves = false;
    type(scene.connection, ".");
    await settle();
    expect(scene.connection.snapshot.waiting).toBe(0);
  });

  test("[SY42] what was sent and not acknowledged before a loss waits until the next step 2 is", async () => {
    await scene.open();
    scene.server.holdSaves = true;
    type(scene.connection, " to act");
    await settle();
    scene.server.isDown = true;
    scene.server.open.shut(1006);
    await settle();
    expect(scene.connection.snapshot).toMatchObject({ status: "offline", waiting: 1 });
    scene.server.isDown = false;
    scene.server.holdSaves = false;
    scene.connection.retryNow();
    await settle();
    expect(scene.connection.snapshot).toMatchObject({ status: "saved", waiting: 0 });
  });

  test("[SY42] a live update sent before the step 2 is acknowledged by the step 2, not by its own number", async () => {
    await scene.open();
    scene.server.isDown = true;
    scene.server.open.shut(1006);
    await settle();
    scene.server.isDown = false;
    scene.connection.retryNow();
    // The socket opens in the next microtask; typing right after it sends a frame before the provider answers step 1.
    await Promise.resolve();
    type(scene.connection, "?");
    await settle();
    expect(scene.connection.snapshot.status).toBe("saved");
    expect(words(draftDoc(scene.server.doc))).toBe("Urges States?");
  });

  test("[SY42] typing within two seconds in one clause is one change to a person", async () => {
    await scene.open();
    scene.server.isDown = true;
    scene.server.open.shut(1006);
    await settle();
    for (const letter of "abc") type(scene.connection, letter);
    expect(scene.connection.snapshot.waiting).toBe(0);
    await settle();
    expect(scene.connection.snapshot.waiting).toBe(1);
    await vi.advanceTimersByTimeAsync(5_000);
    type(scene.connection, "d");
    await settle();
    expect(scene.connection.snapshot.waiting).toBe(2);
  });
});
