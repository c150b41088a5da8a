import { describe, expect, test } from "vitest";
import type { SeenClause } from "../../../shared/domain/clauseCommands.ts";
import { statusOf } from "../../../shared/domain/draftState.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import { progress } from "../../../shared/domain/progress.ts";
import { asAmendment, asClause, begun, chair, member, type Negotiation, text } from "../../support/negotiation.ts";

const seen = (room: Negotiation, ...clauses: string[]): SeenClause[] =>
  clauses.map((id) => ({ clause: asClause(id), ifBase: fingerprint(room.runs({ clause: asClause(id) })) }));
const status = (room: Negotiation, id: string) => statusOf(room.state, asClause(id));

function tableEdit(room: Negotiation, amendment: string, by: string, clause: string, words: string): string {
  const on = { clause: asClause(clause) };
  const proposed = { kind: "edit", on, base: room.runs(on), text: text(words) } as const;
  return room.do({ command: "tableAmendment", id: room.id(), amendment: asAmendment(amendment), proposed }, member(by));
}

describe("status", () => {
  test("[AG1] a clause is open once somebody speaks of it, and is bracketed by the facilitator", () => {
    const room = begun();
    expect(status(room, "op1")).toBe("notDiscussed");
    tableEdit(room, "a", "EU", "op1", "Urges;");
    room.do({ command: "moveFloor", id: "f", clause: asClause("op3"), view: "changes" });
    expect([status(room, "op1"), status(room, "op3"), status(room, "op2")]).toEqual(["open", "open", "notDiscussed"]);
    expect(room.do({ command: "bracketClause", id: "b1", clauses: seen(room, "op1", "op2") })).toBe("taken");
    expect(room.do({ command: "bracketClause", id: "b2", clauses: seen(room, "op1") })).toBe("base_changed");
    expect(status(room, "op2")).toBe("bracketed");
    expect(room.do({ command: "bracketClause", id: "b3", clauses: [] })).toBe("invalid_request");
  });

  test("[AG2] agreed ad ref and agreed lock a clause: nothing is tabled on it or taken into it", () => {
    const room = begun();
    tableEdit(room, "a", "EU", "op3", "Encourages;");
    const keep = { amendment: asAmendment("a"), becomes: "kept" } as const;
    expect(room.do({ command: "agreeAdRef", id: "g1", clauses: seen(room, "op3"), dispositions: [keep] })).toBe(
      "taken",
    );
    expect(tableEdit(room, "b", "USA", "op3", "Urges;")).toBe("clause_locked");
    const take = {
      command: "acceptAmendments",
      id: "x",
      amendments: [asAmendment("a")],
      result: text("Encourages;"),
    } as const;
    const { ifBase } = seen(room, "op3")[0] ?? { ifBase: "" };
    expect(room.do({ ...take, ifBase })).toBe("clause_locked");
    expect(room.do({ command: "agreeAdRef", id: "g2", clauses: seen(room, "op3"), dispositions: [keep] })).toBe(
      "base_changed",
    );
    expect(room.do({ command: "bracketClause", id: "b", clauses: seen(room, "op3") })).toBe("clause_locked");
    expect(room.do({ command: "agreeClause", id: "g3", clauses: seen(room, "op3"), dispositions: [keep] })).toBe(
      "taken",
    );
    expect(status(room, "op3")).toBe("agreed");
  });

  test("[AG3] clauses are agreed on the words that were seen", () => {
    const room = begun();
    const before = seen(room, "op1");
    room.type("op1", "Urges all States to protect children;");
    expect(room.do({ command: "agreeAdRef", id: "g", clauses: before })).toBe("base_changed");
    expect(room.do({ command: "agreeAdRef", id: "h", clauses: [{ clause: asClause("never"), ifBase: "" }] })).toBe(
      "not_found",
    );
    expect(status(room, "op1")).toBe("notDiscussed");
  });

  test("[AG4] every amendment open on a clause gets an answer in the command that closes it", () => {
    const room = begun();
    tableEdit(room, "a", "EU", "op3", "Encourages;");
    tableEdit(room, "b", "USA", "op3", "Encourages reports;");
    const agree = (id: string, dispositions: readonly object[]) =>
      room.do({ command: "agreeAdRef", id, clauses: seen(room, "op3"), dispositions } as never);
    const parked = { amendment: "a", becomes: "parked", reason: "Later" };
    expect(agree("g1", [])).toBe("base_changed");
    expect(agree("g2", [parked])).toBe("base_changed");
    expect(agree("g3", [parked, { amendment: "b", becomes: "declined" }])).toBe("reason_missing");
    expect(agree("g4", [parked, { amendment: "b", becomes: "kept" }, { amendment: "c", becomes: "kept" }])).toBe(
      "base_changed",
    );
    expect(agree("g5", [parked, { amendment: "b", becomes: "declined", reason: "No support" }])).toBe("taken");
    expect([...room.state.amendments.values()].map((one) => [one.status, one.decided?.reason])).toEqual([
      ["parked", "Later"],
      ["declined", "No support"],
    ]);
  });

  test("[AG5] brackets are lifted freely, an agreement is reopened with a reason", () => {
    const room = begun();
    room.do({ command: "bracketClause", id: "b", clauses: seen(room, "op1") });
    expect(room.do({ command: "reopenClause", id: "o1", clauses: [asClause("op1")] })).toBe("taken");
    expect(room.do({ command: "reopenClause", id: "o2", clauses: [asClause("op1")] })).toBe("base_changed");
    room.do({ command: "agreeAdRef", id: "g", clauses: seen(room, "op1") });
    expect(room.do({ command: "reopenClause", id: "o3", clauses: [asClause("op1")] })).toBe("reason_missing");
    expect(room.do({ command: "reopenClause", id: "o4", clauses: [asClause("op1")], reason: "New facts" })).toBe(
      "taken",
    );
    expect(status(room, "op1")).toBe("open");
    expect(room.decisions.at(-1)).toMatchObject({ reason: "New facts", actor: { name: "Chair" } });
  });

  test("[AG6] a delegation may reserve its position even on an agreed clause, and lift the reservation", () => {
    const room = begun();
    room.do({ command: "agreeAdRef", id: "g", clauses: seen(room, "op1") });
    const on = { clause: asClause("op1") };
    expect(room.do({ command: "reserve", id: "r1", ...on, reason: "Awaiting instructions" }, member("USA"))).toBe(
      "taken",
    );
    expect(room.do({ command: "reserve", id: "r2", ...on, delegation: "JPN" }, chair)).toBe("taken");
    expect([...(room.state.clausePositions.get(on.clause) ?? [])].map(([code]) => code)).toEqual(["USA", "JPN"]);
    room.do({ command: "takePosition", id: "p1", on, position: "none" }, member("USA"));
    room.do({ command: "takePosition", id: "p2", on, position: "none" }, member("JPN"));
    expect(room.state.clausePositions.size).toBe(0);
    expect(status(room, "op1")).toBe("agreedAdRef");
  });

  test("[AG8] a clause that is tabled as new can be on the floor for as long as it is open", () => {
    const room = begun();
    const proposed = {
      kind: "insert",
      clause: asClause("new"),
      clauseKind: "operative",
      level: 0,
      order: "ADV",
      text: text("Decides to meet;"),
    } as const;
    const floor = { command: "moveFloor", clause: proposed.clause, view: "changes" } as const;
    expect(room.do({ ...floor, id: "f0" })).toBe("not_found");
    room.do({ command: "tableAmendment", id: "t", amendment: asAmendment("a"), proposed }, member("KEN"));
    expect(room.do({ ...floor, id: "f1" })).toBe("taken");
    room.do({ command: "withdrawAmendment", id: "w", amendment: asAmendment("a") }, member("KEN"));
    expect(room.do({ ...floor, id: "f2" })).toBe("not_found");
  });

  test("[AG8] the floor is a clause in the text and a view", () => {
    const room = begun();
    expect(room.do({ command: "moveFloor", id: "f1", clause: asClause("op2"), view: "clean" })).toBe("taken");
    expect(room.state.floor).toEqual({ clause: "op2", view: "clean" });
    expect(room.do({ command: "moveFloor", id: "f2", clause: asClause("never"), view: "clean" })).toBe("not_found");
    expect(room.do({ command: "moveFloor", id: "f3", clause: null, view: "base" })).toBe("taken");
  });
});

