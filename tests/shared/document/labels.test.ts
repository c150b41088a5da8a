import { describe, expect, test } from "vitest";
import { concordance, missingLabels, suffix, versionLabel, workingNumber } from "../../../shared/document/labels.ts";
import type { ClauseKind } from "../../../shared/domain/clause.ts";
import { asAmendment, asClause, begun, member, Negotiation, text } from "../../support/negotiation.ts";

type Clause = readonly [id: string, kind: ClauseKind, words: string, level?: number];
const op = (id: string, level = 0): Clause => [id, "operative", "Decides;", level];

/** Labels of a text in which some clauses were frozen before the others came in between. */
function labelled(
  frozen: readonly Clause[],
  all: readonly Clause[],
  others: readonly string[] = [],
): Record<string, string> {
  const table = new Map(new Negotiation(frozen).words.clauses.map(({ id, label }) => [id, label]));
  const given = missingLabels(new Negotiation(all).words.clauses, table, others, "en");
  return Object.fromEntries([...table, ...given]);
}

describe("labels of what comes in between", () => {
  test("[NU11] a clause after OP 3 is OP 3 bis, then ter, quater; the labels of others never change", () => {
    const before = [op("a"), op("b"), op("c")];
    expect(labelled(before, [op("a"), op("b"), op("x"), op("y"), op("c"), op("z")])).toEqual({
      a: "OP 1",
      b: "OP 2",
      x: "OP 2 bis",
      y: "OP 2 ter",
      c: "OP 3",
      z: "OP 3 bis",
    });
  });

  test("[NU11] one between OP 2 and OP 2 bis has the next free suffix, also of what is only proposed", () => {
    const table = new Map([
      [asClause("a"), "OP 1"],
      [asClause("b"), "OP 2"],
      [asClause("x"), "OP 2 bis"],
    ]);
    const all = new Negotiation([op("a"), op("b"), op("n"), op("x"), op("m")]).words.clauses;
    expect(missingLabels(all, table, ["OP 2 ter"], "en")).toEqual([
      ["n", "OP 2 quater"],
      ["m", "OP 2 quinquies"],
    ]);
  });

  test("[NU11] before the first clause it is OP 0 bis, and each part of the text counts for itself", () => {
    const pp = (id: string): Clause => [id, "preambular", "Noting,"];
    expect(labelled([pp("p"), op("a")], [pp("x"), pp("p"), op("y"), op("a")])).toMatchObject({
      x: "PP 0 bis",
      y: "OP 0 bis",
    });
    const annex: Clause = ["annex", "annex", "Rules"];
    expect(labelled([op("a"), annex, op("b")], [op("a"), annex, op("x"), op("b"), op("y")])).toMatchObject({
      b: "Annex OP 1",
      x: "Annex OP 0 bis",
      y: "Annex OP 1 bis",
    });
  });

  test("[NU11] sub-clauses come in between like clauses; a list that is new counts for itself", () => {
    const frozen = [op("a"), op("a1", 1), op("a2", 1), op("b")];
    const all = [
      op("a"),
      op("x", 1),
      op("a1", 1),
      op("y", 1),
      op("a2", 1),
      op("b"),
      op("b1", 1),
      op("b2", 1),
      op("c"),
      op("c1", 1),
    ];
    expect(labelled(frozen, all)).toMatchObject({
      a1: "OP 1 (a)",
      x: "OP 1 (0) bis",
      y: "OP 1 (a) bis",
      b1: "OP 2 (a)",
      b2: "OP 2 (b)",
      c: "OP 2 bis",
      c1: "OP 2 bis (a)",
    });
  });

  test("[NU11] a deleted clause leaves a gap, and its label is not given again", () => {
    const table = new Map([
      [asClause("a"), "OP 1"],
      [asClause("gone"), "OP 1 bis"],
    ]);
    expect(missingLabels(new Negotiation([op("a"), op("x")]).words.clauses, table, [], "en")).toEqual([
      ["x", "OP 1 ter"],
    ]);
  });

  test("[NU11] the suffixes are Latin up to twenty, then figures", () => {
    expect([2, 3, 4, 5, 6, 7, 20, 21, 40].map(suffix)).toEqual([
      "bis",
      "ter",
      "quater",
      "quinquies",
      "sexies",
      "septies",
      "vicies",
      "21ies",
      "40ies",
    ]);
    const many = Array.from({ length: 25 }, (_, index) => op(`n${index}`));
    expect(Object.values(labelled([op("a")], [op("a"), ...many])).at(-1)).toBe("OP 1 26ies");
    const again = new Map([
      [asClause("a"), "OP 1"],
      [asClause("n"), "OP 1 26ies"],
    ]);
    expect(missingLabels(new Negotiation([op("a"), op("n"), op("m")]).words.clauses, again, [], "en")).toEqual([
      ["m", "OP 1 bis"],
    ]);
  });

  test("[NU11] the first clause of a kind that the text did not have counts from one", () => {
    expect(
      labelled([op("a")], [["p", "preambular", "Noting,"], ["q", "preambular", "Noting,"], op("a")]),
    ).toMatchObject({
      p: "PP 1",
      q: "PP 2",
    });
  });
});

