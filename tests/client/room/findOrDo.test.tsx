import { afterEach, describe, expect, test, vi } from "vitest";
import { FindOrDo } from "../../../client/screens/room/findOrDo/FindOrDo.tsx";
import { type Entry, ranked } from "../../../client/screens/room/findOrDo/ranked.ts";
import { proposedBy, typistLine } from "../../../client/screens/room/findOrDo/typistLine.ts";
import type { RoomControls } from "../../../client/screens/room/roomControls.ts";
import { roomShortcut } from "../../../client/screens/room/roomShortcuts.ts";
import { completeContent } from "../../../shared/document/contentOf.ts";
import type { ClauseView } from "../../../shared/document/views.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { draft, enacting, op, pp, title } from "../../support/builders.ts";
import { chair, member } from "../../support/negotiation.ts";
import { type NegotiationRoom, renderNegotiation, type SeatedNegotiation, seated } from "./negotiationRoom.tsx";
import { NO_CONTROLS } from "./roomHarness.tsx";

describe("what was typed", () => {
  const entry = (label: string, also = ""): Entry => ({ id: label, label, also, run: () => undefined });
  const entries = [
    entry("OP 13 Notes", "OP 13"),
    entry("OP 1 Urges", "OP 1"),
    entry("PP 1 Réaffirmant", "PP 1"),
    entry("OP 1 bis Welcomes", "OP 1 bis"),
  ];
  const labels = (typed: string, limit = 9) => ranked(entries, typed, limit).map(({ label }) => label);

  test("[UI176] blanks, case and accents do not matter; what is just that comes first", () => {
    expect(labels("op1")).toEqual(["OP 1 Urges", "OP 13 Notes", "OP 1 bis Welcomes"]);
    expect(labels("OP 1 bis")).toEqual(["OP 1 bis Welcomes"]);
    expect(labels("reaffirmant")).toEqual(["PP 1 Réaffirmant"]);
    expect(labels("urges op")).toEqual(["OP 1 Urges"]);
    expect(labels("nothing")).toEqual([]);
    expect(labels(" ")).toEqual(entries.map(({ label }) => label));
    expect(labels("op", 2)).toHaveLength(2);
  });

  test("[UI176] Ctrl+K opens it, ⌘K on a Mac", () => {
    const press = {
      key: "k",
      code: "KeyK",
      ctrlKey: true,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      isComposing: false,
    };
    expect(roomShortcut(press, false)).toBe("findOrDo");
    expect(roomShortcut({ ...press, ctrlKey: false, metaKey: true }, true)).toBe("findOrDo");
    expect(roomShortcut({ ...press, ctrlKey: false }, false)).toBeNull();
  });
});

describe("a line of the typist", () => {
  const content = completeContent(
    draft(
      [
        title("T"),
        enacting(),
        pp("p1", "Recalling,"),
        op("o1", "Urges States:"),
        op("o1a", "to act;", 1),
        op("o2", "Decides^n1."),
      ],
      {
        n1: "A note.",
      },
    ),
  );
  const orders = "BCDEFG";
  const clauses = content.clauses.map(
    (one, index) =>
      ({ ...one, order: orders.charAt(index), runs: one.text, baseRuns: one.text }) as unknown as ClauseView,
  );
  const read = (line: string) => {
    const found = typistLine(line, clauses, ["EU", "BRA"]);
    return found && [found.delegation, found.clause.id, found.isNew, found.text];
  };

  test("[UI178] place, delegation and words are read as people type them", () => {
    expect(read("op1 eu: Calls upon States:")).toEqual(["EU", "o1", false, "Calls upon States:"]);
    expect(read("OP 1 bis bra:  Welcomes: the report; ")).toEqual(["BRA", "o1", true, "Welcomes: the report;"]);
    expect(read("op1(a) Eu: to act at once;")).toEqual(["EU", "o1a", false, "to act at once;"]);
    expect(read("op1ter eu: x")).toEqual(["EU", "o1", true, "x"]);
  });

  test("[UI178] anything else is no such line: unknown places and delegations, no words", () => {
    for (const line of ["op9 eu: x", "op1 usa: x", "op1 eu:", "op1 eu: ", "eu: x", "op 1", "bis eu: x"]) {
      expect(read(line), line).toBeNull();
    }
  });

  test("[UI178] a new paragraph stands behind the sub-paragraphs of the one it follows", () => {
    const line = typistLine("op1 bis eu: Welcomes;", clauses, ["EU"]);
    const proposed = line && proposedBy(line, clauses, "new" as ClauseId, () => 0.5);
    expect(proposed).toMatchObject({
      kind: "insert",
      clause: "new",
      clauseKind: "operative",
      level: 0,
      text: [{ text: "Welcomes;" }],
    });
    const order = proposed && "order" in proposed ? proposed.order : "";
    expect(order > "F" && order < "G").toBe(true);
  });

  test("[UI178] words with notes are not replaced by a line", () => {
    const line = typistLine("op2 eu: Decides otherwise.", clauses, ["EU"]);
    expect(line && proposedBy(line, clauses, "new" as ClauseId, () => 0.5)).toBeNull();
  });
});

