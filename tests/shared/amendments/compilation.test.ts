import { describe, expect, test } from "vitest";
import { type CompilationFilter, compilation } from "../../../shared/amendments/compilation.ts";
import { compiledRuns } from "../../../shared/amendments/compiledRuns.ts";
import { csvText } from "../../../shared/amendments/csvText.ts";
import { overlay } from "../../../shared/amendments/overlay.ts";
import { REGISTER_COLUMNS, register, registerCsv, summaryText } from "../../../shared/amendments/register.ts";
import { completeContent } from "../../../shared/document/contentOf.ts";
import { readContentJson } from "../../../shared/document/readContent.ts";
import { writeContentJson } from "../../../shared/document/writeContent.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import { LANGUAGES } from "../../../shared/domain/draftHead.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import {
  asAmendment,
  asClause,
  asNote,
  begun,
  chair,
  member,
  type Negotiation,
  text,
} from "../../support/negotiation.ts";

function table(room: Negotiation, amendment: string, by: string, proposed: object, notes?: object): void {
  const command = { command: "tableAmendment", id: room.id(), amendment: asAmendment(amendment), proposed };
  expect(room.do({ ...command, ...(notes ? { notes } : {}), reason: `Why ${by}` } as never, member(by))).toBe("taken");
}

function edit(room: Negotiation, amendment: string, by: string, from: string, to: string, clause = "op3"): void {
  const on = { clause: asClause(clause) };
  table(room, amendment, by, {
    kind: "edit",
    on,
    base: room.runs(on),
    text: text(room.reads(clause).replace(from, to)),
  });
}

function compiled(room: Negotiation, filter?: CompilationFilter) {
  const base = completeContent({
    adref: 1,
    type: "resolution",
    language: "en",
    head: {},
    clauses: room.words.clauses.map(({ id, kind, level, runs }) => ({ id, kind, level, text: runs })),
    footnotes: [...room.notes].map(([id, runs]) => ({ id, text: runs })),
  });
  return compilation(base, room.words, room.state, filter);
}

const lines = (room: Negotiation, filter?: CompilationFilter) =>
  compiled(room, filter).clauses.map(({ label, number, text: runs }) => [label, number, plainText(runs)].join("|"));
const lineOf = (room: Negotiation, label: string, filter?: CompilationFilter) =>
  lines(room, filter).find((line) => line.startsWith(`${label}|`));

