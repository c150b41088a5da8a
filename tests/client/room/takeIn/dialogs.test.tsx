import { act } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { TakeInProvider } from "../../../../client/screens/room/takeIn/TakeInProvider.tsx";
import { type TakeIn, useTakeIn } from "../../../../client/screens/room/takeIn/takeInContext.ts";
import { UndoBar } from "../../../../client/screens/room/takeIn/UndoBar.tsx";
import type { Actor } from "../../../../shared/domain/participants.ts";
import { asAmendment, asClause, member } from "../../../support/negotiation.ts";
import "../../../support/editorHarness.ts";
import { type NegotiationRoom, renderNegotiation, type SeatedNegotiation, seated, WORDS } from "../negotiationRoom.tsx";

let room: NegotiationRoom;
let takeIn: TakeIn;
afterEach(async () => {
  vi.useRealTimers();
  await room.unmount();
});

function Probe() {
  takeIn = useTakeIn();
  return null;
}

function rivals(): SeatedNegotiation {
  const negotiation = seated();
  negotiation.now = Date.now();
  negotiation.table("a", "BRA", "op2", "Encourages", "Encourages and invites");
  negotiation.table("b", "EU", "op2", "annual", "regular");
  negotiation.table("c", "USA", "op2", "annual", "periodic");
  return negotiation;
}

async function show(negotiation: SeatedNegotiation, as?: Actor): Promise<void> {
  room = await renderNegotiation(
    <TakeInProvider>
      <Probe />
      <UndoBar />
    </TakeInProvider>,
    negotiation,
    as ? { as } : {},
  );
}

const dialog = () => [...document.querySelectorAll<HTMLElement>('[role="dialog"], [role="alertdialog"]')].at(-1);
const said = () => dialog()?.textContent ?? "";
const title = () => dialog()?.querySelector("h2")?.textContent;
const button = (name: string | RegExp) => room.byName("button", name);
const open = (run: () => void) => act(async () => run());
/** Opens the dialog; its focus comes a moment later. */
const accept = async (...names: string[]) => {
  await open(() => takeIn.accept(names.map(asAmendment)));
  await room.waitFor(() => /^(Cancel|Close)$/.test(document.activeElement?.textContent ?? ""));
};
const sent = () => room.commands.map(({ id: _id, ...command }) => command);
const status = (id: string) => room.negotiation.state.amendments.get(asAmendment(id))?.status;
/** The key reaches whatever has the focus. */
const press = (key: string, more: KeyboardEventInit = {}) =>
  act(async () => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
    target.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true, cancelable: true, ...more }));
  });
const ctrlEnter = async () => {
  await press("Enter", { ctrlKey: true });
  await room.settle();
};
const tick = (name: string) => {
  const label = [...(dialog()?.querySelectorAll("label") ?? [])].find(({ textContent }) =>
    textContent?.startsWith(name),
  );
  return room.press(label?.querySelector("input") ?? undefined);
};

