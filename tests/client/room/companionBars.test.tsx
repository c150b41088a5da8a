import { act, type ReactElement } from "react";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import type { Connection } from "../../../client/live/connection.ts";
import { LocalDesk } from "../../../client/live/localDesk.ts";
import { openPrivateRoom } from "../../../client/live/usePrivateRoom.ts";
import { ConnectionBars } from "../../../client/screens/room/ConnectionBars.tsx";
import { SalvageBars } from "../../../client/screens/room/SalvageBars.tsx";
import { SaveSign } from "../../../client/screens/room/SaveSign.tsx";
import { draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { addPrivateAmendment, type PrivateDoc } from "../../../shared/document/privateDoc.ts";
import type { Decision } from "../../../shared/domain/events.ts";
import type { AmendmentId, ClauseId } from "../../../shared/domain/ids.ts";
import { draft, op } from "../../support/builders.ts";
import { asAmendment, asClause, begun, member as memberOf, text as runs } from "../../support/negotiation.ts";
import { access, member } from "../live/liveHarness.ts";
import { type RenderedRoom, renderInRoom } from "./roomHarness.tsx";

let room: RenderedRoom;
afterEach(() => room.unmount());

const DRAFT = draft([op("op1", "Urges States to protect children;")]);
const text = () => room.page.textContent ?? "";
const saveStatus = () => room.page.querySelector("[data-save-status]")?.getAttribute("data-save-status");

function write(desk: PrivateDoc): void {
  const place = { kind: "edit", on: { clause: "op1" as ClauseId } } as const;
  addPrivateAmendment(desk, "a1" as AmendmentId, "BRA", place, { base: [], text: [{ text: "Urges all States" }] });
}

/** The decisions of a room in which Brazil tabled an amendment that was not taken up. */
function declined(): readonly Decision[] {
  const negotiation = begun();
  const amendment = asAmendment("a1");
  const on = { clause: asClause("op1") };
  const proposed = { kind: "edit", on, base: negotiation.runs(on), text: runs("Urges all States;") } as const;
  const outcomes = [
    negotiation.do({ command: "tableAmendment", id: negotiation.id(), amendment, proposed }, memberOf("BRA")),
    negotiation.do({ command: "declineAmendment", id: negotiation.id(), amendment, ifRevision: 1, reason: "Later." }),
  ];
  expect(outcomes).toEqual(["taken", "taken"]);
  return negotiation.decisions;
}

describe("what is live beside the draft", () => {
  const ROOM = "d1~BRA";
  const beside = { me: member("BRA") };

  async function openRoom(part: ReactElement): Promise<Connection<PrivateDoc>> {
    room = await renderInRoom(part, DRAFT, {
      me: beside.me,
      connection: { access: access(beside), askAccess: async () => ({ ok: true, access: access(beside) }) },
    });
    const own = openPrivateRoom(room.connection, "BRA");
    onTestFinished(() => own.destroy());
    await act(async () => room.connection.joint.join(own));
    await room.settle();
    return own;
  }

  test("[SY55] the save sign and the bar speak for both, and once", async () => {
    const own = await openRoom(
      <>
        <SaveSign />
        <ConnectionBars />
      </>,
    );
    await room.waitFor(() => saveStatus() === "saved");
    room.server.isDown = true;
    await act(async () => room.server.openIn((name) => name === ROOM).shut(1006));
    await room.waitFor(() => text().includes("Your delegation’s own texts are not connected."));
    expect(saveStatus()).toBe("offline");
    await act(async () => write(own.snapshot.document));
    await room.settle();
    expect(text()).toContain("1 change waiting.");
    await act(async () => room.server.open.shut(1006));
    await room.waitFor(() => text().includes("You are offline."));
    expect(document.querySelectorAll('[role="alert"]')).toHaveLength(1);
    room.server.isDown = false;
    await room.press(room.byName("button", "Try now"));
    await room.waitFor(() => text().includes("1 change was sent."));
    expect(own.snapshot.status).toBe("saved");
  });

  test("[UI21] [SY57] own words not taken are shown under their paragraph and can be put in again", async () => {
    const own = await openRoom(<SalvageBars />);
    room.server.refuse = (update, where) => (where === ROOM && update.length > 2 ? { code: "too_large" } : null);
    await act(async () => write(own.snapshot.document));
    await room.waitFor(() => text().includes("Your text of OP 1"));
    expect(text()).toContain("Urges all States");
    room.server.refuse = null;
    await room.settle();
    await room.press(room.byName("button", "Put in again"));
    await room.settle();
    expect(text()).toBe("");
    expect(room.server.docOf(ROOM).getMap("amendments").size).toBe(1);
  });

  test("[SY56] words that stay on the device are counted on the save sign, and the device that keeps none is called a page", async () => {
    room = await renderInRoom(<SaveSign />, DRAFT);
    await room.waitFor(() => saveStatus() === "saved");
    const desk = new LocalDesk({
      draft: room.connection.snapshot.access.id,
      participant: room.connection.snapshot.access.me.id,
      indexedDB: null,
      storage: null,
    });
    onTestFinished(() => desk.destroy());
    await act(async () => room.connection.joint.joinDesk(desk));
    expect(text()).toContain("All changes saved");
    await act(async () => write(desk.desk));
    expect(text()).toMatch(/^✓All changes saved \d\d:\d\d1 on this page only$/);
  });
});

describe("refused words in an amendment", () => {
  test("[UI21] [SY57] they stand under its number, with what became of it, and can only be copied", async () => {
    room = await renderInRoom(<SalvageBars />, DRAFT);
    await act(async () =>
      room.server.edit((doc) => {
        draftDoc(doc).amendments.set("a1", new Y.Map<unknown>([["text", new Y.Text("Urges all States")]]));
        draftDoc(doc).decisions.push([...declined()]);
      }),
    );
    await room.settle();
    room.server.refuse = (update) => (update.length > 2 ? { code: "amendment_closed", amendment: "a1" } : null);
    await act(async () => textOf(room.connection.snapshot.document.amendments.get("a1"))?.insert(16, " to act"));
    await room.waitFor(() => text().includes("could not be taken"));
    room.server.refuse = null;
    await room.settle();
    expect(text()).toContain(
      "A change in A-001 could not be taken. It was not taken up meanwhile. Your words are kept",
    );
    expect(text()).toContain("A-001Urges all States to act");
    expect(room.byName("button", "Copy")).toBeDefined();
    expect(room.byName("button", "Put in again")?.getAttribute("aria-disabled")).toBe("true");
  });
});
