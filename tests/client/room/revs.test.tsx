import { afterEach, describe, expect, test } from "vitest";
import { HistoryPanel } from "../../../client/screens/room/history/HistoryPanel.tsx";
import { dispositionsFor } from "../../../client/screens/room/revs/fates.ts";
import { newNumbers } from "../../../client/screens/room/revs/newNumbers.ts";
import { RevTools } from "../../../client/screens/room/revs/RevTools.tsx";
import { completeContent } from "../../../shared/document/contentOf.ts";
import { type ClauseKind, plainText } from "../../../shared/domain/clause.ts";
import type { AmendmentId } from "../../../shared/domain/ids.ts";
import { clause, draft } from "../../support/builders.ts";
import { asAmendment, chair, guest, member, type Negotiation, text } from "../../support/negotiation.ts";
import { FakeError } from "../screens/fakeApi.ts";
import { type NegotiationRoom, renderNegotiation, type SeatedNegotiation, seated } from "./negotiationRoom.tsx";

let room: NegotiationRoom;
afterEach(() => room?.unmount());

const said = () => document.body.textContent ?? "";
const dialog = () => document.querySelector('[role="dialog"]');
const inDialog = (name: string | RegExp) => room.byName('[role="dialog"] button', name);
const rows = () =>
  [...(dialog()?.querySelectorAll("tbody tr") ?? [])].map((row) =>
    [...row.querySelectorAll("th, td")].map((cell) => cell.textContent),
  );

function contested(): SeatedNegotiation {
  const negotiation = seated();
  negotiation.table("a1", "BRA", "op2", "Encourages", "Encourages and invites");
  negotiation.table("a2", "EU", "op2", "annual", "regular");
  negotiation.must(
    { command: "tableAmendment", amendment: "a3", proposed: { kind: "delete", on: { clause: "op1" } } },
    member("KEN"),
  );
  return negotiation;
}

/** What the room reads, as it would be kept. */
function contentNow(negotiation: Negotiation) {
  return completeContent(
    draft(
      [...negotiation.words.clauses].map(({ id, kind, level, runs }) =>
        clause(id, kind as ClauseKind, plainText(runs), level),
      ),
    ),
  );
}

async function openDialog(negotiation: SeatedNegotiation): Promise<void> {
  room = await renderNegotiation(<RevTools />, negotiation);
  await room.press(room.byName("button", "Rev…"));
  await room.waitFor(dialog);
}

async function choose(number: string, fate: string): Promise<void> {
  await room.press(inDialog(new RegExp(`What becomes of ${number}`)));
  await room.press(await room.waitFor(() => room.byName('[role="option"]', fate)));
}

const reasonFor = (number: string) =>
  [...(dialog()?.querySelectorAll("tr") ?? [])]
    .find((row) => row.textContent?.startsWith(number))
    ?.querySelector<HTMLInputElement>("input") ?? undefined;