describe("accepting", () => {
  test("[UI90] the dialog shows before and after, asks once and sends what was seen", async () => {
    await show(rivals());
    await accept("a", "b");
    expect(title()).toBe("Accept A-001 and A-002 into OP 2?");
    expect([...(dialog()?.querySelectorAll("del, ins") ?? [])].map((one) => one.textContent?.trim())).toEqual([
      "and invites",
      "annual",
      "regular",
    ]);
    expect(said()).toContain(WORDS);
    expect(sent()).toEqual([]);
    await room.press(button("Accept 2 amendments"));
    await room.settle();
    expect(sent()).toEqual([
      expect.objectContaining({ command: "acceptAmendments", amendments: ["a", "b"], ifRevisions: [1, 1] }),
    ]);
    expect(room.negotiation.reads("op2")).toContain("Encourages and invites business enterprises to publish regular");
    expect(dialog()).toBeUndefined();
  });

  test("[UI103] the focus starts on Cancel, Escape cancels, Ctrl+Enter accepts even there, then the text has the focus", async () => {
    await show(rivals());
    await accept("a");
    expect(document.activeElement?.textContent).toBe("Cancel");
    await press("Escape");
    expect(dialog()).toBeUndefined();
    expect(sent()).toEqual([]);
    await accept("a");
    await ctrlEnter();
    expect(status("a")).toBe("accepted");
    expect(dialog()).toBeUndefined();
    expect(room.calls.focused).toEqual([["op2"]]);
  });

  test("[UI103] whoever shows cards takes the focus on to the next one", async () => {
    await show(rivals());
    const told: unknown[] = [];
    const stop = takeIn.onDecided((decided) => told.push(decided) > 0);
    await accept("a");
    await ctrlEnter();
    expect([told, room.calls.focused]).toEqual([[["a"]], []]);
    stop();
  });

  test("[UI91] what stays open and what is carried over is said", async () => {
    await show(rivals());
    await accept("b");
    expect(said()).toContain("Carried over: A-001 (BRA)");
    expect(said()).toContain("Stays open as an alternative: A-003 (USA)");
  });

  test("[UI104] what is ticked is declined with it, with a reason that must be given", async () => {
    await show(rivals());
    await accept("b");
    await tick("Mark A-003 not taken up");
    await ctrlEnter();
    expect(said()).toContain("Give a reason");
    expect(sent()).toEqual([]);
    await room.type(dialog()?.querySelector<HTMLElement>("input:not([type=checkbox])") ?? undefined, "Overtaken");
    await ctrlEnter();
    expect([status("b"), status("c")]).toEqual(["accepted", "declined"]);
    expect(sent()).toMatchObject([
      { command: "acceptAmendments", declined: [{ amendment: "c", ifRevision: 1, reason: "Overtaken" }] },
    ]);
    expect(dialog()).toBeUndefined();
  });

  test("[UI104] when one of them is no longer open, nothing is decided before one has looked", async () => {
    await show(rivals());
    await accept("b");
    await tick("Mark A-003 not taken up");
    await room.type(dialog()?.querySelector<HTMLElement>("input:not([type=checkbox])") ?? undefined, "Overtaken");
    // Its sponsors withdraw it on the server at this very moment.
    room.negotiation.must({ command: "withdrawAmendment", amendment: "c" }, member("USA"));
    await ctrlEnter();
    expect([status("b"), status("c")]).toEqual(["tabled", "withdrawn"]);
    expect(said()).toContain("OP 2 changed just now; look at the result again.");
    // The room follows with the withdrawal.
    await room.later(() => undefined);
    await room.press(button("Show the new result"));
    await ctrlEnter();
    expect(status("b")).toBe("accepted");
    expect(dialog()).toBeUndefined();
  });

  test("[UI92] when the text changes under the dialog, nothing is accepted before one has looked", async () => {
    await show(rivals());
    await accept("a");
    await room.later((negotiation) => negotiation.type("op2", WORDS.replace("products", "products and services")));
    expect(said()).toContain("OP 2 changed just now; look at the result again.");
    expect(said()).not.toContain("products and services");
    expect(button("Accept 1 amendment")?.getAttribute("aria-disabled")).toBe("true");
    await ctrlEnter();
    expect(sent()).toEqual([]);
    await room.press(button("Show the new result"));
    expect(said()).toContain("products and services");
    expect(said()).not.toContain("changed just now");
    await ctrlEnter();
    expect(status("a")).toBe("accepted");
    expect(room.negotiation.reads("op2")).toContain("products and services");
  });

  test("[UI92] a change elsewhere asks for nothing", async () => {
    await show(rivals());
    await accept("a");
    await room.later((negotiation) => negotiation.type("op1", "Urges all States to protect children;"));
    expect(said()).not.toContain("changed just now");
  });

  test("[UI92] what the server refuses because it changed is looked at again as well", async () => {
    await show(rivals());
    await accept("a");
    // The server is ahead of this screen by one keystroke.
    room.negotiation.type("op2", WORDS.replace("children", "girls and boys"));
    await ctrlEnter();
    expect(said()).toContain("OP 2 changed just now");
    expect(status("a")).toBe("tabled");
    await room.later(() => undefined);
    await room.press(button("Show the new result"));
    await ctrlEnter();
    expect(status("a")).toBe("accepted");
  });

  test("[UI92] what somebody else decides meanwhile is said, and nothing is left to accept", async () => {
    await show(rivals());
    await accept("a");
    await room.later((negotiation) =>
      negotiation.must({ command: "withdrawAmendment", amendment: "a" }, member("BRA")),
    );
    await room.press(button("Show the new result"));
    expect(said()).toContain("Nothing is left to accept here");
    expect(button("Accept 1 amendment")).toBeUndefined();
  });

  test("[UI93] a new paragraph is shown with its place, a removal struck", async () => {
    const negotiation = rivals();
    const order = `${negotiation.clauses.get(asClause("op2"))?.order}V`;
    const proposed = {
      kind: "insert",
      clause: "new",
      clauseKind: "operative",
      level: 0,
      order,
      text: [{ text: "Invites all;" }],
    };
    negotiation.must({ command: "tableAmendment", amendment: "n", proposed }, member("KEN"));
    negotiation.must(
      { command: "tableAmendment", amendment: "x", proposed: { kind: "delete", on: { clause: "op1" } } },
      member("KEN"),
    );
    await show(negotiation);
    await accept("n");
    expect(title()).toBe("Accept A-004: new paragraph OP 2 bis?");
    expect(said()).toContain("New paragraph after OP 2");
    await press("Escape");
    await accept("x");
    expect(title()).toBe("Accept A-005: delete OP 1?");
    expect(dialog()?.querySelector("del")?.textContent).toBe("Urges States to protect children;");
    await ctrlEnter();
    expect(status("x")).toBe("accepted");
  });

  test("[UI94] without the connection it says why nothing can be decided", async () => {
    await show(rivals());
    await accept("a");
    room.server.isDown = true;
    await act(async () => room.server.open.shut(1006));
    await room.settle();
    expect(button("Accept 1 amendment")?.getAttribute("aria-disabled")).toBe("true");
    await ctrlEnter();
    expect(sent()).toEqual([]);
  });
});

