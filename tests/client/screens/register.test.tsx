import { act } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Register } from "../../../client/screens/register/Register.tsx";
import { draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { asAmendment, begun, chair } from "../../support/negotiation.ts";
import { stateOfNewDraft } from "../../support/stateOfNewDraft.ts";
import { decide, renderNegotiated, rich } from "../room/negotiatedRoom.tsx";
import type { RenderedRoom } from "../room/roomHarness.tsx";
import { type Call, FakeError, fakeApi } from "./fakeApi.ts";

let room: RenderedRoom;
let api: ReturnType<typeof fakeApi>;
/** What the server says to a command; by default it is carried out. */
let answer: (call: Call) => unknown;

beforeEach(() => {
  answer = () => ({ decisions: [], state: stateOfNewDraft("negotiation") });
  api = fakeApi({ participants: { participants: [] }, command: (call: Call) => answer(call) });
  window.history.replaceState(null, "", "/d/d1/register");
});
afterEach(async () => {
  await room.unmount();
  api.restore();
});

const text = () => document.body.textContent ?? "";
const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];
const rowOf = (id: string) => rows().find((row) => row.dataset.row === id);
const shown = () => rows().map((row) => row.dataset.row);
const cells = (id: string) =>
  [...(rowOf(id)?.querySelectorAll('[role="gridcell"], [role="rowheader"]') ?? [])].map((cell) => cell.textContent);
const commands = () => api.calls.filter(({ route }) => route === "command").map(({ body }) => body);
const place = () => `${window.location.pathname}${window.location.search}`;

async function key(element: Element | null | undefined, name: string): Promise<void> {
  if (!(element instanceof HTMLElement)) throw new Error(`nothing to press ${name} on`);
  await act(async () => {
    element.focus();
    const press = { key: name, bubbles: true, cancelable: true };
    element.dispatchEvent(new KeyboardEvent("keydown", press));
    (document.activeElement ?? element).dispatchEvent(new KeyboardEvent("keyup", press));
  });
}

async function open(negotiation = rich(), role: "facilitator" | "observer" = "facilitator"): Promise<void> {
  room = await renderNegotiated(<Register />, negotiation, { me: { role } });
}

describe("the table", () => {
  test("[UI105] each amendment has its line: number, place, delegations, change, state with rivals, positions, decision", async () => {
    await open();
    await room.waitFor(() => rows().length === 5);
    expect(cells("a").slice(1, 8)).toEqual([
      "A-001",
      "OP 3",
      "KEN",
      "–",
      "replace",
      "annual → regular",
      "open⚠ collides with A-002",
    ]);
    const counts = [...(rowOf("a")?.querySelectorAll("button") ?? [])].map((button) =>
      button.getAttribute("aria-label"),
    );
    expect(counts).toEqual(["Support: 2 (JPN and EU)", "Oppose: 1 (USA)"]);
    expect(cells("c").slice(3, 5)).toEqual(["EU", "JPN"]);
    expect(rowOf("c")?.querySelector("ins")?.textContent).toBe("and invites");
    expect(cells("d").slice(2, 3)).toEqual(["OP 3 bis"]);
    expect(cells("e").at(-1)).toMatch(/2026.*Chair.*“Too vague”/);
    expect(rowOf("e")?.textContent).toContain("not taken up");
  });

  test("[UI105] it follows decisions and words", async () => {
    const negotiation = rich();
    const known = negotiation.decisions.length;
    await open(negotiation);
    await room.waitFor(() => rows().length === 5);
    negotiation.do({ command: "parkAmendment", id: "p1", amendment: asAmendment("a"), reason: "Later" }, chair);
    await decide(room, negotiation.decisions.slice(known));
    await room.waitFor(() => rowOf("a")?.textContent?.includes("parked"));
    const words = textOf(room.connection.snapshot.document.clauses.get("op3"));
    await act(async () => words?.delete(0, words.length));
    await room.waitFor(() => rowOf("c")?.textContent?.includes("collides with A-001, A-002"));
  });

  test("[UI106] a press on a heading sorts by it, another one the other way round", async () => {
    await open();
    const heading = await room.waitFor(() => room.byName('[role="columnheader"]', /^By/));
    await room.press(heading);
    await room.waitFor(() => shown().join("") === "bcaed");
    expect(heading.getAttribute("aria-sort")).toBe("ascending");
    await room.press(room.byName('[role="columnheader"]', /^By/));
    await room.waitFor(() => shown().join("") === "daecb");
  });

  test("[UI107] the filter narrows; where nothing is left it offers to show all", async () => {
    await open();
    const field = await room.waitFor(() => room.byName("input", "Filter by number, place or words"));
    await room.type(field, "annual");
    expect(shown()).toEqual(["a", "b"]);
    expect(text()).toContain("2 of 5 amendments");
    await room.type(field, "nothing like it");
    expect(text()).toContain("No amendment matches the filter");
    await room.press(room.byName("button", "Show all amendments"));
    expect(shown()).toHaveLength(5);
  });

  test("[UI105] a draft without amendments says so", async () => {
    await open(begun());
    await room.waitFor(() => text().includes("No amendments yet"));
    expect(rows()).toEqual([]);
  });
});

