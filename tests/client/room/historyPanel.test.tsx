import { act } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AwayDialog } from "../../../client/screens/room/history/AwayDialog.tsx";
import { AwayLine } from "../../../client/screens/room/history/AwayLine.tsx";
import { HistoryPanel } from "../../../client/screens/room/history/HistoryPanel.tsx";
import { newsLevel } from "../../../client/screens/room/history/newsLevel.ts";
import { useDecisionNews } from "../../../client/screens/room/history/useDecisionNews.ts";
import { useWhileAway } from "../../../client/screens/room/history/useWhileAway.ts";
import { YouMenu } from "../../../client/screens/room/YouMenu.tsx";
import type { DecisionBody } from "../../../shared/domain/events.ts";
import { draft, op, title } from "../../support/builders.ts";
import { asAmendment, asClause, text as words } from "../../support/negotiation.ts";
import { happen } from "./happen.ts";
import { type RenderedRoom, renderInRoom } from "./roomHarness.tsx";

let room: RenderedRoom;
beforeEach(() => {
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json({ participants: [] }));
});
afterEach(async () => {
  await room.unmount();
  vi.restoreAllMocks();
});

const DRAFT = draft([title("Rights"), op("o1", "Urges States to act."), op("o2", "Requests a report.")]);
const page = () => document.body.textContent ?? "";
const A1 = asAmendment("a1");
const O1 = asClause("o1");
const before = words("Urges States to act.");
const result = words("Urges all States to act.");
const tabled: DecisionBody = {
  type: "amendmentTabled",
  amendment: A1,
  delegation: "BRA",
  proposed: { kind: "edit", on: { clause: O1 }, base: before, text: result },
};
const accepted: DecisionBody = {
  type: "amendmentsAccepted",
  amendments: [{ amendment: A1, as: "accepted" }],
  change: { type: "text", on: { clause: O1 }, before, result },
  contributors: ["BRA"],
};
const floorOn = (id: string): DecisionBody => ({ type: "floorMoved", clause: asClause(id), view: "changes" });
const delegation = { code: "BRA", name: "Brazil", coreGroup: false };

function Away() {
  const away = useWhileAway();
  return (
    <>
      <button type="button" onClick={away.open}>
        what changed
      </button>
      <AwayLine away={away} />
      <AwayDialog away={away} onJump={() => undefined} />
    </>
  );
}

function News() {
  useDecisionNews();
  return <YouMenu />;
}

describe("the record of decisions", () => {
  const sentences = () => [...room.page.querySelectorAll("li > p:first-child")].map((one) => one.textContent);
  const show = (filter: string) => room.press(room.byName('[role="radio"]', filter) ?? room.byName("button", filter));

  test("[UI126] newest first, each with number, time and reason", async () => {
    room = await renderInRoom(<HistoryPanel onJump={() => undefined} />, DRAFT);
    expect(page()).toContain("Nothing has been decided yet.");
    await happen(room, tabled, { ...accepted, reason: "Consensus." });
    await show("All");
    expect(sentences()).toEqual([
      "A-001 (BRA) accepted into OP 1 by Anna (facilitator)",
      "A-001 (BRA) tabled on OP 1 by Anna (facilitator) on behalf of BRA",
    ]);
    expect(page()).toContain("Reason: Consensus.");
    expect(page()).toContain("No. 2");
    expect(room.page.querySelector("time")?.dateTime).toBe("2026-11-21T15:02:00.000Z");
  });

  test("[UI127] filters, and what was undone is marked with the decision that undid it", async () => {
    room = await renderInRoom(<HistoryPanel onJump={() => undefined} />, DRAFT);
    await happen(room, tabled, { type: "positionTaken", on: { amendment: A1 }, delegation: "EU", position: "support" });
    await happen(room, floorOn("o1"), accepted, { type: "decisionUndone", decision: 4 });
    expect(sentences()).toEqual([
      "No. 4 undone by Anna (facilitator)",
      "A-001 (BRA) accepted into OP 1 by Anna (facilitator)",
    ]);
    const marked = [...room.page.querySelectorAll('li[data-undone="true"]')];
    expect(marked.map((one) => one.textContent)).toEqual([expect.stringContaining("Undone by No. 5")]);
    await show("Amendments");
    expect(sentences()).toHaveLength(1);
    await show("Positions");
    expect(sentences()).toEqual(["EU supports A-001 (BRA), entered by Anna (facilitator)"]);
    await show("All");
    expect(sentences()).toHaveLength(5);
  });

  test("[UI128] a jump leads to the paragraph; the words before and after are shown on demand", async () => {
    let jumps = 0;
    room = await renderInRoom(<HistoryPanel onJump={() => (jumps += 1)} />, DRAFT);
    await happen(room, tabled, accepted);
    await room.press(room.byName("button", "Go to OP 1"));
    await room.waitFor(() => room.calls.focused.length > 0);
    expect([room.calls.focused, jumps]).toEqual([[["o1", "start"]], 1]);
    expect(room.page.querySelector("ins")).toBeNull();
    const button = room.byName("button", "Show the change");
    expect(button?.getAttribute("aria-expanded")).toBe("false");
    await room.press(button);
    expect(room.page.querySelector("ins")?.textContent?.trim()).toBe("all");
    const region = document.getElementById(
      room.byName("button", "Hide the change")?.getAttribute("aria-controls") ?? "",
    );
    expect(region?.getAttribute("aria-label")).toBe("What No. 2 changed");
  });

  test("[UI129] a long record is drawn in parts", async () => {
    room = await renderInRoom(<HistoryPanel onJump={() => undefined} />, DRAFT);
    await happen(room, ...Array.from({ length: 130 }, (_, index) => floorOn(index % 2 ? "o1" : "o2")));
    expect(page()).toContain("Nothing of this kind yet.");
    await show("All");
    expect(sentences()).toHaveLength(60);
    await room.press(room.byName("button", "Show 60 earlier entries"));
    await room.press(room.byName("button", "Show 10 earlier entries"));
    expect(sentences()).toHaveLength(130);
    expect(room.byName("button", /earlier/)).toBeUndefined();
  });
});