describe("comparing", () => {
  const compare = (clause = "op2") => open(() => takeIn.compare(asClause(clause)));

  test("[UI95] base and amendments stand side by side or one under another, with what they collide with", async () => {
    await show(rivals());
    await compare();
    expect(title()).toBe("OP 2 — alternatives");
    const columns = [...(dialog()?.querySelectorAll("[data-alternative]") ?? [])].map(({ textContent }) => textContent);
    expect(columns).toHaveLength(3);
    expect(columns[1]).toContain("collides with A-003");
    expect(columns[0]).not.toContain("collides");
    await room.press(room.byName('[role="radio"]', "Side by side"));
    expect(room.byName('[role="radio"]', "Side by side")?.getAttribute("aria-checked")).toBe("true");
  });

  test("[UI95] F7 and Shift+F7 go from change to change and round", async () => {
    await show(rivals());
    await compare();
    const walked: (string | undefined)[] = [];
    for (const shiftKey of [false, false, false, false, true]) {
      await press("F7", { shiftKey });
      walked.push(document.activeElement?.textContent?.trim());
    }
    expect(walked).toEqual(["and invites", "annual", "annual", "and invites", "annual"]);
  });

  test("[UI96] what stands together is ticked, rivals are chosen, and the result follows at once", async () => {
    await show(rivals());
    await compare();
    const result = () => room.byName("section", "Result")?.textContent ?? "";
    expect(result()).toContain("and invites");
    expect(result()).not.toContain("regular");
    await tick("A-002 (EU)");
    expect(result()).toContain("regular");
    await tick("A-001 (BRA)");
    expect(result()).not.toContain("and invites");
    await room.press(button("Accept 1…"));
    expect(title()).toBe("Accept A-002 into OP 2?");
  });

  test("[UI96] to accept what collides leads to the choice between them", async () => {
    await show(rivals());
    await accept("b", "c");
    expect(title()).toBe("OP 2 — alternatives");
    expect(button("Accept 0…")?.getAttribute("aria-disabled")).toBe("true");
  });

  test("[UI97] the paragraph is put in brackets as it was seen; once it is, the button says so", async () => {
    await show(rivals());
    await compare();
    await room.press(button("Put all in brackets"));
    await room.settle();
    expect(sent()).toEqual([
      { command: "bracketClause", clauses: [{ clause: "op2", ifBase: expect.stringMatching(/^[0-9a-f]{16}$/) }] },
    ]);
    expect(room.negotiation.state.clauseStatus.get(asClause("op2"))).toBe("bracketed");
    expect(dialog()).toBeUndefined();
    await compare();
    expect(button("Put all in brackets")?.getAttribute("aria-disabled")).toBe("true");
  });

  test("[UI97] a text begun in place of the proposed ones outlives its dialog and is accepted with credit", async () => {
    await show(rivals());
    await compare();
    await room.press(button("Edit the result"));
    await paste("Encourages and invites business enterprises to publish regular and periodic assessments;");
    expect(said()).toContain("This result is your own text.");
    await press("Escape");
    expect(document.activeElement?.textContent).toBe("Show as changes");
    await press("Escape");
    expect(dialog()).toBeUndefined();
    await compare();
    expect(said()).toContain("regular and periodic");
    await tick("A-002 (EU)");
    await tick("A-003 (USA)");
    await room.press(button("Accept 3…"));
    expect(said()).toContain("Credit: BRA, EU and USA");
    const counts = [...said().matchAll(/A-\d+ \(\w+\) counts as accepted(?: as modified)?/g)].map(([words]) => words);
    await ctrlEnter();
    expect(room.negotiation.reads("op2")).toBe(
      "Encourages and invites business enterprises to publish regular and periodic assessments;",
    );
    // As each counts is what the rules decide, and the dialog has said so.
    expect(["a", "b", "c"].map(status)).toEqual(["accepted", "acceptedAsModified", "acceptedAsModified"]);
    expect(counts.map((words) => words.endsWith("as modified"))).toEqual([false, true, true]);
    expect(dialog()).toBeUndefined();
  });

  test("[UI98] with the proposed words each counts as accepted", async () => {
    await show(rivals());
    await accept("a", "b");
    expect(said()).toContain("Credit: BRA and EU");
    expect(said()).toContain("A-001 (BRA) counts as accepted");
    expect(said()).not.toContain("as modified");
  });

  test("[UI94] who does not decide may compare, and is offered no decision", async () => {
    await show(rivals(), member("JPN"));
    await compare();
    expect(said()).toContain("collides with A-003");
    expect([button("Put all in brackets"), button(/^Accept/), button("Edit the result")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

/** Replaces all words of the result. */
async function paste(words: string): Promise<void> {
  const surface = dialog()?.querySelector<HTMLElement>('[role="textbox"][contenteditable]');
  if (!surface) throw new Error("no surface to write on");
  await act(async () => {
    surface.focus();
    surface.dispatchEvent(new KeyboardEvent("keydown", { key: "a", ctrlKey: true, bubbles: true, cancelable: true }));
    const event = new Event("paste", { bubbles: true, cancelable: true });
    const data = (format: string) => (format === "text/plain" ? words : "");
    surface.dispatchEvent(Object.assign(event, { clipboardData: { getData: data } }));
  });
}

describe("merging", () => {
  test("[UI99] one stays open and takes in those ticked; a reason is needed", async () => {
    await show(rivals());
    await open(() => takeIn.merge(["b", "c"].map(asAmendment)));
    expect(title()).toBe("Merge amendments on OP 2");
    await room.press(button("Merge 1 into A-002"));
    expect(said()).toContain("Give a reason");
    expect(sent()).toEqual([]);
    await room.type(dialog()?.querySelector("textarea") ?? undefined, "The same thing");
    await tick("A-003 (USA)");
    await room.press(button("Merge 1 into A-003"));
    await room.settle();
    expect(sent()).toEqual([{ command: "mergeAmendments", amendments: ["b"], into: "c", reason: "The same thing" }]);
    expect([status("b"), status("c")]).toEqual(["merged", "tabled"]);
  });

  test("[UI99] a single amendment cannot be merged, and it is said why", async () => {
    const negotiation = rivals();
    negotiation.table("p", "JPN", "pp1", "Recalling", "Recalling also");
    await show(negotiation);
    await open(() => takeIn.merge([asAmendment("p")]));
    expect(said()).toContain("It takes two amendments on the same text to merge.");
  });
});

describe("undoing", () => {
  const bar = () => room.byName("section", "Last decision");

  test("[UI100] what was decided last can be undone at once, and the bar goes", async () => {
    await show(rivals());
    expect(bar()).toBeUndefined();
    await accept("a");
    await ctrlEnter();
    expect(bar()?.textContent).toContain("A-001 accepted.");
    await room.press(button("Undo"));
    await room.settle();
    expect(status("a")).toBe("tabled");
    expect(room.negotiation.reads("op2")).toBe(WORDS);
    expect(bar()).toBeUndefined();
    expect(room.calls.focused.at(-1)).toEqual(["op2"]);
  });

  test("[UI100] it goes when the time is over, when it is closed, and nobody else sees it", async () => {
    const negotiation = rivals();
    negotiation.must({ command: "declineAmendment", amendment: "c", reason: "No" });
    await show(negotiation, member("JPN"));
    expect(bar()).toBeUndefined();
    await room.unmount();
    await show(negotiation);
    expect(bar()?.textContent).toContain("A-003 not taken up.");
    await room.press(room.byName("button", "Close"));
    expect(bar()).toBeUndefined();
    await room.unmount();
    const old = rivals();
    old.now = Date.now() - 300_000;
    old.must({ command: "declineAmendment", amendment: "c", reason: "No" });
    await show(old);
    expect(bar()).toBeUndefined();
  });

  test("[UI101] where the text has changed since, one sees first what it will read", async () => {
    await show(rivals());
    await accept("b");
    await ctrlEnter();
    await room.later((negotiation) => negotiation.type("op2", negotiation.reads("op2").replace("products", "goods")));
    await room.press(button("Undo"));
    expect(said()).toContain("The text has changed since that decision.");
    expect(dialog()?.querySelector("ins")?.textContent?.trim()).toBe("annual");
    await room.press([...(dialog()?.querySelectorAll("button") ?? [])].at(-1));
    await room.settle();
    expect(room.negotiation.reads("op2")).toBe(WORDS.replace("products", "goods"));
  });

  test("[UI102] when it is too late the server says so, and reopening is offered with a reason", async () => {
    await show(rivals());
    await accept("b");
    await ctrlEnter();
    room.negotiation.now += 300_001;
    await room.press(button("Undo"));
    await room.settle();
    expect(bar()?.textContent).toContain("It is too late to undo this.");
    await room.press(button("Reopen"));
    expect(title()).toBe("Reopen A-002?");
    await room.type(dialog()?.querySelector("textarea") ?? undefined, "A mistake");
    await room.press([...(dialog()?.querySelectorAll("button") ?? [])].at(-1));
    await room.settle();
    expect(status("b")).toBe("tabled");
    expect(sent().at(-1)).toEqual({ command: "reopenAmendment", amendment: "b", reason: "A mistake" });
  });
});
