import { describe, expect, test } from "vitest";
import { answers } from "../../../shared/domain/answers.ts";
import type { Command } from "../../../shared/domain/commands.ts";
import { evolve, replay } from "../../../shared/domain/evolve.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import { UNDO_WINDOW_MS } from "../../../shared/domain/undoable.ts";
import {
  asAmendment,
  asClause,
  asNote,
  begun,
  chair,
  clerk,
  guest,
  member,
  type Negotiation,
  text,
} from "../../support/negotiation.ts";

const OP3 = { clause: asClause("op3") };

/** Tables the delegation's own wording of a clause. */
function tableEdit(room: Negotiation, amendment: string, by: string, from: string, to: string, clause = "op3"): string {
  const on = { clause: asClause(clause) };
  const proposed = { kind: "edit", on, base: room.runs(on), text: text(room.reads(clause).replace(from, to)) } as const;
  return room.do({ command: "tableAmendment", id: room.id(), amendment: asAmendment(amendment), proposed }, member(by));
}

function accept(room: Negotiation, amendments: readonly string[], result: string, clause = "op3"): Command {
  return {
    command: "acceptAmendments",
    id: room.id(),
    amendments: amendments.map(asAmendment),
    ifBase: fingerprint(room.runs({ clause: asClause(clause) })),
    result: text(result),
  };
}

function on(
  command: "declineAmendment" | "parkAmendment" | "unparkAmendment",
  amendment: string,
  reason = "Why not",
): Command {
  return { command, id: `${command}-${amendment}-${reason}`, amendment: asAmendment(amendment), reason };
}

const amendmentOf = (room: Negotiation, id: string) => room.state.amendments.get(asAmendment(id));
const statusOf = (room: Negotiation, id: string) => amendmentOf(room, id)?.status;

/** EU: annual → regular; USA: annual → periodic; KEN: products on children. */
function contested(): Negotiation {
  const room = begun();
  tableEdit(room, "eu", "EU", "annual", "regular");
  tableEdit(room, "usa", "USA", "annual", "periodic");
  tableEdit(room, "ken", "KEN", "products;", "products on children;");
  return room;
}

