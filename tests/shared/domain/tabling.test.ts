import { describe, expect, test } from "vitest";
import type { Command } from "../../../shared/domain/commands.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import { amendmentOf, contested, disposal, OP3, statusOf, tableEdit } from "../../support/contested.ts";
import { asAmendment, asNote, begun, chair, clerk, guest, member, text } from "../../support/negotiation.ts";

describe("tabling", () => {
  test("[AM20] amendments are numbered A-001, A-002 … in order of tabling, for good", () => {
    const room = contested();
    room.do(disposal("declineAmendment", "eu"));
    tableEdit(room, "jpn", "JPN", "impact", "effect");
    expect([...room.state.amendments.values()].map(({ number }) => number)).toEqual([
      "A-001",
      "A-002",
      "A-003",
      "A-004",
    ]);
  });

  test("[AM17] an amendment changes words, brings a clause or a version, removes or moves a clause", () => {
    const room = begun();
    const table = (amendment: string, proposed: object) =>
      room.do(
        { command: "tableAmendment", id: room.id(), amendment: asAmendment(amendment), proposed } as Command,
        member("EU"),
      );
    const version = { kind: "alt", on: OP3, base: room.runs(OP3), text: text("Requests reports;") };
    const clause = {
      kind: "insert",
      clause: "new",
      clauseKind: "operative",
      level: 0,
      order: "AHV",
      text: text("Decides;"),
    };
    expect(table("a1", version)).toBe("taken");
    expect(table("a2", clause)).toBe("taken");
    expect(table("a3", { kind: "delete", on: { clause: "op2" } })).toBe("taken");
    expect(table("a4", { kind: "move", on: { clause: "op1" }, order: "AHx" })).toBe("taken");
    expect(table("a5", { ...clause, clause: "op1" })).toBe("invalid_request");
    expect(table("a6", { ...clause })).toBe("invalid_request");
    expect(table("a7", { ...clause, clause: "n7", clauseKind: "title" })).toBe("structure_refused");
    expect(table("a8", { ...clause, clause: "n8", level: 5 })).toBe("structure_refused");
    expect(table("a9", { ...version, text: room.runs(OP3) })).toBe("invalid_request");
    expect(table("a1", version)).toBe("invalid_request");
    expect(table("a10", { kind: "delete", on: { clause: "never" } })).toBe("not_found");
  });

  test("[AM17] a footnote can be amended, and new words may bring a note", () => {
    const room = begun();
    room.notes.set(asNote("n1"), text("Resolution 70/1."));
    const on = { footnote: asNote("n1") };
    const table = (amendment: string, proposed: object, notes?: object) =>
      room.do(
        { command: "tableAmendment", id: room.id(), amendment: asAmendment(amendment), proposed, notes } as Command,
        member("EU"),
      );
    expect(table("a1", { kind: "edit", on, base: room.runs(on), text: text("See resolution 70/1.") })).toBe("taken");
    const cites = {
      kind: "edit",
      on: OP3,
      base: room.runs(OP3),
      text: [...room.runs(OP3), { footnote: asNote("n2") }],
    };
    expect(table("a2", cites)).toBe("structure_refused");
    expect(table("a2", cites, [{ id: "n2", runs: text("A/71/53.") }])).toBe("taken");
    expect(room.notes.get(asNote("n2"))).toEqual(text("A/71/53."));
  });

  test("[CMD10] the facilitator enters for a delegation, and the record says so; no delegation speaks for another", () => {
    const room = begun();
    const proposed = { kind: "edit", on: OP3, base: room.runs(OP3), text: text("Encourages reports;") } as const;
    const table = (actor: Actor, delegation?: string) =>
      room.do(
        {
          command: "tableAmendment",
          id: room.id(),
          amendment: asAmendment(`for-${actor.role}-${delegation}`),
          proposed,
          ...(delegation ? { delegation } : {}),
        },
        actor,
      );
    expect(table(chair, "EU")).toBe("taken");
    expect(table(clerk, "JPN")).toBe("taken");
    expect(table(chair)).toBe("invalid_request");
    expect(table(chair, "XYZ")).toBe("not_found");
    expect(table(member("EU"), "USA")).toBe("no_access");
    expect(table(guest, "EU")).toBe("no_access");
    expect(amendmentOf(room, "for-facilitator-EU")).toMatchObject({
      delegation: "EU",
      enteredBy: { name: "Chair", role: "facilitator" },
    });
  });

  test("[CMD13] words that may not stand in a clause are not taken", () => {
    const room = begun();
    const proposed = { kind: "edit", on: OP3, base: [], text: text("one\u0000two") } as const;
    expect(
      room.do({ command: "tableAmendment", id: room.id(), amendment: asAmendment("a"), proposed }, member("EU")),
    ).toBe("structure_refused");
  });

  test("[AM18] what is tabled, decided or withdrawn stays; each leads only where it may", () => {
    const room = contested();
    expect(room.do({ command: "withdrawAmendment", id: "w1", amendment: asAmendment("eu") }, member("USA"))).toBe(
      "not_your_amendment",
    );
    expect(room.do({ command: "withdrawAmendment", id: "w2", amendment: asAmendment("eu") }, member("EU"))).toBe(
      "taken",
    );
    expect(room.do({ command: "withdrawAmendment", id: "w3", amendment: asAmendment("eu") }, member("EU"))).toBe(
      "amendment_closed",
    );
    expect(room.do(disposal("declineAmendment", "eu"))).toBe("amendment_closed");
    expect(room.do(disposal("declineAmendment", "usa"))).toBe("taken");
    expect(room.state.amendments.size).toBe(3);
    expect([statusOf(room, "eu"), statusOf(room, "usa"), statusOf(room, "ken")]).toEqual([
      "withdrawn",
      "declined",
      "tabled",
    ]);
    expect(room.wants("eu")).toContain("regular");
  });

  test("[AM19] a revision is kept beside the earlier wording, and is made to the words that were seen", () => {
    const room = contested();
    const eu = asAmendment("eu");
    const proposed = {
      kind: "edit",
      on: OP3,
      base: room.runs(OP3),
      text: text("Encourages regular reports;"),
    } as const;
    const revise = (ifWords: string): Command => ({
      command: "reviseAmendment",
      id: room.id(),
      amendment: eu,
      proposed,
      ifWords,
    });
    const seen = fingerprint(room.amendments.get(eu)?.text ?? []);
    expect(room.do(revise(seen), member("USA"))).toBe("not_your_amendment");
    expect(room.do(revise("other"), member("EU"))).toBe("base_changed");
    expect(room.do(revise(seen), member("EU"))).toBe("taken");
    const revisions = amendmentOf(room, "eu")?.revisions ?? [];
    expect(revisions.map(({ number }) => number)).toEqual([1, 2]);
    expect(JSON.stringify(revisions[0])).toContain("regular assessments");
    expect(room.wants("eu")).toBe("Encourages regular reports;");
  });

  test("[AM19] without words of its own a revision records what stands in the document", () => {
    const room = contested();
    const eu = asAmendment("eu");
    const record: Command = { command: "reviseAmendment", id: "r1", amendment: eu };
    expect(room.do(record, member("EU"))).toBe("invalid_request");
    room.amendments.set(eu, { base: room.runs(OP3), text: text("Encourages frequent reports;") });
    expect(room.do(record, member("EU"))).toBe("taken");
    expect(JSON.stringify(amendmentOf(room, "eu")?.proposed)).toContain("frequent");
  });
});