describe("while one was away", () => {
  const enter = async () => {
    room = await renderInRoom(<Away />, DRAFT, { me: { role: "delegation", delegation } });
    await room.waitFor(() => room.connection.snapshot.phase.kind === "open");
    await room.settle();
  };
  const lose = async () => {
    room.server.isDown = true;
    await act(async () => room.server.open.shut(1006));
    await room.settle();
  };
  const comeBack = async () => {
    room.server.isDown = false;
    await act(async () => room.connection.retryNow());
    await room.waitFor(() => room.connection.snapshot.phase.kind === "open");
    await room.settle();
  };

  test("[UI133] what comes while one is here is not offered; after a lost connection one quiet line offers it", async () => {
    await enter();
    await happen(room, tabled);
    expect(page()).not.toContain("while you were away");
    await lose();
    await happen(room, accepted, floorOn("o2"));
    await comeBack();
    expect(page()).toContain("2 things were decided or tabled while you were away.");
    await room.press(room.byName("button", "See what changed"));
    const dialog = await room.waitFor(() => room.byName('[role="dialog"]', "While you were away"));
    expect([...dialog.querySelectorAll("h3")].map((one) => one.textContent)).toEqual([
      "Decisions on your amendments and paragraphs",
      "The floor",
    ]);
    await room.press([...dialog.querySelectorAll("button")].at(-1));
    await room.waitFor(() => !room.byName('[role="dialog"]', "While you were away"));
    expect(page()).not.toContain("while you were away");
  });

  test("[UI130] at the next visit on this device it is offered from the last decision seen on, until it was looked at", async () => {
    await enter();
    await happen(room, tabled);
    const { id } = room.connection.snapshot.access;
    const key = `adref.seen.${id}.${room.connection.snapshot.access.me.id}`;
    expect(localStorage.getItem(key)).toBe("1");
    await lose();
    await happen(room, accepted);
    await comeBack();
    expect(localStorage.getItem(key)).toBe("1");
    await room.press(room.byName("button", "Close"));
    expect(localStorage.getItem(key)).toBe("2");
    expect(page()).not.toContain("while you were away");
  });

  test("[UI130] a first visit has missed nothing, and nonsense on the device is none", async () => {
    localStorage.setItem("adref.seen.d1.p1", "-3x");
    await enter();
    await happen(room, tabled);
    expect(page()).not.toContain("while you were away");
    expect(localStorage.getItem("adref.seen.d1.p1")).toBe("1");
  });

  test("[UI134] by key it opens at any time, and says so where there is nothing", async () => {
    await enter();
    await room.press(room.byName("button", "what changed"));
    await room.waitFor(() => page().includes("Nothing was decided or tabled while you were away."));
  });
});

describe("announcements", () => {
  const spoken = () => room.page.querySelector('[role="status"]')?.textContent;

  test("[UI135] what is decided is read aloud, in one message", async () => {
    room = await renderInRoom(<News />, DRAFT);
    await happen(room, tabled, accepted, floorOn("o2"));
    await room.waitFor(() => spoken());
    expect(spoken()).toBe("New amendment A-001 by BRA on OP 1. A-001 accepted. OP 1 changed. Floor: OP 2.");
  });

  test("[UI135] what one tables oneself is said where one does it, and not again", async () => {
    room = await renderInRoom(<News />, DRAFT);
    const { id: participant } = room.connection.snapshot.access.me;
    await happen(room, { ...tabled, actor: { participant } }, floorOn("o2"));
    await room.waitFor(() => spoken());
    expect(spoken()).toBe("Floor: OP 2.");
  });

  test("[UI136] what comes with the connection is history, not news", async () => {
    room = await renderInRoom(<News />, DRAFT);
    room.server.isDown = true;
    await act(async () => room.server.open.shut(1006));
    await happen(room, tabled);
    room.server.isDown = false;
    await act(async () => room.connection.retryNow());
    await room.waitFor(() => room.connection.snapshot.phase.kind === "open");
    await happen(room, accepted);
    await room.waitFor(() => spoken());
    expect(spoken()).toBe("A-001 accepted. OP 1 changed.");
  });

  test("[UI137] how much is chosen in a menu and kept on this device", async () => {
    room = await renderInRoom(<News />, DRAFT);
    expect(newsLevel()).toBe("important");
    await room.press(room.byName("button", /^You: /));
    await room.press(await room.waitFor(() => room.byName('[role="menuitemradio"]', "off")));
    expect([newsLevel(), localStorage.getItem("adref.news")]).toEqual(["off", "off"]);
    await happen(room, tabled);
    await room.settle();
    expect(spoken()).toBe("");
  });
});
