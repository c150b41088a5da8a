import { afterEach, describe, expect, test } from "vitest";
import { AmendmentsPanel } from "../../../client/screens/room/amendments/AmendmentsPanel.tsx";
import { CommentsProvider } from "../../../client/screens/room/comments/CommentsProvider.tsx";
import { SidePanel } from "../../../client/screens/room/SidePanel.tsx";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { member, text } from "../../support/negotiation.ts";
import { type NegotiationRoom, renderNegotiation, SeatedNegotiation, seated } from "./negotiationRoom.tsx";

let room: NegotiationRoom;
afterEach(() => room.unmount());

const AT_OP2 = { activeClause: "op2" as ClauseId };
const said = () => document.body.textContent ?? "";
const card = (id: string) => document.getElementById(`amendment-${id}`) as HTMLElement;
const show = (negotiation: SeatedNegotiation, options: Parameters<typeof renderNegotiation>[2] = {}) =>
  renderNegotiation(<AmendmentsPanel onJump={() => undefined} />, negotiation, { editor: AT_OP2, ...options });

/** BRA inserts, EU and USA replace the same word, KEN proposes a new paragraph behind. */
function contested(): SeatedNegotiation {
  const negotiation = seated();
  negotiation.table("a1", "BRA", "op2", "Encourages", "Encourages and invites", { reason: "agreed language" });
  negotiation.table("a2", "EU", "op2", "annual", "regular");
  negotiation.table("a3", "USA", "op2", "annual", "periodic");
  const proposed = {
    kind: "insert",
    clause: "new1",
    clauseKind: "operative",
    level: 0,
    order: "AEV",
    text: text("Requests the Secretary-General to convene a workshop;"),
  };
  negotiation.must({ command: "tableAmendment", amendment: "a4", proposed }, member("KEN"));
  negotiation.must({ command: "joinSponsors", amendment: "a1" }, member("JPN"));
  return negotiation;
}

describe("what is listed", () => {
  test("[UI75] the paragraph in focus, its new neighbours, and elsewhere what is elsewhere", async () => {
    const negotiation = contested();
    negotiation.table("a5", "G77", "op1", "protect", "protect all");
    room = await show(negotiation);
    expect(said()).toContain("OP 2 — 3 open, 2 collide");
    expect([...document.querySelectorAll("article")].map((one) => one.id)).toEqual(
      ["a1", "a2", "a3", "a4"].map((id) => `amendment-${id}`),
    );
    expect(said()).toContain("New paragraphs proposed after OP 2");
    const elsewhere = document.querySelector("details");
    expect(elsewhere?.querySelector("summary")?.textContent).toBe("Elsewhere (1)");
    if (elsewhere) elsewhere.open = true;
    const jump = await room.waitFor(() => room.byName("details button", /OP 1.*A-005/));
    await room.press(jump);
    await room.waitFor(() => room.calls.focused.length > 0);
    expect(room.calls.focused).toEqual([["op1", "start"]]);
  });

  test("[UI75] without any it says so, and to whom may propose how one begins", async () => {
    room = await show(seated(), { as: member("BRA") });
    expect(said()).toContain("No amendments on OP 2. Start typing, or press Ctrl+Shift+E.");
    await room.unmount();
    room = await show(seated());
    expect(said()).toContain("No amendments on OP 2.");
    expect(said()).not.toContain("Start typing");
  });

  test("[UI75] the tabs count what is open on the paragraph, and in drafting are those of the paragraph alone", async () => {
    const panel = (
      <CommentsProvider onOpen={() => undefined}>
        <SidePanel tab="clause" onTab={() => undefined} groups={[]} onJump={() => undefined} />
      </CommentsProvider>
    );
    room = await renderNegotiation(panel, contested(), { editor: AT_OP2 });
    expect(room.byName('[role="tab"]', "Amendments 4")).toBeDefined();
    await room.later((negotiation) =>
      negotiation.must({ command: "withdrawAmendment", amendment: "a3" }, member("USA")),
    );
    expect(room.byName('[role="tab"]', "Amendments 3")).toBeDefined();
    await room.unmount();
    const beginning = new SeatedNegotiation([["op2", "operative", "Urges States to act."]]);
    room = await renderNegotiation(panel, beginning, { editor: AT_OP2 });
    expect(room.byName('[role="tab"]', "Paragraph")).toBeDefined();
    expect(room.byName('[role="tab"]', /Amendments/)).toBeUndefined();
  });
});