describe("tabling", () => {
  test("[AM20] amendments are numbered A-001, A-002 … in order of tabling, for good", () => {
    const room = contested();
    room.do(on("declineAmendment", "eu"));
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
    expect(room.do(on("declineAmendment", "eu"))).toBe("amendment_closed");
    expect(room.do(on("declineAmendment", "usa"))).toBe("taken");
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

describe("taking in", () => {
  const both =
    "Encourages business enterprises to publish regular assessments of the impact of their products on children;";

  test("[AM23] what was confirmed becomes the base; the others are carried over or marked", () => {
    const room = contested();
    expect(room.do(accept(room, ["eu"], room.reads("op3").replace("annual", "regular")))).toBe("taken");
    expect(room.reads("op3")).toContain("publish regular assessments");
    expect(statusOf(room, "eu")).toBe("accepted");
    expect([room.isColliding("usa"), room.isColliding("ken")]).toEqual([true, false]);
    expect(room.wants("ken")).toBe(both);
    expect(room.wants("usa")).toContain("periodic");
  });

  test("[AM16] several are taken together, as proposed or with the facilitator's words, and all are credited", () => {
    const room = contested();
    room.do({ command: "joinSponsors", id: "j", amendment: asAmendment("eu") }, member("JPN"));
    room.do(accept(room, ["eu", "usa", "ken"], both.replace("regular", "regular and periodic")));
    expect([statusOf(room, "eu"), statusOf(room, "usa"), statusOf(room, "ken")]).toEqual([
      "acceptedAsModified",
      "acceptedAsModified",
      "accepted",
    ]);
    expect(room.decisions.at(-1)).toMatchObject({ contributors: ["EU", "JPN", "USA", "KEN"] });
    expect(amendmentOf(room, "ken")?.contributors).toEqual(["EU", "JPN", "USA"]);
  });

  test("[CMD11] a decision on words or revisions that have changed since is not carried out", () => {
    const room = contested();
    const seen = accept(room, ["eu"], both);
    room.type("op3", room.reads("op3").replace("business ", ""));
    expect(room.do(seen)).toBe("base_changed");
    room.amendments.set(asAmendment("eu"), { base: room.runs(OP3), text: text("Encourages;") });
    room.do({ command: "reviseAmendment", id: "r", amendment: asAmendment("eu") }, member("EU"));
    expect(room.do({ ...on("declineAmendment", "eu"), ifRevision: 1 } as Command)).toBe("base_changed");
    expect(room.do({ ...accept(room, ["eu"], both), ifRevisions: [1] } as Command)).toBe("base_changed");
    expect(statusOf(room, "eu")).toBe("tabled");
  });

  test("[CMD12] one command takes in what is about one thing, and says what it is to read", () => {
    const room = contested();
    tableEdit(room, "op1", "JPN", "protect", "defend", "op1");
    const { result: _result, ...silent } = accept(room, ["eu"], both) as Extract<
      Command,
      { command: "acceptAmendments" }
    >;
    const { ifBase: _seen, ...blind } = accept(room, ["eu"], both) as Extract<Command, { command: "acceptAmendments" }>;
    expect(room.do(accept(room, ["eu", "op1"], both))).toBe("invalid_request");
    expect(room.do(accept(room, [], both))).toBe("invalid_request");
    expect(room.do(accept(room, ["eu", "eu"], both))).toBe("invalid_request");
    expect(room.do(accept(room, ["never"], both))).toBe("not_found");
    expect(room.do(silent)).toBe("invalid_request");
    expect(room.do(blind)).toBe("invalid_request");
  });

  test("[AM23] the words of what was taken in stay as they were when it was decided", () => {
    const room = contested();
    const proposed = room.amendments.get(asAmendment("ken"));
    room.do(accept(room, ["ken"], room.reads("op3").replace("Encourages", "Invites")));
    expect(statusOf(room, "ken")).toBe("acceptedAsModified");
    expect(room.amendments.get(asAmendment("ken"))).toEqual(proposed);
    expect(room.wants("eu")).toContain("Invites");
  });

  test("[AM23] a new clause comes in under the id and the label it was proposed with", () => {
    const room = begun();
    const proposed = {
      kind: "insert",
      clause: asClause("new"),
      clauseKind: "operative",
      level: 0,
      order: "ADV",
      text: text("Decides to meet;"),
    } as const;
    room.do({ command: "tableAmendment", id: "t", amendment: asAmendment("a"), proposed }, member("KEN"));
    expect(amendmentOf(room, "a")?.label).toBe("OP 1 bis");
    const take: Command = {
      command: "acceptAmendments",
      id: "x",
      amendments: [asAmendment("a")],
      result: proposed.text,
    };
    expect(room.do(take)).toBe("taken");
    expect(room.words.clauses.map(({ id }) => id)).toEqual([
      "title",
      "organ",
      "pp1",
      "op1",
      "new",
      "op2",
      "op2a",
      "op2b",
      "op3",
    ]);
    expect(room.state.labels.get(asClause("new"))).toBe("OP 1 bis");
    expect(statusOf(room, "a")).toBe("accepted");
  });

  test("[AM23] a removal takes the sub-clauses with it, a move too; a locked one among them stops both", () => {
    const room = begun();
    const table = (amendment: string, proposed: object) =>
      room.do(
        { command: "tableAmendment", id: room.id(), amendment: asAmendment(amendment), proposed } as Command,
        member("EU"),
      );
    table("away", { kind: "delete", on: { clause: "op2" } });
    table("up", { kind: "move", on: { clause: "op2" }, order: "ACV" });
    const places = ["op2", "op2a", "op2b"].map((id, index) => ({
      clause: asClause(id),
      order: `ACV${index + 1}`,
      level: index === 0 ? 0 : 1,
    }));
    const move: Command = { command: "acceptAmendments", id: "m", amendments: [asAmendment("up")], places };
    expect(room.do({ ...move, places: places.slice(1) })).toBe("base_changed");
    expect(room.do(move)).toBe("taken");
    expect(room.words.clauses.map(({ label }) => label).slice(3)).toEqual([
      "OP 1",
      "OP 1 (a)",
      "OP 1 (b)",
      "OP 2",
      "OP 3",
    ]);
    expect(room.words.clauses[3]?.id).toBe("op2");
    const remove: Command = { command: "acceptAmendments", id: "d", amendments: [asAmendment("away")] };
    const seen = { clause: asClause("op2b"), ifBase: fingerprint(room.runs({ clause: asClause("op2b") })) };
    room.do({ command: "agreeAdRef", id: "l", clauses: [seen] });
    expect(room.do(remove)).toBe("clause_locked");
    room.do({ command: "reopenClause", id: "o", clauses: [seen.clause], reason: "For OP 2" });
    expect(room.do(remove)).toBe("taken");
    expect(room.words.clauses).toHaveLength(5);
    expect(room.reads("op2a")).toBe("Every year;");
  });

  test("[AM23] a sentence typed in the base just before stays, because the edit is small", () => {
    const room = contested();
    room.type("op3", `${room.reads("op3")} and thanks them;`);
    expect(room.wants("eu")).toContain("regular assessments of the impact of their products; and thanks them;");
  });
});

describe("other decisions", () => {
  test("[AM24] declining, parking and taking up again each need a reason and lead where they may", () => {
    const room = contested();
    expect(room.do(on("parkAmendment", "eu", ""))).toBe("reason_missing");
    expect(room.do(on("unparkAmendment", "eu"))).toBe("base_changed");
    expect(room.do(on("parkAmendment", "eu"))).toBe("taken");
    expect(room.do(accept(room, ["eu"], "x"))).toBe("amendment_closed");
    expect(room.do(on("parkAmendment", "eu"))).toBe("base_changed");
    expect(room.do(on("unparkAmendment", "eu"))).toBe("taken");
    expect(room.do(on("declineAmendment", "eu"))).toBe("taken");
    expect(amendmentOf(room, "eu")).toMatchObject({ status: "declined", decided: { by: "Chair", reason: "Why not" } });
    expect(room.do(on("unparkAmendment", "eu"))).toBe("amendment_closed");
  });

  test("[AM25] merged ones point to the one they went into, which keeps the credit of all", () => {
    const room = contested();
    const merge = (amendments: string[], into: string, reason = "Same idea"): Command => ({
      command: "mergeAmendments",
      id: room.id(),
      amendments: amendments.map(asAmendment),
      into: asAmendment(into),
      reason,
    });
    expect(room.do(merge(["eu"], "eu"))).toBe("invalid_request");
    expect(room.do(merge(["usa"], "eu", ""))).toBe("reason_missing");
    expect(room.do(merge(["usa", "ken"], "eu"))).toBe("taken");
    expect(amendmentOf(room, "usa")).toMatchObject({ status: "merged", mergedInto: "eu" });
    expect(amendmentOf(room, "eu")).toMatchObject({ status: "tabled", contributors: ["USA", "KEN"] });
    room.do(accept(room, ["eu"], "Encourages reports;"));
    expect(room.decisions.at(-1)).toMatchObject({ contributors: ["EU", "USA", "KEN"] });
  });

  test("[AM26] what was decided can be reopened with a reason, by the facilitator alone; the base stays", () => {
    const room = contested();
    room.do(accept(room, ["eu"], room.reads("op3").replace("annual", "regular")));
    const reopen = (amendment: string, reason: string): Command => ({
      command: "reopenAmendment",
      id: room.id(),
      amendment: asAmendment(amendment),
      reason,
    });
    expect(room.do(reopen("eu", ""))).toBe("reason_missing");
    expect(room.do(reopen("usa", "New facts"))).toBe("base_changed");
    expect(room.do(reopen("eu", "New facts"), member("EU"))).toBe("no_access");
    expect(room.do(reopen("eu", "New facts"))).toBe("taken");
    expect(amendmentOf(room, "eu")).not.toHaveProperty("decided");
    expect(statusOf(room, "eu")).toBe("tabled");
    expect(room.reads("op3")).toContain("regular");
    room.do({ command: "withdrawAmendment", id: "w", amendment: asAmendment("usa") }, member("USA"));
    expect(room.do(reopen("usa", "They want it after all"))).toBe("not_your_amendment");
  });

  test("[CMD16] the last decision can be undone for five minutes, by a decision of its own", () => {
    const room = contested();
    const before = room.reads("op3");
    room.do(accept(room, ["eu"], before.replace("annual", "regular")));
    const { number } = room.decisions.at(-1) ?? { number: 0 };
    const undo = (): Command => ({
      command: "undoDecision",
      id: room.id(),
      decision: number,
      ifBase: fingerprint(room.runs(OP3)),
      result: text(before),
    });
    room.do({ command: "takePosition", id: "p", on: OP3, position: "support" }, member("KEN"));
    expect(room.do({ ...undo(), ifBase: "other" } as Command)).toBe("base_changed");
    room.now += UNDO_WINDOW_MS + 1;
    expect(room.do(undo())).toBe("undo_expired");
    room.now -= UNDO_WINDOW_MS;
    expect(room.do(undo())).toBe("taken");
    expect(room.reads("op3")).toBe(before);
    expect(amendmentOf(room, "eu")).toMatchObject({ status: "tabled", contributors: [] });
    expect(room.isColliding("usa")).toBe(false);
    expect(room.do(undo())).toBe("base_changed");
    expect(room.decisions.map(({ type }) => type).slice(-3)).toEqual([
      "amendmentsAccepted",
      "positionTaken",
      "decisionUndone",
    ]);
  });

  test("[CMD16] all that one command decided is undone together, and only the last", () => {
    const room = contested();
    const clauses = [{ clause: OP3.clause, ifBase: fingerprint(room.runs(OP3)) }];
    const dispositions = [
      { amendment: asAmendment("eu"), becomes: "parked", reason: "Later" },
      { amendment: asAmendment("usa"), becomes: "declined", reason: "No support" },
      { amendment: asAmendment("ken"), becomes: "kept" },
    ] as const;
    room.do(on("parkAmendment", "ken"));
    room.do(on("unparkAmendment", "ken"));
    const first = room.decisions.length;
    room.do({ command: "agreeAdRef", id: "agree", clauses, dispositions });
    expect(room.do({ command: "undoDecision", id: "u0", decision: first })).toBe("base_changed");
    expect(room.do({ command: "undoDecision", id: "u1", decision: first + 1 })).toBe("taken");
    expect([statusOf(room, "eu"), statusOf(room, "usa"), room.state.clauseStatus.get(OP3.clause)]).toEqual([
      "tabled",
      "tabled",
      "open",
    ]);
  });

  test("[CMD8] nobody but a facilitator takes in, disposes, merges, reopens or undoes", () => {
    const room = contested();
    const commands: Command[] = [
      accept(room, ["eu"], "x"),
      on("declineAmendment", "eu"),
      on("parkAmendment", "eu"),
      on("unparkAmendment", "eu"),
      { command: "mergeAmendments", id: "m", amendments: [asAmendment("usa")], into: asAmendment("eu"), reason: "x" },
      { command: "reopenAmendment", id: "r", amendment: asAmendment("eu"), reason: "x" },
      { command: "undoDecision", id: "u", decision: 1 },
      { command: "bracketClause", id: "b", clauses: [] },
      { command: "agreeAdRef", id: "g", clauses: [] },
      { command: "agreeClause", id: "h", clauses: [] },
      { command: "reopenClause", id: "o", clauses: [], reason: "x" },
      { command: "moveFloor", id: "f", clause: null, view: "base" },
    ];
    for (const command of commands) {
      for (const actor of [clerk, member("EU"), guest]) expect(room.do(command, actor)).toBe("no_access");
    }
  });

  test("[CMD17] amendments are tabled and decided in stage negotiation only", () => {
    const room = contested();
    room.do({ command: "setStage", id: "s", stage: "drafting", reason: "Start again" });
    expect(tableEdit(room, "late", "EU", "annual", "x")).toBe("wrong_stage");
    expect(room.do(accept(room, ["eu"], "x"))).toBe("wrong_stage");
    expect(room.do(on("declineAmendment", "eu"))).toBe("wrong_stage");
    expect(room.do({ command: "takePosition", id: "p", on: OP3, position: "support" }, member("EU"))).toBe(
      "wrong_stage",
    );
    expect(statusOf(room, "eu")).toBe("tabled");
  });
});

describe("the record", () => {
  test("[CMD15] replaying the decisions from nothing gives the same state", () => {
    const room = contested();
    room.do(on("parkAmendment", "usa"));
    room.do(accept(room, ["eu"], "Encourages reports;"));
    room.do({ command: "moveFloor", id: "f", clause: OP3.clause, view: "changes" });
    expect(replay(room.decisions)).toEqual(room.state);
    expect(replay(JSON.parse(JSON.stringify(room.decisions)))).toEqual(room.state);
  });

  test("[CMD15] folding leaves the state before as it was", () => {
    const room = contested();
    const { state } = room;
    const before = structuredClone(state);
    for (const decision of room.decisions) evolve(state, decision);
    expect(state).toEqual(before);
  });

  test("[CMD14] taking in writes down the words before and after", () => {
    const room = contested();
    const before = room.runs(OP3);
    room.do(accept(room, ["eu"], "Encourages reports;"));
    expect(room.decisions.at(-1)).toMatchObject({
      type: "amendmentsAccepted",
      change: { type: "text", on: OP3, before, result: text("Encourages reports;") },
    });
  });

  test("[CMD1] the decisions of a command answer it, and no other under the same id", () => {
    const room = begun();
    const eu = member("EU");
    const sent: [Command, Actor][] = [];
    const send = (command: Command, actor: Actor = chair) => {
      const from = room.decisions.length;
      expect(room.do(command, actor), command.command).toBe("taken");
      const brought = room.decisions.slice(from);
      for (const decision of brought) expect(answers(decision, command, actor), command.command).toBe(true);
      for (const [other, by] of sent) {
        expect(brought.every((decision) => answers(decision, { ...other, id: command.id }, by))).toBe(false);
      }
      sent.push([command, actor]);
    };
    const edit = (id: string, words: string): Command => ({
      command: "tableAmendment",
      id: room.id(),
      amendment: asAmendment(id),
      proposed: { kind: "edit", on: OP3, base: room.runs(OP3), text: text(words) },
    });
    send(edit("a", "Encourages;"), eu);
    send(edit("b", "Encourages reports;"), eu);
    send(edit("c", "Encourages books;"), eu);
    send({ command: "takePosition", id: room.id(), on: OP3, position: "support" }, eu);
    send({ command: "reserve", id: room.id(), clause: OP3.clause }, eu);
    send({ command: "joinSponsors", id: room.id() }, eu);
    send({ command: "leaveSponsors", id: room.id() }, eu);
    send({ command: "reviseAmendment", id: room.id(), amendment: asAmendment("a"), reason: "Clearer" }, eu);
    send(on("parkAmendment", "a"));
    send(on("unparkAmendment", "a"));
    send({
      command: "mergeAmendments",
      id: room.id(),
      amendments: [asAmendment("b")],
      into: asAmendment("a"),
      reason: "x",
    });
    send(on("declineAmendment", "a"));
    send({ command: "reopenAmendment", id: room.id(), amendment: asAmendment("a"), reason: "x" });
    send(accept(room, ["a"], "Encourages;"));
    send({
      command: "undoDecision",
      id: room.id(),
      decision: room.decisions.length,
      ifBase: fingerprint(room.runs(OP3)),
      result: text("Encourages all;"),
    });
    send({ command: "withdrawAmendment", id: room.id(), amendment: asAmendment("c") }, eu);
    const seen = () => [{ clause: OP3.clause, ifBase: fingerprint(room.runs(OP3)) }];
    send({ command: "bracketClause", id: room.id(), clauses: seen() });
    const parked = { amendment: asAmendment("a"), becomes: "parked", reason: "Later" } as const;
    send({ command: "agreeAdRef", id: room.id(), clauses: seen(), dispositions: [parked] });
    send({ command: "agreeClause", id: room.id(), clauses: seen() });
    send({ command: "reopenClause", id: room.id(), clauses: [OP3.clause], reason: "x" });
    send({ command: "moveFloor", id: room.id(), clause: OP3.clause, view: "clean" });
  });
});
