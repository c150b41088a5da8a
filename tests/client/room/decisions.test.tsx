import { act } from "react";
import { afterEach, describe, expect, test } from "vitest";
import { AmendmentsPanel } from "../../../client/screens/room/amendments/AmendmentsPanel.tsx";
import { clauseBlock } from "../../../client/screens/room/decide/clauseBlocks.ts";
import { DecisionTools } from "../../../client/screens/room/decide/DecisionTools.tsx";
import { PositionTools } from "../../../client/screens/room/decide/PositionTools.tsx";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { guest, member, text } from "../../support/negotiation.ts";
import { type NegotiationRoom, renderNegotiation, type SeatedNegotiation, seated } from "./negotiationRoom.tsx";

let room: NegotiationRoom;
afterEach(() => room.unmount());

const AT_OP2 = { activeClause: "op2" as ClauseId };
const said = () => document.body.textContent ?? "";
const card = (id: string) => document.getElementById(`amendment-${id}`) as HTMLElement;
const dialog = () => document.querySelector('[role="dialog"]');
const buttons = (within: Element | null) =>
  [...(within?.querySelectorAll("button") ?? [])].map((one) => one.textContent);
const inDialog = (name: string) => room.byName('[role="dialog"] button', name);
const panel = (negotiation: SeatedNegotiation, options: Parameters<typeof renderNegotiation>[2] = {}) =>
  renderNegotiation(<AmendmentsPanel onJump={() => undefined} />, negotiation, { editor: AT_OP2, ...options });
const tools = (negotiation: SeatedNegotiation, options: Parameters<typeof renderNegotiation>[2] = {}) =>
  renderNegotiation(
    <>
      <DecisionTools />
      <PositionTools />
    </>,
    negotiation,
    { editor: AT_OP2, ...options },
  );
const offline = async () => {
  room.server.isDown = true;
  await act(async () => room.server.open.shut(1006));
  await room.settle();
};
const reasonField = () => document.querySelector<HTMLTextAreaElement>('[role="dialog"] textarea') ?? undefined;

function contested(): SeatedNegotiation {
  const negotiation = seated();
  negotiation.table("a1", "BRA", "op2", "Encourages", "Encourages and invites");
  negotiation.table("a2", "EU", "op2", "annual", "regular");
  negotiation.table("a3", "USA", "op2", "annual", "periodic");
  return negotiation;
}

describe("the facilitator on a card", () => {
  test("[UI78] accepts, compares and merges by the dialogs of taking in", async () => {
    room = await panel(contested());
    await room.press(room.byName("button", "Accept A-001"));
    await room.press(room.byName("button", "Compare A-002"));
    await room.press(room.byName("button", "More on A-001"));
    await room.press(await room.waitFor(() => room.byName('[role="menuitem"]', "Merge…")));
    expect(room.takeIn).toEqual([
      ["accept", "a1"],
      ["compare", "op2"],
      ["merge", "a1", "a2", "a3"],
    ]);
  });

  test("[UI78] does not take up without a reason; with one it is sent with the revision that was seen", async () => {
    room = await panel(contested());
    await room.press(room.byName("button", "Not taken up A-002"));
    await room.waitFor(() => said().includes("A-002 of EU: not taken up?"));
    await room.press(inDialog("Not taken up"));
    expect(said()).toContain("Give a reason: everybody will see it with the decision.");
    expect(room.commands).toEqual([]);
    await room.type(reasonField(), "No support. ");
    await room.press(inDialog("Not taken up"));
    await room.waitFor(() => dialog() === null);
    expect(room.commands).toEqual([
      { command: "declineAmendment", amendment: "a2", ifRevision: 1, reason: "No support.", id: expect.any(String) },
    ]);
    await room.settle();
    expect(card("a2").dataset.status).toBe("declined");
  });

  test("[UI81] after a decision the focus is on the next card, after the last one on the heading", async () => {
    room = await panel(contested());
    const decline = async (number: string) => {
      await room.press(room.byName("button", `Not taken up ${number}`));
      await room.waitFor(dialog);
      await room.type(reasonField(), "no");
      await room.press(inDialog("Not taken up"));
      await room.waitFor(() => dialog() === null);
      await room.settle();
    };
    await decline("A-002");
    await room.waitFor(() => document.activeElement === card("a3"));
    await decline("A-003");
    await room.waitFor(() => document.activeElement === card("a1"));
    await decline("A-001");
    await room.waitFor(() => document.activeElement?.id === "amendments-heading");
  });

  test("[UI81] somebody else's decision on the card one is in does not throw the focus away", async () => {
    room = await panel(contested());
    await act(async () => card("a2").focus());
    await room.later((negotiation) =>
      negotiation.must({ command: "withdrawAmendment", amendment: "a2" }, member("EU")),
    );
    expect(document.activeElement?.id).toBe("amendment-a3");
  });

  test("[UI78] Ctrl+Enter on a card accepts it", async () => {
    room = await panel(contested());
    const press = (element: Element) =>
      act(async () => {
        element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
      });
    await press(card("a3"));
    expect(room.takeIn).toEqual([["accept", "a3"]]);
    await room.unmount();
    room = await panel(contested(), { as: member("BRA") });
    await press(card("a3"));
    expect(room.takeIn).toEqual([]);
  });

  test("[UI78] what was parked is taken up again, what was decided is reopened, each with a reason", async () => {
    const negotiation = contested();
    negotiation.must({ command: "parkAmendment", amendment: "a1", reason: "later" });
    negotiation.must({ command: "declineAmendment", amendment: "a2", reason: "no" });
    negotiation.must({ command: "withdrawAmendment", amendment: "a3" }, member("USA"));
    room = await panel(negotiation);
    expect(buttons(card("a1"))).toContain("Take up again…");
    expect(buttons(card("a3"))).not.toContain("Reopen…");
    for (const details of document.querySelectorAll("details")) details.open = true;
    await room.press(room.byName("button", "Reopen… A-002"));
    await room.waitFor(dialog);
    await room.type(reasonField(), "new facts");
    await room.press(inDialog("Reopen"));
    await room.waitFor(() => dialog() === null);
    expect(room.commands).toMatchObject([{ command: "reopenAmendment", amendment: "a2", reason: "new facts" }]);
    await room.waitFor(() => document.activeElement === card("a2"));
  });

  test("[UI82] without the connection, and on an agreed paragraph, the reason stands on each decision", async () => {
    const negotiation = contested();
    room = await panel(negotiation);
    await offline();
    const accept = room.byName("button", "Accept A-001");
    expect(accept?.getAttribute("aria-disabled")).toBe("true");
    await room.press(accept);
    expect(room.takeIn).toEqual([]);
    await room.waitFor(() => said().includes("Decisions need the connection."));
  });
});

