import { act } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useSubjectClause } from "../../../client/screens/room/amendments/useSubjectClause.ts";
import { FloorProvider } from "../../../client/screens/room/floor/FloorProvider.tsx";
import { FloorTools } from "../../../client/screens/room/floor/FloorTools.tsx";
import { FollowBar } from "../../../client/screens/room/floor/FollowBar.tsx";
import { Outline } from "../../../client/screens/room/Outline.tsx";
import { regionId } from "../../../client/screens/room/regions.ts";
import { useRoom } from "../../../client/screens/room/roomContext.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { draft, op, title } from "../../support/builders.ts";
import { asAmendment, asClause, text as words } from "../../support/negotiation.ts";
import { decide, happen } from "./happen.ts";
import { type RenderedRoom, renderInRoom } from "./roomHarness.tsx";

let room: RenderedRoom;
const sent: unknown[] = [];
beforeEach(() => {
  sent.length = 0;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_address, init) => {
    if (init?.body) sent.push(JSON.parse(String(init.body)));
    const error = { code: "not_found", message: "x", messageKey: "error.notFound" };
    return Response.json({ error }, { status: 404 });
  });
});
afterEach(async () => {
  await room.unmount();
  sessionStorage.clear();
  vi.restoreAllMocks();
});

const DRAFT = draft([title("Rights"), op("o1", "Urges States to act."), op("o2", "Requests a report.")]);
const page = () => room.page.textContent ?? "";
const scrolled: string[] = [];

/** The text as the editor lays it out: a desk of 400 pixels with the first clause on screen, the second below it. */
function Desk() {
  const subject = useSubjectClause();
  const { viewSettings, setViewSettings } = useRoom();
  return (
    <>
      <output>{viewSettings.view}</output>
      <p id="subject">{subject}</p>
      <button type="button" onClick={() => setViewSettings({ ...viewSettings, view: "base" })}>
        base
      </button>
      <main id={regionId("text")} tabIndex={-1}>
        <div data-clause="o1" data-top="0" />
        <div data-clause="o2" data-top="900" />
      </main>
    </>
  );
}

const delegation = { code: "BRA", name: "Brazil", coreGroup: false };
const MEMBER = { role: "delegation", delegation } as const;

async function enter(me: Parameters<typeof renderInRoom>[2] = { me: MEMBER }): Promise<void> {
  scrolled.length = 0;
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    const top = Number((this as HTMLElement).dataset.top ?? 0);
    return new DOMRect(0, top, 100, this.id === regionId("text") ? 400 : 100);
  });
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element, how) {
    scrolled.push(`${(this as HTMLElement).dataset.clause} ${typeof how === "object" ? how.behavior : ""}`);
    (this as HTMLElement).dataset.top = "150";
  });
  room = await renderInRoom(
    <FloorProvider>
      <FloorTools />
      <FollowBar />
      <Desk />
    </FloorProvider>,
    DRAFT,
    me,
  );
}
const view = () => room.page.querySelector("output")?.textContent;
const desk = () => room.page.querySelector<HTMLElement>(`#${regionId("text")}`);
const follow = () => room.press(room.byName("button", "Follow the floor"));
const frame = () => act(async () => void (await new Promise((resolve) => requestAnimationFrame(resolve))));
const onOp2 = (how: "changes" | "clean" = "changes") =>
  ({ type: "floorMoved", clause: asClause("o2"), view: how }) as const;

