import { act } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import type { Connection } from "../../../client/live/connection.ts";
import { floorSlide, type Slide } from "../../../client/screens/floor/floorSlide.ts";
import { Projector } from "../../../client/screens/floor/Projector.tsx";
import { readerViews, viewAfterKey } from "../../../client/screens/floor/readerView.ts";
import { charactersOf, slideSize } from "../../../client/screens/floor/slideSize.ts";
import { useRoom } from "../../../client/screens/room/roomContext.ts";
import { hueAt } from "../../../client/ui/Tag.tsx";
import { Overlays } from "../../../shared/amendments/overlays.ts";
import type { Content } from "../../../shared/document/content.ts";
import { completeContent } from "../../../shared/document/contentOf.ts";
import { draftDoc } from "../../../shared/document/draftDoc.ts";
import { fillDraft } from "../../../shared/document/fillDraft.ts";
import { LiveState } from "../../../shared/document/liveState.ts";
import { Projection } from "../../../shared/document/projection.ts";
import type { Proposed } from "../../../shared/domain/amendment.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { FloorView } from "../../../shared/domain/clauseCommands.ts";
import type { DecisionBody } from "../../../shared/domain/events.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { draft, op, title } from "../../support/builders.ts";
import { asAmendment, asClause, text as words } from "../../support/negotiation.ts";
import { decide, happen } from "../room/happen.ts";
import { type RenderedRoom, renderInRoom } from "../room/roomHarness.tsx";

const DRAFT = draft([
  title("Rights of the child"),
  op("o1", "Urges States to act;"),
  op("o2", "Encourages reports every year;"),
  op("o3", "Decides to remain seized of the matter."),
]);
const BASE = words("Encourages reports every year;");
const O2 = asClause("o2");

function tabled(id: string, delegation: string, proposed: Proposed, label?: string): DecisionBody {
  return { type: "amendmentTabled", amendment: asAmendment(id), delegation, proposed, ...(label ? { label } : {}) };
}
const edit = (reads: string): Proposed => ({ kind: "edit", on: { clause: O2 }, base: BASE, text: words(reads) });
const on = { clause: O2 } as const;
const insert: Proposed = {
  kind: "insert",
  clause: asClause("new"),
  clauseKind: "operative",
  level: 0,
  order: "zzz",
  text: words("Requests a workshop;"),
};

/** The slide of a draft in which this has been decided. */
function slideAfter(clause: string | null, view: FloorView, ...bodies: readonly DecisionBody[]): Slide {
  const draftOf = draftDoc(new Y.Doc());
  fillDraft(draftOf, completeContent(DRAFT) as Content, () => 0.5);
  decide(draftOf.doc, ...bodies);
  const state = new LiveState(draftOf);
  const projection = new Projection(draftOf, state);
  return floorSlide(clause as ClauseId | null, view, state.state, projection, new Overlays(projection, state));
}
type Clause = Extract<Slide, { readonly kind: "clause" }>;
function shown(view: FloorView, ...bodies: readonly DecisionBody[]): Clause {
  const slide = slideAfter("o2", view, ...bodies);
  if (slide.kind !== "clause") throw new Error(`a clause was expected, not ${slide.kind}`);
  return slide;
}
const numbersOf = (entries: readonly { readonly number: string }[]) => entries.map(({ number }) => number);