describe("a delegation on a card", () => {
  test("[UI79] decides nothing, and takes a position that is then counted with its code", async () => {
    room = await panel(contested(), { as: member("JPN") });
    expect(room.byName("button", "Accept A-001")).toBeUndefined();
    await room.press(room.byName("#amendment-a1 button", "Position"));
    await room.press(await room.waitFor(() => room.byName('[role="menuitemradio"]', "Support")));
    await room.settle();
    expect(room.commands).toMatchObject([{ command: "takePosition", on: { amendment: "a1" }, position: "support" }]);
    expect(room.commands[0]).not.toHaveProperty("delegation");
    expect(card("a1").textContent).toContain("Support 1");
    await room.press(room.byName("#amendment-a1 button", "Names"));
    expect(card("a1").textContent).toContain("Support: JPN");
    expect(room.byName("#amendment-a1 button", "Position: Support")).toBeDefined();
  });

  test("[UI79] co-sponsors another's by one press, and leaves by another", async () => {
    room = await panel(contested(), { as: member("JPN") });
    await room.press(room.byName("button", "Co-sponsor A-001"));
    await room.settle();
    expect(card("a1").textContent).toContain("with JPN");
    await room.press(room.byName("button", "Leave the sponsors A-001"));
    await room.settle();
    expect(card("a1").textContent).not.toContain("with JPN");
  });

  test("[UI80] withdraws its own after one question that begins on Cancel; revises only what is new", async () => {
    room = await panel(contested(), { as: member("EU") });
    expect(room.byName("button", "Withdraw… A-001")).toBeUndefined();
    expect(room.byName("button", "Revise… A-002")?.getAttribute("aria-disabled")).toBe("true");
    await room.press(room.byName("button", "Withdraw… A-002"));
    await room.waitFor(dialog);
    await room.waitFor(() => document.activeElement?.textContent === "Cancel");
    await room.press(inDialog("Withdraw"));
    await room.waitFor(() => dialog() === null);
    expect(room.commands).toMatchObject([{ command: "withdrawAmendment", amendment: "a2" }]);
  });

  test("[UI80] words that were typed since are recorded as a revision", async () => {
    room = await panel(contested(), { as: member("EU") });
    await room.later((negotiation) => {
      const before = negotiation.wants("a2");
      negotiation.write([
        {
          type: "amendmentWords",
          amendment: "a2" as never,
          base: text(negotiation.reads("op2")),
          edits: [{ offset: before.indexOf("regular"), delete: 7, insert: text("frequent") }],
        },
      ]);
    });
    expect(card("a2").textContent).toContain("newer than the last recorded wording");
    await room.press(room.byName("button", "Revise… A-002"));
    await room.waitFor(dialog);
    await room.press(inDialog("Revise"));
    await room.waitFor(() => dialog() === null);
    await room.settle();
    expect(card("a2").textContent).toContain("1 earlier wording");
    expect(card("a2").textContent).not.toContain("newer than");
  });

  test("[UI79] an observer reads, and is offered nothing", async () => {
    room = await panel(contested(), { as: guest });
    expect(buttons(card("a1"))).toEqual(["Show the whole text"]);
  });
});