describe("issuing a Rev", () => {
  test("[UI160] the facilitator finds every open amendment, each carried to the next Rev unless something else is said", async () => {
    const negotiation = contested();
    negotiation.must({ command: "declineAmendment", amendment: "a2", reason: "no" });
    await openDialog(negotiation);
    expect(rows().map((cells) => cells.slice(0, 4))).toEqual([
      ["A-001", "OP 2", "BRA", "and invites"],
      ["A-003", "OP 1", "KEN", "Delete OP 1"],
    ]);
    expect(rows().every((cells) => cells[4]?.includes("carried to the next Rev"))).toBe(true);
    expect(said()).toContain("2 open amendments");
    expect(document.activeElement?.textContent).toBe("Cancel");
    await room.press(inDialog("Issue Rev.1"));
    await room.waitFor(() => dialog() === null);
    expect(room.commands).toEqual([
      {
        command: "issueRev",
        id: expect.any(String),
        name: "Rev.1",
        ifDecision: 5,
        dispositions: [
          { amendment: "a1", becomes: "kept" },
          { amendment: "a3", becomes: "kept" },
        ],
      },
    ]);
    expect(room.negotiation.state.revisions.map(({ name }) => name)).toEqual(["Zero draft", "Rev.1"]);
  });

  test("[UI160] nobody else is offered a Rev, and nobody while the text is drafted", async () => {
    room = await renderNegotiation(<RevTools />, contested(), { as: member("BRA") });
    expect(document.querySelectorAll("button")).toHaveLength(0);
  });

  test("[UI162] it waits until each answer has its reason, and says how many are missing", async () => {
    await openDialog(contested());
    await choose("A-002", "not taken up");
    expect(said()).toContain("3 open amendments · 1 still to decide");
    expect(inDialog("Issue Rev.1")?.getAttribute("aria-disabled")).toBe("true");
    await room.press(inDialog("Issue Rev.1"));
    expect(room.commands).toEqual([]);
    await room.type(reasonFor("A-002"), " No support. ");
    await choose("A-003", "parked");
    await room.type(reasonFor("A-003"), "Later.");
    expect(said()).not.toContain("still to decide");
    await room.press(inDialog("Issue Rev.1"));
    await room.waitFor(() => dialog() === null);
    expect(room.commands[0]?.dispositions).toEqual([
      { amendment: "a1", becomes: "kept" },
      { amendment: "a2", becomes: "declined", reason: "No support." },
      { amendment: "a3", becomes: "parked", reason: "Later." },
    ]);
    expect(room.negotiation.state.amendments.get(asAmendment("a2"))?.status).toBe("declined");
  });

  test("[UI162] without a reason nothing is sent; each amendment is answered", () => {
    const ids = ["a", "b"] as AmendmentId[];
    expect(dispositionsFor(ids, new Map([[ids[1] as AmendmentId, { becomes: "parked", reason: "  " }]]))).toBeNull();
    expect(dispositionsFor(ids, new Map())).toEqual([
      { amendment: "a", becomes: "kept" },
      { amendment: "b", becomes: "kept" },
    ]);
  });

  test("[UI163] what is decided meanwhile must be looked at first; positions and the floor need not", async () => {
    await openDialog(contested());
    await room.later((negotiation) => negotiation.must({ command: "moveFloor", clause: "op2", view: "changes" }));
    await room.waitFor(() => inDialog("Issue Rev.1"));
    expect(said()).not.toContain("Something was decided just now");
    await room.later((negotiation) =>
      negotiation.must({ command: "withdrawAmendment", amendment: "a2" }, member("EU")),
    );
    await room.waitFor(() => said().includes("Something was decided just now; look again."));
    expect(inDialog("Issue Rev.1")).toBeUndefined();
    await room.waitFor(() => rows().length === 2);
    await room.press(inDialog("Look again"));
    await room.press(await room.waitFor(() => inDialog("Issue Rev.1")));
    await room.waitFor(() => dialog() === null);
    expect(room.commands[0]?.ifDecision).toBe(room.negotiation.state.lastDecision - 1);
  });

  test("[UI163] a decision that this screen has not heard of yet is said by the server, and must be looked at too", async () => {
    const negotiation = contested();
    await openDialog(negotiation);
    negotiation.must({ command: "withdrawAmendment", amendment: "a2" }, member("EU"));
    await room.press(inDialog("Issue Rev.1"));
    await room.waitFor(() => said().includes("Something was decided just now; look again."));
    expect(inDialog("Issue Rev.1")).toBeUndefined();
    expect(negotiation.state.revisions).toHaveLength(1);
    await room.later(() => undefined);
    await room.press(inDialog("Look again"));
    await room.press(await room.waitFor(() => inDialog("Issue Rev.1")));
    await room.waitFor(() => dialog() === null);
    expect(negotiation.state.revisions).toHaveLength(2);
  });

  test("[UI163] a name that another Rev has is not sent", async () => {
    await openDialog(contested());
    await room.type([...(dialog()?.querySelectorAll("input") ?? [])].at(-1), "Zero draft");
    expect(said()).toContain("There is a Zero draft already.");
    await room.press(inDialog(/^Issue/));
    expect(room.commands).toEqual([]);
  });

  test("[UI161] the numbers that change are named, old and new; what is declined gets none", async () => {
    const negotiation = contested();
    const proposed = {
      ...{ kind: "insert", clause: "new", clauseKind: "operative", level: 0, order: "AEm" },
      text: text("Welcomes the report;"),
    };
    negotiation.must({ command: "tableAmendment", amendment: "a4", proposed }, member("EU"));
    await openDialog(negotiation);
    expect(said()).toContain("No paragraph changes its number.");
    await room.later((one) => one.must({ command: "acceptAmendments", amendments: ["a3"], ifRevisions: [1] }));
    await room.waitFor(() => said().includes("OP 1 is gone"));
    const changes = () => [...(dialog()?.querySelectorAll("section li") ?? [])].map((one) => one.textContent);
    expect(changes()).toEqual(["OP 2 → OP 1", "OP 2 bis → OP 1 bis", "OP 3 → OP 2", "OP 1 is gone"]);
    const { words, state } = negotiation;
    const left = newNumbers(words, state, new Set([asAmendment("a4")]));
    expect(left.map(({ from, to }) => `${from} ${to}`)).toEqual(["OP 2 OP 1", "OP 3 OP 2", "OP 1 null"]);
  });
});