describe("what is on the screen", () => {
  const rivals = [
    tabled("a1", "BRA", edit("Encourages and invites reports every year;")),
    tabled("a2", "EU", edit("Encourages reports regularly;")),
    tabled("a3", "USA", edit("Encourages reports every month;")),
  ];

  test("[UI125] the clause alone, with its place among its kind and its neighbours", () => {
    const slide = shown("changes");
    expect([slide.label, slide.number, slide.total]).toEqual(["OP 2", "2.", 3]);
    expect([slide.before?.label, slide.after?.label]).toEqual(["OP 1", "OP 3"]);
    expect(slide.parts).toHaveLength(1);
    expect(slideAfter(null, "base")).toEqual({ kind: "free" });
  });

  test("[UI138] proposed: all that is open; result: what collides is left out, with whom it collides", () => {
    const proposed = shown("changes", ...rivals, {
      type: "sponsorJoined",
      amendment: asAmendment("a1"),
      delegation: "ARG",
    });
    expect(proposed.shown).toMatchObject([
      { number: "A-001", delegations: ["BRA", "ARG"] },
      { number: "A-002" },
      { number: "A-003" },
    ]);
    expect(proposed.hidden).toEqual([]);
    const result = shown("clean", ...rivals);
    expect(numbersOf(result.shown)).toEqual(["A-001"]);
    expect(result.hidden).toMatchObject([
      { number: "A-002", why: "collides", others: ["A-003"] },
      { number: "A-003", why: "collides", others: ["A-002"] },
    ]);
  });

  test("[UI138] what a view or its state keeps off the screen is named with the reason", () => {
    const parked: DecisionBody = { type: "amendmentParked", amendment: asAmendment("a1") };
    expect(shown("base", ...rivals, parked).hidden.map(({ number, why }) => [number, why])).toEqual([
      ["A-002", "view"],
      ["A-003", "view"],
      ["A-001", "parked"],
    ]);
    const others = [
      tabled("b1", "KEN", { kind: "alt", on, base: BASE, text: words("Invites reports;") }, "OP 2 alt"),
      tabled("b2", "KEN", { kind: "delete", on }),
      tabled("b3", "KEN", { kind: "move", on, order: "B" }),
    ];
    expect(shown("clean", ...others).hidden.map(({ why }) => why)).toEqual(["alt", "delete", "move"]);
    const proposed = shown("changes", ...others);
    expect(proposed.shown.map(({ asks }) => asks)).toEqual([undefined, "deletes", "moves"]);
    expect(proposed.parts).toMatchObject([{ as: "marked" }, { as: "ins", label: "OP 2 alt", delegations: ["KEN"] }]);
  });

  test("[UI138] a deletion that stands alone is struck; the compilation has its brackets", () => {
    const gone = shown("changes", tabled("a1", "KEN", { kind: "delete", on }));
    expect(gone.parts).toMatchObject([{ as: "del", runs: BASE }]);
    const compiled = shown("compilation", ...rivals.slice(0, 1));
    expect(compiled.parts.map((part) => (part.as === "plain" ? plainText(part.runs) : part.as))).toEqual([
      "Encourages [BRA: and invites] reports every year;",
    ]);
  });

  test("[UI125] a new paragraph that is only proposed has its place; withdrawn, it is gone; accepted, it is text", () => {
    const proposal = tabled("n1", "KEN", insert, "OP 3 bis");
    const slide = slideAfter("new", "changes", proposal);
    expect(slide).toMatchObject({ kind: "clause", label: "OP 3 bis", parts: [{ as: "ins", delegations: ["KEN"] }] });
    expect(slide.kind === "clause" && [slide.before?.id, slide.after]).toEqual(["o3", null]);
    expect(slideAfter("new", "clean", proposal)).toMatchObject({ parts: [{ as: "plain" }] });
    const withdrawn: DecisionBody = { type: "amendmentWithdrawn", amendment: asAmendment("n1"), delegation: "KEN" };
    expect(slideAfter("new", "changes", proposal, withdrawn)).toEqual({ kind: "gone", clause: "new" });
    expect(slideAfter("never", "changes")).toEqual({ kind: "gone", clause: "never" });
  });

  test("[UI138] the type is between 36 and 56 pixels, smaller for longer texts, and in proportion on smaller screens", () => {
    const hall = { width: 1920, height: 950 };
    expect(slideSize(100, hall)).toBe(56);
    expect(slideSize(5_000, hall)).toBe(36);
    const sizes = [50, 200, 400, 800, 1600].map((length) => slideSize(length, hall));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(sizes).size).toBeGreaterThan(2);
    // The same share of a lower screen; 20 pixels are the least anywhere.
    expect(slideSize(5_000, { width: 1280, height: 633 })).toBe(24);
    expect(slideSize(60, { width: 360, height: 500 })).toBe(28);
    expect(slideSize(5_000, { width: 360, height: 500 })).toBe(20);
    expect(charactersOf(shown("changes", ...rivals))).toBeGreaterThan(charactersOf(shown("base", ...rivals)) - 24);
    expect(charactersOf({ kind: "free" })).toBe(0);
  });

  test("[UI139] keys go between Proposed and Result and stop at the ends", () => {
    expect(readerViews("clean")).toEqual(["changes", "clean"]);
    expect(readerViews("base")).toEqual(["base", "changes", "clean"]);
    const views = readerViews("changes");
    expect(viewAfterKey(" ", "changes", views)).toBe("clean");
    expect(viewAfterKey("ArrowRight", "clean", views)).toBe("clean");
    expect(viewAfterKey("ArrowLeft", "clean", views)).toBe("changes");
    expect(viewAfterKey("Enter", "clean", views)).toBeNull();
  });
});

/** The projector over the room's live objects. */
function InHall() {
  const { connection, liveState, state, projection, overlays } = useRoom();
  const hues = { hueOf: () => hueAt(0), nameOf: (code: string) => (code === "BRA" ? "Brazil" : undefined) };
  const live = { connection: connection as Connection, liveState, state, projection, overlays, hues };
  return <Projector {...live} />;
}