describe("by keyboard", () => {
  test("[UI108] arrows go from row to row, Space selects, and Enter opens in the room also with a selection", async () => {
    await open();
    await room.waitFor(() => rows().length === 5);
    await key(rowOf("a"), " ");
    expect(rowOf("a")?.getAttribute("aria-selected")).toBe("true");
    await key(rowOf("a"), "ArrowDown");
    expect(document.activeElement).toBe(rowOf("b"));
    await key(rowOf("b"), "Enter");
    expect(place()).toBe("/d/d1?clause=op3&amendment=b");
    expect(rowOf("b")?.getAttribute("aria-selected")).toBe("false");
  });

  test("[UI108] A leads to the room with all that are selected, if they can be taken in together", async () => {
    await open();
    await room.waitFor(() => rows().length === 5);
    await key(rowOf("a"), " ");
    await key(rowOf("d"), " ");
    await key(rowOf("d"), "a");
    expect(place()).toBe("/d/d1/register");
    expect(text()).toContain("Only amendments of one kind to one paragraph can be taken in together.");
    await key(rowOf("d"), " ");
    await key(rowOf("c"), " ");
    await key(rowOf("c"), "a");
    expect(place()).toBe("/d/d1?clause=op3&amendment=a&accept=a%2Cc");
  });

  test("[UI108] for who does not decide letters do nothing, and nothing is offered", async () => {
    await open(rich(), "observer");
    await room.waitFor(() => rows().length === 5);
    await key(rowOf("a"), "n");
    expect(document.querySelector("[role=dialog]")).toBeNull();
    expect(room.byName("button", "Not taken up…")).toBeUndefined();
    expect(text()).not.toContain("A accepts");
  });

  test("[UI108] letters in the filter are letters", async () => {
    await open();
    const field = await room.waitFor(() => room.byName("input", "Filter by number, place or words"));
    await key(field, "n");
    expect(document.querySelector("[role=dialog]")).toBeNull();
  });
});