describe("the field", () => {
  let room: NegotiationRoom;
  afterEach(() => room?.unmount());
  const focus = vi.fn();
  const controls: RoomControls = { ...NO_CONTROLS, closeDialog: vi.fn(), openDialog: vi.fn() };
  const options = () => [...document.querySelectorAll('[role="option"]')].map((one) => one.textContent ?? "");
  const field = () => document.querySelector<HTMLInputElement>('[role="dialog"] input') ?? undefined;

  async function open(negotiation: SeatedNegotiation, as = chair): Promise<void> {
    focus.mockClear();
    room = await renderNegotiation(<FindOrDo isOpen controls={controls} />, negotiation, {
      as,
      editor: { activeClause: "op2" as ClauseId, focus },
    });
    await room.waitFor(field);
  }
  function contested(): SeatedNegotiation {
    const negotiation = seated();
    negotiation.table("a1", "BRA", "op2", "annual", "regular");
    return negotiation;
  }
  const first = () => document.querySelector<HTMLElement>('[role="option"]') ?? undefined;

  test("[UI176] a paragraph, an amendment and the amendments of a delegation are found and led to", async () => {
    await open(contested());
    await room.type(field(), "op2");
    await room.waitFor(() => options()[0]?.startsWith("OP 2 Encourages"));
    await room.press(first());
    await room.waitFor(() => focus.mock.calls.length > 0);
    expect(focus).toHaveBeenCalledWith("op2", "start");
    await room.type(field(), "bra");
    await room.waitFor(() => options().some((one) => one.startsWith("A-001 BRA")));
    await room.type(field(), "a001x");
    await room.waitFor(() => document.body.textContent?.includes("Nothing answers to this."));
  });

  test("[UI177] commands are those that can be used now", async () => {
    await open(contested());
    expect(options().some((one) => one.startsWith("Rev…"))).toBe(true);
    expect(options().some((one) => one.startsWith("Agreed ad ref…OP 2"))).toBe(true);
    expect(options().some((one) => one.startsWith("Reopen"))).toBe(false);
    await room.press(room.byName('[role="option"]', /^Rev…/));
    await room.waitFor(() => room.byName("h2", /^Issue Rev\.1/));
    await room.unmount();
    await open(contested(), member("BRA"));
    expect(options().some((one) => one.startsWith("Rev…"))).toBe(false);
    expect(options().some((one) => one.startsWith("Agreed ad ref"))).toBe(false);
    expect(options().some((one) => one.startsWith("Share"))).toBe(true);
  });

  test("[UI178] the facilitator tables for a delegation by one line; a delegation is not offered that", async () => {
    await open(contested());
    await room.type(field(), "op2 bis bra: Welcomes the report;");
    await room.waitFor(() => options()[0] === "For BRA, a new paragraph after OP 2: “Welcomes the report;”");
    await room.press(first());
    await room.waitFor(() => room.commands.length > 0);
    expect(room.commands[0]).toMatchObject({
      command: "tableAmendment",
      delegation: "BRA",
      proposed: { kind: "insert", clauseKind: "operative", level: 0, text: [{ text: "Welcomes the report;" }] },
    });
    await room.settle();
    expect([...room.negotiation.state.amendments.values()].at(-1)?.label).toBe("OP 2 bis");
    await room.unmount();
    await open(contested(), member("BRA"));
    await room.type(field(), "op2 bis bra: Welcomes the report;");
    expect(options()).toEqual(["Nothing answers to this."]);
  });
});
