import { act } from "react";
import { afterEach, describe, expect, test } from "vitest";
import { ConnectionBars } from "../../../client/screens/room/ConnectionBars.tsx";
import { SalvageBars } from "../../../client/screens/room/SalvageBars.tsx";
import { SaveSign } from "../../../client/screens/room/SaveSign.tsx";
import { draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { draft, op } from "../../support/builders.ts";
import { access, memoryStorage } from "../live/liveHarness.ts";
import { type RenderedRoom, renderInRoom } from "./roomHarness.tsx";

let room: RenderedRoom;
afterEach(() => room.unmount());

const DRAFT = draft([op("o1", "Urges States to act.")]);
const text = () => room.page.textContent ?? "";
const saveStatus = () => room.page.querySelector("[data-save-status]")?.getAttribute("data-save-status");

function type(words: string): Promise<void> {
  return act(async () => {
    const clause = textOf(room.connection.snapshot.document.clauses.get("o1"));
    clause?.insert(clause.length, words);
  });
}

describe("save sign", () => {
  test("[SY43] it says saved only after the acknowledgement, and not saved the moment a key is pressed", async () => {
    room = await renderInRoom(<SaveSign />, DRAFT);
    await room.waitFor(() => saveStatus() === "saved");
    expect(text()).toMatch(/^✓All changes saved \d\d:\d\d$/);
    room.server.holdSaves = true;
    await type("!");
    await room.settle();
    expect(saveStatus()).toBe("editing");
    expect(text()).not.toContain("saved");
  });

  test("[SY43] with the connection gone it never says saved", async () => {
    room = await renderInRoom(<SaveSign />, DRAFT);
    await room.waitFor(() => saveStatus() === "saved");
    room.server.isDown = true;
    await act(async () => room.server.open.shut(1006));
    await room.settle();
    expect(saveStatus()).toBe("offline");
  });
});

describe("connection bars", () => {
  async function lose(): Promise<void> {
    room.server.isDown = true;
    await act(async () => room.server.open.shut(1006));
    await room.waitFor(() => text().includes("You are offline."));
  }

  test("[UI20] offline: what is kept, how much waits, when it is tried again, and a button to try now", async () => {
    room = await renderInRoom(<ConnectionBars />, DRAFT);
    expect(text()).toBe("");
    await lose();
    await type(" Now.");
    await room.settle();
    expect(text()).toContain("1 change waiting.");
    expect(room.page.querySelector('[role="alert"]')?.textContent).toContain("Connection lost.");
    room.server.isDown = false;
    await room.press(room.byName("button", "Try now"));
    await room.waitFor(() => text().includes("1 change was sent."));
  });

  test("[UI20] without storage on the device the bar says so instead of promising", async () => {
    room = await renderInRoom(<ConnectionBars />, DRAFT);
    await lose();
    expect(text()).toContain("This device keeps no copy: leave this page open.");
    expect(text()).not.toContain("kept on this device");
  });

  test("[UI20] what others changed meanwhile is named and led to", async () => {
    room = await renderInRoom(<ConnectionBars />, DRAFT);
    await lose();
    room.server.edit((doc) => textOf(draftDoc(doc).clauses.get("o1"))?.insert(0, "Strongly "));
    room.server.isDown = false;
    await act(async () => room.connection.retryNow());
    await room.waitFor(() => text().includes("OP 1 changed meanwhile."));
    await room.press(room.byName("button", "See"));
    expect(room.calls.focused).toEqual([["o1", "start"]]);
    expect(text()).toBe("");
  });

  test.each([
    [4999, "A new version of Adref is ready.", "Reload"],
    [4410, "This draft is closed.", "Try again"],
  ])("[UI20] %i has its own words and its own way out", async (close, words, action) => {
    room = await renderInRoom(<ConnectionBars />, DRAFT);
    await act(async () => room.server.open.shut(close));
    await room.settle();
    expect(text()).toContain(words);
    expect(room.byName("button", action)).toBeDefined();
  });

  test("[UI20] access that is gone is said, with what was not sent", async () => {
    room = await renderInRoom(<ConnectionBars />, DRAFT, {
      connection: { askAccess: async () => ({ ok: false, code: "no_access" }) },
    });
    room.server.holdSaves = true;
    await type("!");
    await act(async () => room.server.open.shut(4205));
    await room.settle();
    expect(text()).toContain("Your access to this draft has changed.");
    expect(text()).toContain("1 change of yours was not sent");
  });

  test("[UI20] an ended session asks to sign in over the text, and signing in elsewhere is enough", async () => {
    room = await renderInRoom(<ConnectionBars />, DRAFT);
    await act(async () => room.server.open.shut(4401));
    const dialog = await room.waitFor(() => document.querySelector('[role="dialog"]'));
    expect(dialog.textContent).toContain("Your text stays as it is");
    await room.press(room.byName("button", "I have signed in elsewhere"));
    await room.waitFor(() => document.querySelector('[role="dialog"]') === null);
    expect(room.connection.snapshot.phase.kind).toBe("open");
  });
});

describe("refused words", () => {
  async function refuse(storage = memoryStorage()): Promise<void> {
    room = await renderInRoom(<SalvageBars />, DRAFT, { connection: { storage } });
    room.server.refuse = (update) => (update.length > 2 ? { code: "clause_locked", clause: "o1" } : null);
    await type(" At once.");
    await room.waitFor(() => text().includes("could not be taken"));
    room.server.refuse = null;
    await room.settle();
  }

  test("[UI21] they are shown with the reason and the place", async () => {
    await refuse();
    expect(text()).toContain("A change in OP 1 could not be taken. This paragraph was agreed meanwhile");
    expect(text()).toContain("Urges States to act. At once.");
  });

  test("[UI21] put in again they are a new edit, and the bar is gone", async () => {
    await refuse();
    await room.press(room.byName("button", "Put in again"));
    await room.settle();
    expect(textOf(draftDoc(room.server.doc).clauses.get("o1"))?.toString()).toBe("Urges States to act. At once.");
    expect(text()).toBe("");
  });

  test("[UI21] where the paragraph has changed they stay and say so", async () => {
    await refuse();
    await act(async () => room.server.edit((doc) => textOf(draftDoc(doc).clauses.get("o1"))?.insert(0, "Strongly ")));
    await room.settle();
    await room.press(room.byName("button", "Put in again"));
    expect(text()).toContain("The paragraph has changed meanwhile.");
    expect(textOf(draftDoc(room.server.doc).clauses.get("o1"))?.toString()).toBe("Strongly Urges States to act.");
  });

  test("[UI21] who may not write any more can still copy and dismiss", async () => {
    await refuse();
    await room.unmount();
    room = await renderInRoom(<SalvageBars />, DRAFT);
    expect(text()).toBe("");
    const storage = memoryStorage();
    await refuse(storage);
    await room.unmount();
    room = await renderInRoom(<SalvageBars />, DRAFT, {
      me: { role: "observer" },
      connection: { storage, access: access({ me: { ...access().me, role: "observer" } }) },
    });
    expect(room.byName("button", "Put in again")?.getAttribute("aria-disabled")).toBe("true");
    await room.press(room.byName("button", "Dismiss"));
    expect(text()).toBe("");
  });
});
