import { act } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Compare } from "../../../client/screens/compare/Compare.tsx";
import { RevisionScreen } from "../../../client/screens/compare/RevisionScreen.tsx";
import { completeContent } from "../../../shared/document/contentOf.ts";
import { draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { clause, draft, op, pp, title } from "../../support/builders.ts";
import { guest } from "../../support/negotiation.ts";
import { type NegotiationRoom, renderNegotiation, type SeatedNegotiation, seated } from "../room/negotiationRoom.tsx";
import { type Call, FakeError, fakeApi } from "../screens/fakeApi.ts";
import { me } from "../screens/fixtures.ts";
import { type RenderedApp, renderPart } from "../screens/renderApp.tsx";

const AT = "2026-11-03T10:00:00.000Z";
const REV0 = { rev: 0, name: "Zero draft", at: AT, by: "Chair", decision: 1 };
/** The zero draft as it was kept: three paragraphs of it read otherwise now. */
const ZERO = completeContent(
  draft([
    title("Business and children"),
    clause("organ", "enacting", "The General Assembly,"),
    pp("pp1", "Recalling its resolution 78/187,"),
    op("gone", "Welcomes the report;"),
    op("op1", "Urges States to protect children;"),
    op(
      "op2",
      "Encourages business enterprises to publish yearly assessments of the impact of their products on children;",
    ),
    op("op3", "Decides to remain seized of the matter."),
  ]),
);

const said = () => document.body.textContent ?? "";
const marks = (tag: "ins" | "del") =>
  [...document.querySelectorAll(`article ${tag}`)].map((one) => one.textContent?.trim());
const count = () => document.querySelector("section p")?.textContent;

describe("comparing", () => {
  let room: NegotiationRoom;
  beforeEach(() => window.history.replaceState(null, "", "/d/d1/compare"));
  afterEach(() => room.unmount());

  async function show(negotiation: SeatedNegotiation = seated(), answer: unknown = undefined): Promise<void> {
    room = await renderNegotiation(<Compare />, negotiation, {
      as: guest,
      answers: {
        revision:
          answer ??
          (({ path }: Call) => ({ revision: { ...REV0, rev: Number(path.split("/").at(-1)) }, content: ZERO })),
      },
    });
  }
  const press = (key: string, shiftKey = false) =>
    act(async () => {
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }),
      );
    });

  test("[UI164] the last Rev is compared with the current text; another choice is in the address", async () => {
    await show();
    await room.waitFor(() => document.querySelector("article"));
    expect(count()).toBe("2 changes");
    expect(marks("del")).toEqual(["Welcomes the report;", "yearly"]);
    expect(marks("ins")).toEqual(["annual"]);
    await room.press(room.byName("button", /Current text/));
    await room.press(await room.waitFor(() => room.byName('[role="option"]', /^Zero draft/)));
    await room.waitFor(() => count() === "The same text");
    expect(window.location.search).toBe("?from=0&to=0");
    expect(marks("del")).toEqual([]);
  });

  test("[UI216] what became of a Rev is taken out as tracked changes; two Revs are not", async () => {
    const saved: string[] = [];
    Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => undefined });
    const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    await show();
    await room.waitFor(() => document.querySelector("article"));
    const inner = globalThis.fetch;
    const fetched: string[] = [];
    globalThis.fetch = async (input, init) => {
      if (!String(input).includes("/export")) return inner(input, init);
      fetched.push(String(input));
      return new Response("x", { headers: { "content-disposition": 'attachment; filename="L24_redline.docx"' } });
    };
    await room.press(room.byName("button", "Export tracked changes"));
    await room.waitFor(() => saved.length > 0);
    globalThis.fetch = inner;
    click.mockRestore();
    expect(fetched[0]).toContain("format=docx&view=redline&from=0");
    expect(saved).toEqual(["L24_redline.docx"]);
    await room.press(room.byName("button", /Current text/));
    await room.press(await room.waitFor(() => room.byName('[role="option"]', /^Zero draft/)));
    await room.waitFor(() => room.byName("button", "Export tracked changes") === undefined);
  });

  test("[UI165] it is live where one side is the current text", async () => {
    await show();
    await room.waitFor(() => document.querySelector("article"));
    await act(async () => room.server.edit((doc) => textOf(draftDoc(doc).clauses.get("op1"))?.insert(6, "all ")));
    await room.waitFor(() => count() === "3 changes");
    expect(marks("ins")).toEqual(["all", "annual"]);
  });

  test("[UI165] labels stand old and new, the paragraph that is gone with its own, each side alone when side by side", async () => {
    await show();
    await room.waitFor(() => document.querySelector("article"));
    const margins = () => [...document.querySelectorAll("article .clause-margin")].map((one) => one.textContent);
    expect(margins()).toContain("OP 2 → OP 1");
    expect(margins()).toContain("PP 1");
    await room.press(room.byName("button", "Side by side"));
    expect(margins()).toContain("OP 3");
    expect(margins().some((words) => words?.includes("→"))).toBe(false);
    expect(marks("del")).toEqual(["Welcomes the report;", "yearly"]);
    expect(said()).toContain("Zero draft");
  });

  test("[UI167] F7 and Shift+F7 go from change to change with the focus; the buttons keep it and read the change aloud", async () => {
    await show();
    await room.waitFor(() => document.querySelector("article"));
    const focused = () => document.activeElement?.getAttribute("aria-label");
    await press("F7");
    expect(focused()).toBe("Change 1, OP 1. deleted");
    await press("F7");
    expect(focused()).toBe("Change 2, OP 2. Deletion: yearly. Insertion: annual");
    expect(count()).toBe("2 of 2 changes");
    await press("F7");
    expect(focused()).toBe("Change 1, OP 1. deleted");
    await press("F7", true);
    expect(focused()).toMatch(/^Change 2/);
    const button = room.byName("button", /^Previous change/);
    await room.press(button);
    expect(document.activeElement).toBe(button);
    await room.waitFor(() => document.querySelector('[role="status"]')?.textContent === "Change 1, OP 1. deleted");
  });

  test("[UI168] the outline marks what changed in words, and leads there", async () => {
    await show();
    await room.waitFor(() => document.querySelector("article"));
    const rows = [...document.querySelectorAll<HTMLElement>("nav button")];
    expect(rows.map((row) => row.textContent)).toEqual([
      "PP 1Recalling",
      "OP 1Welcomes● gone",
      "OP 1Urges",
      "OP 2Encourages● changed",
      "OP 3Decides",
    ]);
    await room.press(rows[3]);
    expect(document.activeElement?.id).toBe("compared-op2");
  });

  test("[UI164] a Rev that the draft does not have is named; one that cannot be had can be asked for again", async () => {
    window.history.replaceState(null, "", "/d/d1/compare?from=7");
    await show(seated(), new FakeError("not_found"));
    await room.waitFor(() => said().includes("This draft has no Rev 7."));
    await room.waitFor(() => room.byName("button", "Try again"));
    expect(document.querySelector("article")).toBeNull();
  });
});