describe("the Revs in History", () => {
  function withRev(): SeatedNegotiation {
    const negotiation = contested();
    negotiation.must({ command: "issueRev", ifDecision: negotiation.state.lastDecision, dispositions: kept() });
    return negotiation;
  }
  const kept = () => ["a1", "a2", "a3"].map((amendment) => ({ amendment, becomes: "kept" }));
  const links = () => [...document.querySelectorAll("a")].map((one) => one.getAttribute("href"));
  const panel = (negotiation: SeatedNegotiation, as = chair, content = contentNow(negotiation)) =>
    renderNegotiation(<HistoryPanel onJump={() => undefined} />, negotiation, {
      as,
      answers: {
        revision: { revision: negotiation.state.revisions[0], content },
      },
    });

  test("[UI170] each Rev stands with its date and by whom, newest first, and can be read and compared", async () => {
    room = await panel(withRev(), guest);
    const list = [...document.querySelectorAll("section section li")].map((one) => one.textContent ?? "");
    expect(list).toHaveLength(2);
    expect(list[0]).toMatch(/^Rev\.1 21 Nov 2026.*Chair/);
    expect(list[1]).toMatch(/^Zero draft/);
    expect(links()).toEqual([
      "/d/d1/rev/1",
      "/d/d1/compare?from=1&to=current",
      "/d/d1/rev/0",
      "/d/d1/compare?from=0&to=current",
    ]);
    expect(room.byName("button", /Restore/)).toBeUndefined();
  });

  test("[UI171] restoring shows what would change, and needs a reason", async () => {
    const negotiation = withRev();
    const former = contentNow(negotiation);
    negotiation.type("op2", "Encourages business enterprises to publish assessments;");
    room = await panel(negotiation, chair, former);
    await room.press(room.byName("button", "Restore… Zero draft"));
    await room.waitFor(() => dialog()?.textContent?.includes("1 change to the present text"));
    expect(dialog()?.querySelector("ins")?.textContent).toContain("annual");
    await room.press(inDialog("Restore Zero draft"));
    expect(said()).toContain("Give a reason");
    expect(room.commands).toEqual([]);
  });

  test("[UI171] agreed paragraphs that would change stand in the way, by name", async () => {
    const negotiation = withRev();
    const former = contentNow(negotiation);
    negotiation.type("op1", "Urges all States to protect children;");
    const { fingerprint } = await import("../../../shared/domain/fingerprint.ts");
    const op1 = negotiation.words.clauses.find(({ id }) => id === "op1");
    negotiation.must({
      command: "agreeAdRef",
      clauses: [{ clause: "op1", ifBase: fingerprint(op1?.runs ?? []) }],
      dispositions: [{ amendment: "a3", becomes: "kept" }],
    });
    room = await panel(negotiation, chair, former);
    await room.press(room.byName("button", "Restore… Zero draft"));
    await room.waitFor(() => said().includes("OP 1 is agreed and would change: reopen it first."));
    expect(inDialog("Restore Zero draft")?.getAttribute("aria-disabled")).toBe("true");
  });

  test("[UI171] a Rev that cannot be had is said, with a way to ask again", async () => {
    const negotiation = withRev();
    room = await renderNegotiation(<HistoryPanel onJump={() => undefined} />, negotiation, {
      answers: { revision: new FakeError("not_found") },
    });
    await room.press(room.byName("button", "Restore… Zero draft"));
    await room.waitFor(() => inDialog("Try again"));
    expect(dialog()?.textContent).toContain("This was not found.");
  });
});
