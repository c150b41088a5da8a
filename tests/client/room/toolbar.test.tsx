import { act } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { FloorProvider } from "../../../client/screens/room/floor/FloorProvider.tsx";
import { PrintLegend } from "../../../client/screens/room/PrintLegend.tsx";
import { RoomToolbar } from "../../../client/screens/room/RoomToolbar.tsx";
import { ROOM_WIDTHS, type RoomWidth } from "../../../client/screens/room/toolbar/useRoomWidth.ts";
import { usePrintHead } from "../../../client/screens/room/usePrintHead.ts";
import { YouMenu } from "../../../client/screens/room/YouMenu.tsx";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { draft, op } from "../../support/builders.ts";
import { member } from "../../support/negotiation.ts";
import { renderNegotiation, seated } from "./negotiationRoom.tsx";
import { NO_CONTROLS, type RenderedRoom, renderInRoom } from "./roomHarness.tsx";

let room: RenderedRoom;
afterEach(async () => {
  await room.unmount();
  vi.restoreAllMocks();
});

const DRAFT = draft([op("o1", "Urges States to act;")]);
const AT_OP2 = { activeClause: "op2" as ClauseId };
const PIXELS: Readonly<Record<RoomWidth, number>> = { phone: 360, small: 800, narrow: 1024, middle: 1280, wide: 1440 };

/** A window of a width: jsdom itself has none. */
function widthOf(width: RoomWidth): void {
  vi.spyOn(window, "matchMedia").mockImplementation((media) => {
    const below = Number(/width < (\d+)px/.exec(media)?.[1] ?? 0);
    return Object.assign(new EventTarget(), { media, matches: PIXELS[width] < below }) as unknown as MediaQueryList;
  });
}

const toolbar = () => (
  <FloorProvider>
    <RoomToolbar controls={NO_CONTROLS} />
  </FloorProvider>
);
const namesOf = (selector: string) =>
  [...document.querySelectorAll(selector)].map((one) => one.getAttribute("aria-label") ?? one.textContent ?? "");

/** Everything one can reach: the buttons and links, and what stands in the toolbar's own menus. */
async function reachable(): Promise<string[]> {
  const found = namesOf('[role="toolbar"] :is(button, a)');
  for (const menu of [/^Decide…/, /^(?:More|More tools)$/, /^Accept…/]) {
    const trigger = room.byName('[role="toolbar"] button[aria-haspopup]', menu);
    if (!trigger) continue;
    await room.press(trigger);
    await room.waitFor(() => document.querySelector('[role="menu"]'));
    found.push(...namesOf('[role="menu"] :is([role="menuitem"], [role="menuitemradio"])'));
    // The focus moves into a menu a moment after it is there.
    await room.waitFor(() => document.activeElement?.closest('[role="menu"]'));
    await act(async () => {
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    });
    await room.waitFor(() => !document.querySelector('[role="menu"]'));
  }
  return found;
}

describe("the toolbar at every width", () => {
  test.each(ROOM_WIDTHS)("[UI190] [A11Y7] %s: whoever decides reaches every command", async (width) => {
    widthOf(width);
    const negotiation = seated();
    negotiation.table("a1", "BRA", "op2", "annual", "regular");
    room = await renderNegotiation(toolbar(), negotiation, { editor: AT_OP2 });
    const found = await reachable();
    const isSmall = width === "small" || width === "phone";
    for (const name of [
      "New paragraph",
      /^One level down/,
      /^Move the paragraph up/,
      /^Delete the paragraph/,
      /Italic/,
      /^Subscript/,
      /^Footnote/,
      /^Undo my typing/,
      /^Redo/,
      /^Next open/,
      /^Accept…/,
      /^Agreed ad ref…/,
      /^Bracket/,
      /^Reopen…/,
      /Floor: OP 2/,
      /^Write base text|^Whose words you write/,
      // On a small screen these are in the bar below, and merging wants a larger one.
      ...(isSmall ? [] : [/^Merge…/, /^Projector/, /^Register/, /^Search|^Find/]),
    ])
      expect(
        found.some((one) => (typeof name === "string" ? one === name : name.test(one))),
        `${name} in ${found.join(" | ")}`,
      ).toBe(true);
    expect(found.filter((one) => /^Stage: Negotiation|^Silence/.test(one))).toHaveLength(1);
    expect(
      document.querySelector('[role="toolbar"] [aria-label="View"], [role="toolbar"] [aria-label^="View"]'),
    ).not.toBeNull();
  });

  test.each(ROOM_WIDTHS)("[UI190] [A11Y7] %s: a command that cannot be used is there and says why", async (width) => {
    widthOf(width);
    room = await renderInRoom(toolbar(), DRAFT);
    const button = room.byName("button", "Delete the paragraph");
    if (button) await room.press(button);
    else await room.press(room.byName("button", /^More/));
    await room.waitFor(() => document.body.textContent?.includes("Place the cursor in a paragraph first."));
    const item = room.byName('[role="menuitem"]', /^Delete the paragraph/);
    if (!button) await room.press(item);
    expect(room.calls.runs).toEqual([]);
  });
});

describe("who one is oneself", () => {
  test("[UI191] one menu says as whom one is here and holds language, theme, announcements and the way out", async () => {
    const delegation = { code: "BRA", name: "Brazil", coreGroup: false };
    room = await renderInRoom(<YouMenu />, DRAFT, { me: { role: "delegation", delegation } });
    await room.press(room.byName("button", "You: BRA"));
    await room.waitFor(() => document.querySelector('[role="menu"]'));
    const items = namesOf('[role="menu"] :is([role="menuitem"], [role="menuitemradio"])');
    for (const name of ["Français", "Dark", "important"]) expect(items).toContain(name);
    await room.press(room.byName('[role="menuitemradio"]', "Français"));
    await room.waitFor(() => room.byName("button", "Vous : BRA"));
  });
});

function Head() {
  usePrintHead(() => "A/C.3/81/L.24 · “Changes”");
  return <p>page</p>;
}

describe("on paper", () => {
  test("[UI192] the running head is asked for at the moment of printing, and goes with the room", async () => {
    room = await renderInRoom(<Head />, DRAFT);
    const head = () => document.documentElement.style.getPropertyValue("--running-head");
    expect(head()).toBe("");
    window.dispatchEvent(new Event("beforeprint"));
    expect(head()).toBe('"A/C.3/81/L.24 · “Changes”"');
    await room.unmount();
    expect(head()).toBe("");
    room = await renderInRoom(<p />, DRAFT);
  });

  test("[UI192] the legend names whose words are marked, and is not there where none are", async () => {
    const negotiation = seated();
    room = await renderNegotiation(<PrintLegend />, negotiation, { as: member("EU") });
    expect(room.page.textContent).not.toContain("Underlined twice");
    await room.unmount();
    negotiation.table("a1", "BRA", "op2", "annual", "regular");
    room = await renderNegotiation(<PrintLegend />, negotiation, { as: member("EU") });
    expect(room.page.textContent).toContain("Underlined twice");
    expect([...room.page.querySelectorAll("li")].map((one) => one.textContent?.trim())).toContainEqual(
      expect.stringMatching(/^BRA/),
    );
  });
});