describe("deciding", () => {
  test("[UI110] N asks for one reason and decides all that are selected, one after another; those decided already stay", async () => {
    await open();
    await room.waitFor(() => rows().length === 5);
    for (const id of ["a", "b", "e"]) await key(rowOf(id), " ");
    await key(rowOf("e"), "n");
    const dialog = await room.waitFor(() => document.querySelector("[role=dialog]"));
    expect(dialog.textContent).toContain("Not take up 3 amendments?");
    expect(dialog.textContent).toContain("A-005 stays as it is: it is decided already.");
    await room.press(room.byName("[role=dialog] button", "Do not take up 2"));
    expect(dialog.textContent).toContain("Give a reason");
    expect(commands()).toEqual([]);
    await room.type(document.querySelector<HTMLElement>("[role=dialog] textarea") ?? undefined, " No time ");
    await room.press(room.byName("[role=dialog] button", "Do not take up 2"));
    await room.waitFor(() => !document.querySelector("[role=dialog]"));
    expect(commands()).toMatchObject([
      { command: "declineAmendment", amendment: "a", ifRevision: 1, reason: "No time" },
      { command: "declineAmendment", amendment: "b", ifRevision: 1, reason: "No time" },
    ]);
    expect(text()).toContain("0 selected");
  });

  test("[UI110] a refusal stops there, says which and why, and asking again goes on from it", async () => {
    await open();
    await room.waitFor(() => rows().length === 5);
    await key(rowOf("a"), " ");
    await key(rowOf("b"), " ");
    await key(rowOf("b"), "p");
    await room.type(await room.waitFor(() => document.querySelector<HTMLElement>("textarea")), "Budget");
    const carriedOut = answer;
    answer = (call) =>
      (call.body as { amendment: string }).amendment === "b" ? new FakeError("base_changed") : carriedOut(call);
    await room.press(room.byName("[role=dialog] button", "Park 2 amendments"));
    await room.waitFor(() => document.querySelector("[role=dialog] [role=alert]"));
    expect(text()).toContain("A-002 could not be decided; 1 of 2 are.");
    answer = carriedOut;
    await room.press(room.byName("[role=dialog] button", "Park"));
    await room.waitFor(() => !document.querySelector("[role=dialog]"));
    expect(commands().map((body) => (body as { amendment: string }).amendment)).toEqual(["a", "b", "b"]);
  });

  test("[UI110] in another stage the commands keep their place and say why they wait", async () => {
    const negotiation = rich();
    negotiation.do({ command: "setStage", id: "s", stage: "drafting", reason: "Again" }, chair);
    await open(negotiation);
    await room.waitFor(() => rows().length === 5);
    await key(rowOf("a"), "n");
    expect(document.querySelector("[role=dialog]")).toBeNull();
    expect(text()).toContain("Amendments are decided in the stage “Negotiation” only.");
    expect(room.byName("button", "Park…")?.getAttribute("aria-disabled")).toBe("true");
  });

  test("[A11Y10] the focus comes back to the row, and to another one where a filter has taken it away", async () => {
    await open();
    await room.waitFor(() => rows().length === 5);
    await key(rowOf("b"), "p");
    await room.waitFor(() => document.querySelector("[role=dialog]"));
    await room.press(room.byName("[role=dialog] button", "Cancel"));
    await room.waitFor(() => document.activeElement === rowOf("b"));
    await room.press(room.byName("button", /^Status/) ?? room.byName("button", /All statuses/));
    await room.press(await room.waitFor(() => room.byName("[role=option]", "open")));
    await room.waitFor(() => shown().length === 4);
    const negotiation = rich();
    negotiation.do({ command: "parkAmendment", id: "p1", amendment: asAmendment("b"), reason: "Later" }, chair);
    const decided = negotiation.decisions.at(-1);
    if (!decided) throw new Error("nothing was decided");
    await key(rowOf("b"), "p");
    await room.type(await room.waitFor(() => document.querySelector<HTMLElement>("textarea")), "Later");
    answer = () => {
      room.server.edit((doc) => draftDoc(doc).decisions.push([decided]));
      return { decisions: [], state: stateOfNewDraft("negotiation") };
    };
    await room.press(room.byName("[role=dialog] button", "Park"));
    await room.waitFor(() => !document.querySelector("[role=dialog]"));
    await room.waitFor(() => rowOf("b") === undefined && document.activeElement?.matches("[data-row]"));
  });
});

test("[UI115] the register is exported as the server's file", async () => {
  const saved: string[] = [];
  Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => undefined });
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  await open();
  const inner = globalThis.fetch;
  const fetched: string[] = [];
  globalThis.fetch = async (input, init) => {
    if (!String(input).includes("/register")) return inner(input, init);
    fetched.push(String(input));
    return new Response("x", { headers: { "content-disposition": 'attachment; filename="L24_register.csv"' } });
  };
  await room.press(await room.waitFor(() => room.byName("button", "Export")));
  await room.press(await room.waitFor(() => room.byName('[role="menuitem"]', /^CSV/)));
  await room.waitFor(() => saved.length > 0);
  globalThis.fetch = inner;
  click.mockRestore();
  expect(fetched).toEqual(["/api/drafts/d1/register?format=csv&lang=en"]);
  expect(saved).toEqual(["L24_register.csv"]);
});