test("[AG7] the ledger counts clauses by status, delegations with open amendments, and reservations", () => {
  const room = begun();
  tableEdit(room, "a", "EU", "op3", "Encourages;");
  tableEdit(room, "b", "USA", "op3", "Encourages reports;");
  tableEdit(room, "c", "EU", "op3", "Encourages books;");
  room.do({ command: "joinSponsors", id: "j", amendment: asAmendment("b") }, member("JPN"));
  room.do({ command: "bracketClause", id: "br", clauses: seen(room, "op2") });
  room.do({ command: "agreeAdRef", id: "g1", clauses: seen(room, "pp1") });
  room.do({ command: "agreeClause", id: "g2", clauses: seen(room, "op1") });
  room.do({ command: "reserve", id: "r", clause: asClause("op1") }, member("USA"));
  const ledger = progress(room.words.clauses, room.state);
  expect(ledger).toMatchObject({
    total: 6,
    closed: 2,
    openAmendments: 3,
    counts: { notDiscussed: 2, open: 1, bracketed: 1, agreedAdRef: 1, agreed: 1 },
  });
  expect(ledger.clauses.at(-1)).toEqual({
    clause: "op3",
    label: "OP 3",
    status: "open",
    amendments: ["a", "b", "c"],
    delegations: ["EU", "USA", "JPN"],
    reservations: [],
  });
  expect(ledger.clauses[1]?.reservations).toEqual(["USA"]);
});