describe("compilation text", () => {
  test("[AM27] contested words stand in brackets, behind them every reading with those who want it", () => {
    const room = begun();
    edit(room, "a", "EU", "annual", "regular");
    edit(room, "b", "JPN", "annual", "regular");
    edit(room, "c", "G77", "annual ", "");
    edit(room, "d", "BRA", "business", "and invites business");
    edit(room, "e", "KEN", "products;", "products on children;");
    expect(lineOf(room, "OP 3")).toBe(
      "OP 3|3.|Encourages [BRA: and invites] business enterprises to publish [annual] [EU, JPN: regular] [G77: delete “annual”] assessments of the impact of their products [KEN: on children];",
    );
  });

  test("[AM27] co-sponsors are named, marks and notes stay in the base's brackets", () => {
    const note: Run = { footnote: asNote("n1") };
    const base: Run[] = [{ text: "the " }, { text: "ad hoc", marks: ["em"] }, { text: " group" }, note, { text: "," }];
    const proposal = { id: asAmendment("a"), number: "A-001", kind: "edit", delegations: ["EU", "CHE"] } as const;
    const laid = overlay(base, [{ ...proposal, base, text: [{ text: "the group" }, note, { text: "," }] }]);
    expect(compiledRuns(laid.segments, "en")).toEqual([
      { text: "the [" },
      { text: "ad hoc", marks: ["em"] },
      { text: "] [EU, CHE: delete “ad hoc”] group" },
      note,
      { text: "," },
    ]);
  });

  test("[AM27] the machine's words are in the language of the draft", () => {
    const proposal = {
      id: asAmendment("a"),
      number: "",
      kind: "edit",
      delegations: ["EU"],
      base: text("a b"),
      text: text("a"),
    } as const;
    const written = LANGUAGES.map((language) =>
      plainText(compiledRuns(overlay(text("a b"), [proposal]).segments, language)),
    );
    expect(new Set(written).size).toBe(LANGUAGES.length);
    expect(written).toContain("a [b] [EU: supprimer « b »]");
  });

  test("[AM29] new clauses stand at their places with bis, versions behind their clause with alt", () => {
    const room = begun();
    const clause = {
      kind: "insert",
      clause: "n1",
      clauseKind: "operative",
      level: 0,
      order: "ADV",
      text: text("Decides;"),
    };
    table(room, "a", "KEN", clause);
    table(room, "b", "EU", {
      kind: "alt",
      on: { clause: "op1" },
      base: room.runs({ clause: asClause("op1") }),
      text: text("Asks;"),
    });
    expect(lines(room).slice(3, 6)).toEqual([
      "OP 1|1.|Urges States to protect children;",
      "OP 1 alt|1 alt.|[EU: Asks;]",
      "OP 1 bis|1 bis.|[KEN: Decides;]",
    ]);
  });

  test("[AM29] removals and moves are said behind the clause, and a bracketed clause stands in brackets", () => {
    const room = begun();
    table(room, "a", "G77", { kind: "delete", on: { clause: "op3" } });
    table(room, "b", "JPN", { kind: "move", on: { clause: "op3" }, order: "ADV" });
    table(room, "c", "USA", { kind: "move", on: { clause: "op3" }, order: "A1" });
    room.do({
      command: "bracketClause",
      id: "b",
      clauses: [{ clause: asClause("op3"), ifBase: fingerprint(room.runs({ clause: asClause("op3") })) }],
    });
    expect(lineOf(room, "OP 3")).toMatch(
      /^OP 3\|3\.\|\[Encourages .* products;\] \[G77: delete OP 3\] \[JPN: move after OP 1\] \[USA: move to the beginning\]$/,
    );
  });

  test("[AM28] delegations, statuses and readings choose what is shown", () => {
    const room = begun();
    edit(room, "a", "EU", "annual", "regular");
    edit(room, "b", "USA", "impact", "effect");
    room.do({ command: "joinSponsors", id: "j", amendment: asAmendment("b") }, member("JPN"));
    room.do({ command: "parkAmendment", id: "p", amendment: asAmendment("a"), reason: "Later" });
    expect(lineOf(room, "OP 3")).toContain("[impact] [USA, JPN: effect]");
    expect(lineOf(room, "OP 3")).not.toContain("regular");
    expect(lineOf(room, "OP 3", { statuses: ["tabled", "parked"] })).toContain("[EU: regular]");
    expect(lineOf(room, "OP 3", { statuses: ["tabled", "parked"], delegations: new Set(["JPN"]) })).not.toContain(
      "regular",
    );
    expect(lineOf(room, "OP 3", { delegations: new Set(["JPN"]) })).toContain("effect");
    expect(lineOf(room, "OP 3", { readings: [2] })).not.toContain("effect");
    expect(lineOf(room, "OP 3", { readings: [1] })).toContain("effect");
  });

  test("[AM30] notes are those that the compilation cites, numbered by it, with what is proposed inside them", () => {
    const room = begun();
    room.notes.set(asNote("n1"), text("Resolution 70/1."));
    const op1 = room.clauses.get(asClause("op1"));
    if (op1) op1.runs = [...op1.runs, { footnote: asNote("n1") }];
    const on = { footnote: asNote("n1") };
    table(room, "a", "EU", { kind: "edit", on, base: room.runs(on), text: text("Resolution 70/1, annex.") });
    const pp1 = { clause: asClause("pp1") };
    const cites = [...room.runs(pp1), { footnote: asNote("n2") }];
    table(room, "b", "USA", { kind: "edit", on: pp1, base: room.runs(pp1), text: cites }, [
      { id: "n2", runs: text("A/71/53.") },
    ]);
    expect(compiled(room).footnotes.map(({ id, number, text: runs }) => [id, number, plainText(runs)])).toEqual([
      ["n2", 1, "A/71/53."],
      ["n1", 2, "Resolution 70/1[EU: , annex]."],
    ]);
  });

  test("[AM30] a compilation is content: it can be written and read like any other", () => {
    const room = begun();
    edit(room, "a", "EU", "annual", "regular");
    const read = readContentJson(writeContentJson(compiled(room)));
    if (!read.ok) throw new Error(JSON.stringify(read));
    expect(plainText(read.content.clauses.find(({ id }) => id === "op3")?.text ?? [])).toContain("[EU: regular]");
  });
});