describe("the facilitator's floor", () => {
  const active = { activeClause: "o1" as ClauseId };

  test("[UI120] the paragraph with the caret goes on the floor in the facilitator's own view", async () => {
    await enter({ editor: active });
    await room.press(room.byName("button", /Floor: OP 1$/));
    expect(sent).toEqual([expect.objectContaining({ command: "moveFloor", clause: "o1", view: "changes" })]);
    await room.waitFor(() => page().includes("The floor was not moved:"));
    await happen(room, { type: "floorMoved", clause: asClause("o1"), view: "changes" });
    expect(room.byName("button", /Floor: OP 1$/)?.getAttribute("aria-disabled")).toBe("true");
    expect(room.byName("button", "Follow the floor")).toBeUndefined();
  });

  test("[UI120] without a paragraph or a connection the button says why it waits", async () => {
    await enter({});
    expect(room.byName("button", /Floor$/)?.getAttribute("aria-disabled")).toBe("true");
    await room.unmount();
    await enter({ editor: active });
    room.server.isDown = true;
    await act(async () => room.server.open.shut(1006));
    await room.settle();
    await room.press(room.byName("button", /Floor: OP 1$/));
    expect(sent).toEqual([]);
  });

  test("[UI121] the menu changes the view, takes the floor away, and puts a new paragraph that is proposed on it", async () => {
    await enter({ editor: active });
    const proposed = {
      kind: "insert",
      clause: asClause("new"),
      clauseKind: "operative",
      level: 0,
      order: "zz",
      text: words("Decides;"),
    } as const;
    await happen(room, onOp2(), {
      type: "amendmentTabled",
      amendment: asAmendment("a1"),
      delegation: "KEN",
      proposed,
      label: "OP 2 bis",
    });
    const choose = async (role: string, name: string) => {
      await room.press(room.byName("button", "The floor"));
      await room.press(await room.waitFor(() => room.byName(`[role="${role}"]`, name)));
    };
    await choose("menuitemradio", "Result✓".replace("✓", ""));
    await choose("menuitem", "OP 2 bis · A-001 (KEN)");
    await choose("menuitem", "Take the floor away");
    expect(sent).toMatchObject([
      { command: "moveFloor", clause: "o2", view: "clean" },
      { command: "moveFloor", clause: "new", view: "changes" },
      { command: "moveFloor", clause: null, view: "changes" },
    ]);
  });

  test("[UI121] everybody finds the projector, in a window of its own", async () => {
    await enter();
    const link = room.byName("a", "Projector");
    expect([link?.getAttribute("href"), link?.getAttribute("target")]).toEqual(["/d/d1/floor", "_blank"]);
  });
});