describe("reading a Rev", () => {
  let app: RenderedApp;
  let api: ReturnType<typeof fakeApi>;
  afterEach(async () => {
    await app.unmount();
    api.restore();
  });

  test("[UI169] a Rev is read as it was issued, under a bar with the way back", async () => {
    api = fakeApi({ me: me("observer", false), drafts: { drafts: [] }, revision: { revision: REV0, content: ZERO } });
    app = await renderPart(<RevisionScreen draftId="d1" rev="0" />);
    await app.waitFor(() => document.querySelector("article"));
    expect(said()).toContain("You are reading Zero draft of 3 Nov 2026.");
    expect(document.querySelector("article")?.textContent).toContain("Welcomes the report;");
    expect(document.querySelectorAll("article ins, article del, [contenteditable]")).toHaveLength(0);
    const links = [...document.querySelectorAll("main a")].map((one) => one.getAttribute("href"));
    expect(links).toEqual(["/d/d1/compare?from=0&to=current", "/d/d1"]);
  });

  test("[UI169] an address that names no Rev is no page, a Rev that is not there is said", async () => {
    api = fakeApi({ me: me("observer", false), drafts: { drafts: [] }, revision: new FakeError("not_found") });
    app = await renderPart(<RevisionScreen draftId="d1" rev="9" />);
    await app.waitFor(() => said().includes("This was not found."));
    await app.unmount();
    app = await renderPart(<RevisionScreen draftId="d1" rev="first" />);
    await app.waitFor(() => document.querySelector("h1"));
    expect(api.calls.filter(({ route }) => route === "revision")).toHaveLength(1);
  });
});