describe("the projector", () => {
  let room: RenderedRoom;
  const sent: unknown[] = [];
  beforeEach(() => {
    vi.spyOn(globalThis, "fetch").mockImplementation(async (...call) => {
      sent.push(call);
      return Response.json({});
    });
  });
  afterEach(async () => {
    await room.unmount();
    vi.restoreAllMocks();
  });
  const page = () => room.page.textContent ?? "";
  const frame = () => act(async () => void (await new Promise((resolve) => requestAnimationFrame(resolve))));
  const press = (key: string) =>
    act(async () => void document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
  const enter = async () => {
    room = await renderInRoom(<InHall />, DRAFT, { me: { role: "observer" } });
  };
  const floor: DecisionBody = { type: "floorMoved", clause: O2, view: "changes" };
  const stage: DecisionBody = {
    type: "stageSet",
    from: "drafting",
    to: "negotiation",
    labels: [
      [asClause("o1"), "OP 1"],
      [O2, "OP 2"],
      [asClause("o3"), "OP 3"],
    ],
  };

  test("[UI125] without a floor it shows the title and that the floor is free; then the clause, live, for an observer", async () => {
    await enter();
    expect(room.page.querySelector("h2")?.textContent).toBe("Rights of the child");
    expect(page()).toContain("The floor is free");
    await happen(room, stage, floor);
    expect(page()).toContain("OP 2 of 3");
    expect(page()).toContain("0 of 3 paragraphs agreed");
    expect(page()).toContain("Encourages reports every year;");
    await act(async () =>
      room.server.edit((doc) => {
        const source = draftDoc(doc).clauses.get("o2")?.get("text");
        if (source instanceof Y.Text) source.insert(0, "Strongly ");
      }),
    );
    await room.settle();
    await frame();
    expect(page()).toContain("Strongly Encourages");
    expect(room.page.querySelector("[contenteditable]")).toBeNull();
  });

  test("[UI138] amendments stand there with the full names of their delegations, those not shown with the reason", async () => {
    await enter();
    const rivals = [edit("Encourages reports regularly;"), edit("Encourages reports every month;")];
    await happen(room, stage, floor, ...rivals.map((one, index) => tabled(`a${index}`, index ? "FRA" : "BRA", one)));
    await frame();
    expect(
      [...room.page.querySelectorAll('ul[aria-label="Amendments shown"] li')].map((one) => one.textContent),
    ).toEqual(["A-001 Brazil", "A-002 France"]);
    expect([...room.page.querySelectorAll("ins")].map((one) => one.textContent)).toEqual(["regularly", "every month"]);
    await press("ArrowRight");
    expect(room.page.querySelector("ins")).toBeNull();
    expect(page()).toContain("Not shown:A-001 Brazil (collides with A-002)A-002 France (collides with A-001)");
  });

  test("[UI139] space and arrows change this screen alone, until the facilitator moves the floor", async () => {
    await enter();
    await happen(room, stage, floor, tabled("a1", "BRA", edit("Encourages and invites reports every year;")));
    await frame();
    sent.length = 0;
    await press(" ");
    expect(room.byName('[role="radio"]', "Result")?.getAttribute("aria-checked")).toBe("true");
    expect(sent).toEqual([]);
    expect(draftDoc(room.server.doc).decisions.length).toBe(3);
    await happen(room, { type: "floorMoved", clause: asClause("o1"), view: "changes" });
    expect(room.byName('[role="radio"]', "Proposed")?.getAttribute("aria-checked")).toBe("true");
  });

  test("[UI139] dark or light by key or button, kept on this device for the projector alone", async () => {
    await enter();
    const { dataset } = document.documentElement;
    expect(dataset.theme).toBe("light");
    await press("d");
    expect([dataset.theme, localStorage.getItem("adref.floorTheme"), localStorage.getItem("adref.theme")]).toEqual([
      "dark",
      "dark",
      null,
    ]);
    await room.press(room.byName("button", "Dark"));
    expect(dataset.theme).toBe("light");
    await room.unmount();
    expect(dataset.theme).toBeUndefined();
    await enter();
  });

  test("[UI125] the screen is kept awake, and let go when the projector is left", async () => {
    const release = vi.fn(async () => undefined);
    const request = vi.fn(async (_kind: string) => ({ release }));
    Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true });
    await enter();
    expect(request.mock.calls).toEqual([["screen"]]);
    await act(async () => void document.dispatchEvent(new Event("visibilitychange")));
    expect(request).toHaveBeenCalledTimes(2);
    await room.unmount();
    expect(release).toHaveBeenCalled();
    Reflect.deleteProperty(navigator, "wakeLock");
    await enter();
  });

  test("[UI125] a lost connection is said, since what is shown may be old", async () => {
    await enter();
    expect(page()).not.toContain("No connection");
    room.server.isDown = true;
    await act(async () => room.server.open.shut(1006));
    await room.waitFor(() => page().includes("No connection: this may be out of date."));
  });

  test("[UI135] what changes on it is announced politely", async () => {
    await enter();
    await happen(room, floor);
    const status = () => [...room.page.querySelectorAll('[role="status"]')].map((one) => one.textContent).join("");
    await room.waitFor(() => status().includes("Floor: OP 2."));
  });
});