describe("following", () => {
  test("[UI122] off at first; on, it says so above the text, frames the text, and scrolls only to what is off screen", async () => {
    await enter();
    await happen(room, { type: "floorMoved", clause: asClause("o1"), view: "changes" });
    expect(page()).not.toContain("Following the facilitator");
    await follow();
    await frame();
    expect(page()).toContain("Following the facilitator · OP 1");
    expect(desk()?.dataset.following).toBe("following");
    expect(scrolled).toEqual([]);
    await happen(room, onOp2());
    await frame();
    expect(scrolled).toEqual(["o2 smooth"]);
    await room.press(room.byName("button", "Stop"));
    expect(page()).not.toContain("Following the facilitator");
    expect(desk()?.dataset.following).toBeUndefined();
  });

  test("[UI122] the panel speaks of the paragraph on the floor while one follows it, else of the one with the caret", async () => {
    await enter({ me: MEMBER, editor: { activeClause: "o1" as ClauseId } });
    const subject = () => room.page.querySelector("#subject")?.textContent;
    await happen(room, onOp2());
    expect(subject()).toBe("o1");
    await follow();
    expect(subject()).toBe("o2");
    await room.press(room.byName("button", "Stop"));
    expect(subject()).toBe("o1");
  });

  test("[UI122] the outline marks the paragraph on the floor for everybody", async () => {
    room = await renderInRoom(<Outline onJump={() => undefined} />, DRAFT, { me: MEMBER });
    const marked = () =>
      [...room.page.querySelectorAll("button[data-clause]")].flatMap((row) =>
        row.textContent?.includes("on the floor") ? [(row as HTMLElement).dataset.clause] : [],
      );
    expect(marked()).toEqual([]);
    await happen(room, onOp2());
    expect(marked()).toEqual(["o2"]);
  });

  test("[UI122] with less motion wished for, it jumps instead of gliding", async () => {
    vi.stubGlobal("matchMedia", (query: string) => ({ matches: query.includes("reduced-motion") }));
    await enter();
    await happen(room, onOp2());
    await follow();
    await frame();
    expect(scrolled).toEqual(["o2 auto"]);
    vi.unstubAllGlobals();
  });

  test("[UI122] the floor's view is lent and the own one given back", async () => {
    await enter();
    await happen(room, onOp2("clean"));
    expect(view()).toBe("changes");
    await follow();
    expect(view()).toBe("clean");
    await room.press(room.byName("button", "Follow the floor"));
    expect(view()).toBe("changes");
  });

  test("[UI122] another view chosen while following is one's own: it pauses and stays", async () => {
    await enter();
    await happen(room, onOp2("clean"));
    await follow();
    await room.press(room.byName("button", "base"));
    expect(page()).toContain("Paused · the floor is on OP 2");
    expect(view()).toBe("base");
    await room.press(room.byName("button", "Resume"));
    expect(view()).toBe("clean");
    await room.press(room.byName("button", "Stop"));
    expect(view()).toBe("base");
  });

  test.each([
    ["typing", () => new KeyboardEvent("keydown", { key: "a", bubbles: true })],
    ["an arrow key", () => new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true })],
    ["the wheel", () => new WheelEvent("wheel", { bubbles: true })],
    ["touch", () => new Event("touchmove", { bubbles: true })],
  ])("[UI123] %s pauses it; paused, the text stays where it is until it is resumed", async (_name, event) => {
    await enter();
    await happen(room, { type: "floorMoved", clause: asClause("o1"), view: "changes" });
    await follow();
    await act(async () => void desk()?.firstElementChild?.dispatchEvent(event()));
    expect(page()).toContain("Paused · the floor is on OP 1");
    await happen(room, onOp2());
    await frame();
    expect(scrolled).toEqual([]);
    await room.press(room.byName("button", "Resume"));
    await frame();
    expect(scrolled).toEqual(["o2 smooth"]);
  });

  test("[UI123] tabling an amendment takes it up again; somebody else's does not", async () => {
    await enter();
    await happen(room, onOp2());
    await follow();
    await act(async () => void desk()?.dispatchEvent(new WheelEvent("wheel", { bubbles: true })));
    const proposed = { kind: "edit", on: { clause: asClause("o1") }, base: words("a"), text: words("b") } as const;
    await happen(room, { type: "amendmentTabled", amendment: asAmendment("a1"), delegation: "EU", proposed });
    expect(page()).toContain("Paused");
    const { id: participant } = room.connection.snapshot.access.me;
    await happen(room, {
      type: "amendmentTabled",
      amendment: asAmendment("a2"),
      delegation: "BRA",
      proposed,
      actor: { participant },
    });
    expect(page()).toContain("Following the facilitator");
  });

  test("[UI123] Escape in the text stops it", async () => {
    await enter();
    await follow();
    expect(page()).toContain("Following the facilitator · the floor is free");
    await act(async () => desk()?.focus());
    await act(async () => void desk()?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })));
    expect(page()).not.toContain("Following the facilitator");
  });

  test("[UI124] it is kept for the session of the browser, and ends with Stop", async () => {
    await enter();
    await follow();
    await room.unmount();
    await enter();
    expect(page()).toContain("Following the facilitator");
    await room.press(room.byName("button", "Stop"));
    await room.unmount();
    await enter();
    expect(page()).not.toContain("Following the facilitator");
  });
});

test("[UI130] what had been decided before is not taken for news of the floor", async () => {
  await enter();
  await act(async () => room.server.edit((doc) => decide(doc, onOp2())));
  await room.settle();
  expect(view()).toBe("changes");
  expect(scrolled).toEqual([]);
});