describe("register", () => {
  function negotiated(): Negotiation {
    const room = begun();
    edit(room, "a", "EU", "annual", "regular");
    edit(room, "b", "USA", "annual ", "");
    edit(room, "c", "KEN", "products;", "products on children;");
    room.do({ command: "joinSponsors", id: "j", amendment: asAmendment("a") }, member("JPN"));
    room.do(
      { command: "takePosition", id: "p", on: { amendment: asAmendment("a") }, position: "support" },
      member("BRA"),
    );
    room.do({
      command: "mergeAmendments",
      id: "m",
      amendments: [asAmendment("c")],
      into: asAmendment("a"),
      reason: "Same",
    });
    return room;
  }

  test("[AM31] every amendment has a row: place, words, sponsors, positions, rivals, and what became of it", () => {
    const [a, b, c] = register(negotiated().words, negotiated().state);
    expect(a).toMatchObject({
      number: "A-001",
      clause: "op3",
      label: "OP 3",
      delegation: "EU",
      sponsors: ["JPN"],
      kind: "edit",
      summary: [{ old: "annual", new: "regular" }],
      status: "tabled",
      collidesWith: ["A-002"],
      isStale: false,
      positions: { support: ["BRA"], oppose: [], reserve: [], canLiveWith: [] },
      contributors: ["KEN"],
      reason: "Why EU",
      decidedAt: null,
    });
    expect(summaryText(b?.summary ?? [])).toBe("(−) annual");
    expect(c).toMatchObject({ status: "merged", mergedInto: "A-001", decidedBy: "Chair", decisionReason: "Same" });
    expect(summaryText(c?.summary ?? [])).toBe("(+) on children");
  });

  test("[AM31] one that the base has overtaken is marked, on behalf is said, new clauses have their label", () => {
    const room = negotiated();
    room.type("op3", room.reads("op3").replace("annual", "frequent"));
    const clause = {
      kind: "insert",
      clause: "n1",
      clauseKind: "operative",
      level: 0,
      order: "ADV",
      text: text("Decides;"),
    };
    room.do(
      { command: "tableAmendment", id: "t", amendment: asAmendment("d"), delegation: "G77", proposed: clause } as never,
      chair,
    );
    const rows = register(room.words, room.state);
    expect(rows[0]).toMatchObject({ collidesWith: ["A-002"] });
    room.do({ command: "withdrawAmendment", id: "w", amendment: asAmendment("b") }, member("USA"));
    expect(register(room.words, room.state)[0]).toMatchObject({ collidesWith: [], isStale: true });
    expect(rows[3]).toMatchObject({ label: "OP 1 bis", delegation: "G77", enteredBy: "Chair", kind: "insert" });
  });

  test("[AM32] a cell that a spreadsheet would run is made harmless, whatever stands before it", () => {
    const evil = ["=HYPERLINK(1)", "+41 22\n=1+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1"];
    const file = csvText([evil]);
    expect(file.startsWith("\ufeff")).toBe(true);
    expect(file.endsWith("\r\n")).toBe(true);
    for (const cell of evil) expect(file).toContain(`"'${cell}"`);
    expect(csvText([['a "quoted", b', "مرحبا", "决议"]])).toBe('\ufeff"a ""quoted"", b","مرحبا","决议"\r\n');
  });

  test("[AM32] the register as CSV has one line for each amendment and every column", () => {
    const room = negotiated();
    const rows = register(room.words, room.state);
    const words = {
      heading: (column: string) => `=${column}`,
      kind: (kind: string) => kind,
      status: (one: string) => one,
    };
    const file = registerCsv([{ ...rows[0], delegation: "=HYPERLINK(1)" } as never, ...rows.slice(1)], words);
    const table = file.slice(1).trimEnd().split("\r\n");
    expect(table).toHaveLength(4);
    expect(table[0]).toContain(`"'=number"`);
    expect(table[1]).toContain(`"'=HYPERLINK(1)"`);
    expect(table[1]?.split('","')).toHaveLength(REGISTER_COLUMNS.length);
  });
});