describe("decisions on a paragraph", () => {
  const disabled = (name: string | RegExp) => room.byName("button", name)?.getAttribute("aria-disabled") === "true";

  test("[UI82] are offered to the facilitator alone, each with its reason where it is not possible", async () => {
    room = await tools(seated(), { as: member("BRA") });
    expect(room.byName("button", "Agreed ad ref…")).toBeUndefined();
    await room.unmount();
    room = await tools(seated());
    expect(["Accept…", "Merge…", "Reopen…"].map((name) => disabled(name))).toEqual([true, true, true]);
    expect(disabled("Agreed ad ref…")).toBe(false);
    await act(async () => room.byName("button", "Accept…")?.focus());
    await room.waitFor(() => said().includes("No amendment is open on OP 2."));
    await offline();
    expect(disabled("Agreed ad ref…")).toBe(true);
  });

  test("[UI83] agreeing shows the words, begins on Cancel, and goes with the fingerprint of what was shown", async () => {
    const negotiation = seated();
    room = await tools(negotiation);
    await room.press(room.byName("button", "Agreed ad ref…"));
    await room.waitFor(() => said().includes("Agreed ad ref: OP 2?"));
    expect(dialog()?.textContent).toContain(negotiation.reads("op2"));
    await room.waitFor(() => document.activeElement?.textContent === "Cancel");
    await room.press(inDialog("Agreed ad ref"));
    await room.waitFor(() => dialog() === null);
    const ifBase = fingerprint(text(negotiation.reads("op2")));
    expect(room.commands).toMatchObject([{ command: "agreeAdRef", clauses: [{ clause: "op2", ifBase }] }]);
    await room.settle();
    expect(room.byName("button", "Agreed…")).toBeDefined();
    expect(room.negotiation.state.clauseStatus.get("op2" as ClauseId)).toBe("agreedAdRef");
  });

  test("[UI83] words that change under the dialog are shown as changes and must be looked at first", async () => {
    room = await tools(seated());
    await room.press(room.byName("button", "Agreed ad ref…"));
    await room.waitFor(dialog);
    await room.later((negotiation) => negotiation.type("op2", negotiation.reads("op2").replace("annual", "yearly")));
    expect(dialog()?.textContent).toContain("OP 2 changed just now; look again.");
    expect(inDialog("Agreed ad ref")).toBeUndefined();
    expect(dialog()?.querySelector("ins")?.textContent?.trim()).toBe("yearly");
    await room.press(inDialog("Show how it reads now"));
    await room.press(inDialog("Agreed ad ref"));
    await room.waitFor(() => dialog() === null);
    expect(room.negotiation.state.clauseStatus.get("op2" as ClauseId)).toBe("agreedAdRef");
  });

  test("[UI83] what the server has and this screen not yet is said, and nothing is decided", async () => {
    room = await tools(seated());
    await room.press(room.byName("button", "Agreed ad ref…"));
    await room.waitFor(dialog);
    room.negotiation.type("op2", "Quite other words;");
    await room.press(inDialog("Agreed ad ref"));
    await room.waitFor(() => dialog()?.textContent?.includes("OP 2 changed just now; look again."));
    expect(room.negotiation.state.clauseStatus.has("op2" as ClauseId)).toBe(false);
    await room.later(() => undefined);
    expect(dialog()?.textContent).toContain("Quite other words;");
  });

  test("[UI84] every amendment still open gets an answer, parked and declined ones a reason", async () => {
    room = await tools(contested());
    await room.press(room.byName("button", "Agreed ad ref…"));
    await room.waitFor(dialog);
    await room.press(inDialog("Agreed ad ref"));
    expect(said()).toContain("Choose what becomes of A-001.");
    const radio = (amendment: string, value: string) =>
      [...document.querySelectorAll<HTMLElement>('[role="radiogroup"]')]
        .find((group) => {
          const label = document.getElementById(group.getAttribute("aria-labelledby")?.split(" ")[0] ?? "");
          return label?.textContent === amendment;
        })
        ?.querySelector<HTMLElement>(`input[value="${value}"]`) ?? undefined;
    await room.press(radio("For all of them", "kept"));
    await room.press(radio("A-002 of EU", "parked"));
    await room.press(inDialog("Agreed ad ref"));
    expect(room.commands).toEqual([]);
    await room.type(
      document.querySelector<HTMLInputElement>('[role="dialog"] input[type="text"]') ?? undefined,
      "later",
    );
    await room.press(inDialog("Agreed ad ref"));
    await room.waitFor(() => dialog() === null);
    expect(room.commands[0]).toMatchObject({
      dispositions: [
        { amendment: "a1", becomes: "kept" },
        { amendment: "a2", becomes: "parked", reason: "later" },
        { amendment: "a3", becomes: "kept" },
      ],
    });
  });

  test("[UI82] brackets are put and lifted; reopening what was agreed wants a reason", async () => {
    room = await tools(seated());
    await room.press(room.byName("button", /^Bracket/));
    await room.waitFor(dialog);
    await room.press(inDialog("Bracket"));
    await room.waitFor(() => dialog() === null);
    await room.settle();
    await room.press(room.byName("button", "Reopen…"));
    await room.waitFor(() => said().includes("The brackets are lifted."));
    await room.press(inDialog("Reopen"));
    await room.waitFor(() => dialog() === null);
    expect(room.commands.map(({ command }) => command)).toEqual(["bracketClause", "reopenClause"]);
    await room.later((negotiation) => {
      const ifBase = fingerprint(text(negotiation.reads("op2")));
      negotiation.must({ command: "agreeAdRef", clauses: [{ clause: "op2", ifBase }] });
    });
    await room.press(room.byName("button", "Reopen…"));
    await room.waitFor(dialog);
    await room.press(inDialog("Reopen"));
    expect(room.commands).toHaveLength(2);
    expect(said()).toContain("Give a reason: everybody will see it with the decision.");
  });

  test("[UI85] the next open paragraph is one with something left to decide, round the end", async () => {
    const negotiation = seated();
    negotiation.table("a1", "BRA", "pp1", "Recalling", "Recalling also");
    room = await tools(negotiation);
    await room.press(room.byName("button", "Next open"));
    expect(room.calls.focused).toEqual([["pp1", "start"]]);
    await room.later((other) => other.must({ command: "declineAmendment", amendment: "a1", reason: "no" }));
    await room.later((other) => {
      const ifBase = fingerprint(text(other.reads("pp1")));
      other.must({ command: "agreeAdRef", clauses: [{ clause: "pp1", ifBase }] });
    });
    expect(room.byName("button", "Next open")?.getAttribute("aria-disabled")).toBe("true");
  });
});