describe("a card", () => {
  test("[UI76] says who, the number, the kind, the co-sponsors, why, and the change with the words around it", async () => {
    room = await show(contested());
    const first = card("a1").textContent ?? "";
    expect(first).toContain("BRA A-001 insert");
    expect(first).toContain("with JPN");
    expect(first).toContain("agreed language");
    expect(card("a1").querySelector("ins")?.textContent?.trim()).toBe("and invites");
    expect(card("a2").querySelector("del")?.textContent?.trim()).toBe("annual");
    expect(card("a2").querySelector("p")?.textContent).toMatch(
      /^Encourages business enterprises to publish annual *regular assessments of the impact of ?…$/,
    );
    expect(card("a4").textContent).toContain("new paragraph");
  });

  test("[UI76] the whole text comes on demand, and goes again", async () => {
    room = await show(contested());
    expect(card("a2").textContent).not.toContain("on children;");
    const button = room.byName("#amendment-a2 button", "Show the whole text");
    await room.press(button);
    expect(card("a2").textContent).toContain("on children;");
    expect(button?.getAttribute("aria-expanded")).toBe("true");
    await room.press(button);
    expect(card("a2").textContent).not.toContain("on children;");
  });

  test("[UI77] names what it collides with, and says when the text changed in its very words", async () => {
    room = await show(contested());
    expect(card("a2").textContent).toContain("collides with A-003 (USA)");
    expect(card("a1").textContent).not.toContain("collides");
    await room.later((negotiation) => {
      negotiation.must({ command: "withdrawAmendment", amendment: "a3" }, member("USA"));
      negotiation.type("op2", negotiation.reads("op2").replace("annual", "yearly"));
    });
    expect(card("a2").textContent).not.toContain("A-003");
    expect(card("a2").textContent).toContain("The paragraph has changed in these very words since.");
  });

  test("[UI76] once decided it stands among the earlier ones with who, when and why", async () => {
    room = await show(contested());
    await room.later((negotiation) =>
      negotiation.must({ command: "declineAmendment", amendment: "a2", reason: "no support" }),
    );
    expect(card("a2").closest("details")?.querySelector("summary")?.textContent).toBe("Parked or decided here (1)");
    expect(card("a2").textContent).toContain("Not taken up: Chair,");
    expect(card("a2").textContent).toContain("Reason: no support");
  });

  test("[UI80] earlier wordings are counted, and shown on demand", async () => {
    const negotiation = contested();
    const base = text(negotiation.reads("op2"));
    negotiation.must(
      {
        command: "reviseAmendment",
        amendment: "a2",
        proposed: {
          kind: "edit",
          on: { clause: "op2" },
          base,
          text: text(negotiation.reads("op2").replace("annual", "frequent")),
        },
        ifWords: fingerprint(text(negotiation.wants("a2"))),
        reason: "to meet others",
      },
      member("EU"),
    );
    room = await show(negotiation);
    expect(card("a2").textContent).toContain("1 earlier wording");
    expect(card("a2").querySelector("ins")?.textContent?.trim()).toBe("frequent");
    const details = card("a2").querySelector("details");
    if (details) details.open = true;
    await room.waitFor(() => card("a2").textContent?.includes("Wording 1, Member of EU"));
    expect([...card("a2").querySelectorAll("ins")].map((one) => one.textContent?.trim())).toEqual([
      "frequent",
      "regular",
    ]);
  });
});