describe("sponsors and positions", () => {
  test("[AM21] others join and leave the sponsors of an amendment or of the draft; co-sponsors may revise it", () => {
    const room = contested();
    const eu = asAmendment("eu");
    const sponsor = (command: "joinSponsors" | "leaveSponsors", by: string, amendment?: typeof eu) =>
      room.do({ command, id: room.id(), ...(amendment ? { amendment } : {}) }, member(by));
    expect(sponsor("joinSponsors", "JPN", eu)).toBe("taken");
    expect(sponsor("joinSponsors", "JPN", eu)).toBe("base_changed");
    expect(sponsor("joinSponsors", "EU", eu)).toBe("invalid_request");
    expect(sponsor("joinSponsors", "KEN")).toBe("taken");
    expect(amendmentOf(room, "eu")?.sponsors).toEqual(["JPN"]);
    expect(room.state.sponsors).toEqual(["KEN"]);
    room.amendments.set(eu, { base: room.runs(OP3), text: text("Encourages reports;") });
    expect(room.do({ command: "reviseAmendment", id: "r", amendment: eu }, member("JPN"))).toBe("taken");
    expect(sponsor("leaveSponsors", "JPN", eu)).toBe("taken");
    expect(sponsor("leaveSponsors", "JPN", eu)).toBe("base_changed");
    expect(amendmentOf(room, "eu")?.sponsors).toEqual([]);
  });

  test("[AM22] a delegation has one position on a thing, may change it, and may take it back", () => {
    const room = contested();
    const take = (position: "support" | "oppose" | "none", by: string) =>
      room.do({ command: "takePosition", id: room.id(), on: { amendment: asAmendment("eu") }, position }, member(by));
    take("support", "JPN");
    take("support", "KEN");
    take("oppose", "JPN");
    take("none", "KEN");
    expect([...(amendmentOf(room, "eu")?.positions ?? [])].map(([code, { position }]) => [code, position])).toEqual([
      ["JPN", "oppose"],
    ]);
    const missing: Command = {
      command: "takePosition",
      id: "p",
      on: { amendment: asAmendment("x") },
      position: "support",
    };
    expect(room.do(missing, member("JPN"))).toBe("not_found");
  });
});