test("[UI82] the same rules hold for keys: who is no facilitator reads that only one decides", () => {
  const atHand = { status: "open", isInText: true, stage: "negotiation", isOnline: true, amendments: 0 } as const;
  expect(clauseBlock("agreeAdRef", { ...atHand, isFacilitator: false })).toBe("facilitator");
  expect(clauseBlock("agreeAdRef", { ...atHand, isFacilitator: true })).toBeNull();
  expect(clauseBlock("agreeAdRef", { ...atHand, isFacilitator: true, isInText: false })).toBe("notInText");
  expect(clauseBlock("agreeClause", { ...atHand, isFacilitator: true, status: "agreedAdRef" })).toBeNull();
  expect(clauseBlock("bracketClause", { ...atHand, isFacilitator: true, stage: "final" })).toBe("stage");
});

describe("a delegation on a paragraph", () => {
  test("[UI86] keeps a reservation with its reason, also on what is agreed, and lifts it", async () => {
    const negotiation = seated();
    const ifBase = fingerprint(text(negotiation.reads("op2")));
    negotiation.must({ command: "agreeAdRef", clauses: [{ clause: "op2", ifBase }] });
    room = await renderNegotiation(
      <>
        <PositionTools />
        <AmendmentsPanel onJump={() => undefined} />
      </>,
      negotiation,
      { editor: AT_OP2, as: member("KEN") },
    );
    await room.press(room.byName("button", "Reserve…"));
    await room.waitFor(() => said().includes("Reserve on OP 2?"));
    await room.type(reasonField(), "capital is asked");
    await room.press(inDialog("Reserve"));
    await room.waitFor(() => dialog() === null);
    await room.settle();
    expect(room.commands).toMatchObject([{ command: "reserve", clause: "op2", reason: "capital is asked" }]);
    expect(said()).toContain("✓ agreed ad ref1 reservation: KEN");
    await room.press(room.byName("button", "Lift the reservation"));
    await room.settle();
    expect(said()).not.toContain("1 reservation");
  });
});