test("[NU13] competing versions are OP 3 alt, alt 2", () => {
  expect(versionLabel("OP 3", new Set())).toBe("OP 3 alt");
  expect(versionLabel("OP 3", new Set(["OP 3 alt", "OP 3 alt 2"]))).toBe("OP 3 alt 3");
});

test("[NU14] a concordance says what became of each label, what is new and what is gone", () => {
  const before = [
    ["a", "OP 1"],
    ["b", "OP 2"],
    ["x", "OP 2 bis"],
  ] as const;
  const after = [
    ["b", "OP 1"],
    ["x", "OP 2"],
    ["n", "OP 3"],
  ] as const;
  const list = (labels: readonly (readonly [string, string])[]) =>
    labels.map(([id, label]) => [asClause(id), label] as const);
  expect(concordance(list(before), list(after))).toEqual([
    { clause: "b", from: "OP 2", to: "OP 1" },
    { clause: "x", from: "OP 2 bis", to: "OP 2" },
    { clause: "n", from: null, to: "OP 3" },
    { clause: "a", from: "OP 1", to: null },
  ]);
});

test("[NU15] a working text prints the number that the label says", () => {
  expect(workingNumber("OP 3 bis", "operative")).toBe("3 bis.");
  expect(workingNumber("OP 3", "operative")).toBe("3.");
  expect(workingNumber("OP 3 alt 2", "operative")).toBe("3 alt 2.");
  expect(workingNumber("OP 3 (a) bis", "operative")).toBe("(a) bis");
  expect(workingNumber("OP 3 bis (a)", "operative")).toBe("(a)");
  expect(workingNumber("OP 3 (a) (i) a.", "operative")).toBe("a.");
  expect(workingNumber("Annex I OP 3 ter", "operative")).toBe("3 ter.");
  expect(workingNumber("OP 3 a)", "operative")).toBe("a)");
  expect(workingNumber("PP 3 bis", "preambular")).toBe("");
});

describe("labels as they are decided", () => {
  test("[NU10] labels are frozen when negotiation begins, and anew when it begins again", () => {
    const room = begun();
    expect(room.state.labels.get(asClause("op2a"))).toBe("OP 2 (a)");
    const gone = room.clauses.get(asClause("op1"));
    if (gone) gone.deleted = true;
    expect(room.state.labels.get(asClause("op2"))).toBe("OP 2");
    room.do({ command: "setStage", id: "s1", stage: "drafting", reason: "New mandate" });
    room.do({ command: "setStage", id: "s2", stage: "negotiation" });
    expect(room.state.labels.get(asClause("op2"))).toBe("OP 1");
    expect(room.state.reading).toBe(2);
  });

  test("[NU12] a clause that was written into the text gets its label for good with the next decision", () => {
    const room = begun();
    const add = (id: string, order: string) =>
      room.write([
        { type: "addClause", clause: asClause(id), kind: "operative", level: 0, order, runs: text("Decides;") },
      ]);
    add("new", "ADV");
    expect(room.do({ command: "moveFloor", id: "f1", clause: null, view: "base" })).toBe("taken");
    expect(room.decisions.map(({ type }) => type).slice(-2)).toEqual(["floorMoved", "labelsAssigned"]);
    add("between", "ADB");
    room.do({ command: "moveFloor", id: "f2", clause: null, view: "base" });
    expect(room.state.labels.get(asClause("new"))).toBe("OP 1 bis");
    expect(room.state.labels.get(asClause("between"))).toBe("OP 1 ter");
  });

  test("[NU13] two delegations that propose a clause at one place, and two versions, have labels of their own", () => {
    const room = begun();
    const table = (amendment: string, by: string, proposed: object) =>
      room.do(
        { command: "tableAmendment", id: room.id(), amendment: asAmendment(amendment), proposed } as never,
        member(by),
      );
    const clause = { kind: "insert", clauseKind: "operative", level: 0, order: "ADV", text: text("Decides;") };
    table("a", "EU", { ...clause, clause: "n1" });
    table("b", "USA", { ...clause, clause: "n2" });
    const version = { kind: "alt", on: { clause: "op3" }, base: text("x"), text: text("Requests;") };
    table("c", "EU", version);
    table("d", "USA", version);
    expect([...room.state.amendments.values()].map(({ label }) => label)).toEqual([
      "OP 1 bis",
      "OP 1 ter",
      "OP 3 alt",
      "OP 3 alt 2",
    ]);
  });
});
