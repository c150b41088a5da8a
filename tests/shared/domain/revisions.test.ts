import { describe, expect, test } from "vitest";
import { roomLabels } from "../../../shared/amendments/roomLabels.ts";
import type { Disposition } from "../../../shared/domain/clauseCommands.ts";
import type { Command } from "../../../shared/domain/commands.ts";
import { openAmendments } from "../../../shared/domain/draftState.ts";
import type { DecisionOf } from "../../../shared/domain/events.ts";
import { replay } from "../../../shared/domain/evolve.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
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

const WHY = "The room asked for it";

function seen(room: Negotiation, clause: string) {
  return { clause: asClause(clause), ifBase: fingerprint(room.runs({ clause: asClause(clause) })) };
}

/** The order key of a place right behind a clause. */
const right = (room: Negotiation, clause: string): string => `${room.clauses.get(asClause(clause))?.order}V`;

/** Proposes a new operative clause behind another. */
function inserts(room: Negotiation, id: string, behind: string, code = "BRA", words = "Decides;"): void {
  const order = right(room, behind);
  const clause = asClause(`${id}-clause`);
  const proposed = { kind: "insert", clause, clauseKind: "operative", level: 0, order, text: text(words) } as const;
  expect(
    room.do({ command: "tableAmendment", id: room.id(), amendment: asAmendment(id), proposed }, member(code)),
  ).toBe("taken");
}

function edits(
  room: Negotiation,
  id: string,
  clause: string,
  swap: readonly [string, string],
  kind: "edit" | "alt" = "edit",
) {
  const base = room.runs({ clause: asClause(clause) });
  const proposed = {
    kind,
    on: { clause: asClause(clause) },
    base,
    text: text(room.reads(clause).replace(...swap)),
  } as const;
  const command = { command: "tableAmendment", id: room.id(), amendment: asAmendment(id), proposed } as const;
  expect(room.do(command, member("KEN"))).toBe("taken");
}

function issue(room: Negotiation, fates: Record<string, Disposition["becomes"]> = {}, name?: string): Command {
  const dispositions = openAmendments(room.state).map(({ id }): Disposition => {
    const becomes = fates[id] ?? "kept";
    return { amendment: id, becomes, ...(becomes === "kept" ? {} : { reason: WHY }) };
  });
  const ifDecision = room.state.lastDecision;
  return { command: "issueRev", id: room.id(), ifDecision, dispositions, ...(name ? { name } : {}) };
}

function restore(room: Negotiation, rev: number, reason = WHY): Command {
  return { command: "restoreRevision", id: room.id(), rev, ifDecision: room.state.lastDecision, reason };
}

const labelsIn = (room: Negotiation) =>
  Object.fromEntries(room.words.clauses.map(({ id }) => [id, roomLabels(room.words, room.state).get(id) ?? ""]));
const lastIssued = (room: Negotiation) =>
  room.decisions.findLast((one): one is DecisionOf<"revIssued"> => one.type === "revIssued");

describe("issuing a Rev", () => {
  test("[REV1] the text as negotiation began is revision 0, and each Rev stays as it was issued", () => {
    const room = begun();
    expect(room.state.revisions).toMatchObject([{ rev: 0, name: "Zero draft", by: "Chair", decision: 1 }]);
    room.type("op1", "Urges all States to protect children;");
    expect(room.do(issue(room))).toBe("taken");
    room.type("op1", "Urges everybody to protect children;");
    expect(room.do(issue(room, {}, "Chair's text"))).toBe("taken");
    expect(room.state.revisions.map(({ rev, name }) => [rev, name])).toEqual([
      [0, "Zero draft"],
      [1, "Rev.1"],
      [2, "Chair's text"],
    ]);
    const reads = (rev: number) => room.revisions.get(rev)?.clauses.find(({ id }) => id === "op1")?.text;
    expect([0, 1, 2].map(reads)).toEqual([
      text("Urges States to protect children;"),
      text("Urges all States to protect children;"),
      text("Urges everybody to protect children;"),
    ]);
    const back = { command: "setStage", id: room.id(), stage: "drafting", reason: WHY } as const;
    expect(room.do(back)).toBe("taken");
    expect(room.do({ command: "setStage", id: room.id(), stage: "negotiation" })).toBe("taken");
    expect(room.state.revisions).toHaveLength(3);
  });

  test("[REV2] only a facilitator issues one, not before negotiation, and on what was decided last", () => {
    const room = begun();
    for (const actor of [clerk, guest, member("BRA")] satisfies Actor[])
      expect(room.do(issue(room), actor)).toBe("no_access");
    expect(room.do({ ...issue(room), ifDecision: 0 } as Command)).toBe("base_changed");
    expect(room.do({ command: "setStage", id: room.id(), stage: "drafting", reason: WHY })).toBe("taken");
    expect(room.do(issue(room))).toBe("wrong_stage");
    expect(room.state.revisions).toHaveLength(1);
  });

  test("[REV3] every open amendment is answered for: carried over, parked or declined", () => {
    const room = begun();
    edits(room, "stays", "op1", ["States", "all States"]);
    edits(room, "parked", "op3", ["annual", "regular"]);
    edits(room, "gone", "op3", ["annual", "frequent"]);
    const command = issue(room, { parked: "parked", gone: "declined" }) as Extract<Command, { command: "issueRev" }>;
    const { dispositions = [] } = command;
    expect(room.do({ ...command, dispositions: dispositions.slice(1) })).toBe("base_changed");
    expect(room.do({ ...command, dispositions: dispositions.map(({ reason: _, ...one }) => one) })).toBe(
      "reason_missing",
    );
    expect(
      room.do({ ...command, dispositions: [...dispositions, { amendment: asAmendment("x"), becomes: "kept" }] }),
    ).toBe("base_changed");
    expect(room.state.revisions).toHaveLength(1);
    expect(room.do(command)).toBe("taken");
    expect([...room.state.amendments.values()].map(({ status }) => status)).toEqual(["tabled", "parked", "declined"]);
    expect(room.state.amendments.get(asAmendment("gone"))?.decided?.reason).toBe(WHY);
    expect(room.wants("stays")).toBe("Urges all States to protect children;");
  });

  test("[REV4] labels run 1, 2, 3 again from the next reading on, and what became of the former ones is written down", () => {
    const room = begun();
    inserts(room, "bis", "op1");
    const result = text("Decides;");
    const accept = { command: "acceptAmendments", id: room.id(), amendments: [asAmendment("bis")], result } as const;
    expect(room.do(accept)).toBe("taken");
    const gone = room.clauses.get(asClause("op2b"));
    if (gone) gone.deleted = true;
    expect(labelsIn(room)).toMatchObject({ "bis-clause": "OP 1 bis", op2: "OP 2", op3: "OP 3" });
    expect(room.state.reading).toBe(1);
    expect(room.do(issue(room))).toBe("taken");
    expect(room.state.reading).toBe(2);
    expect(labelsIn(room)).toEqual({
      title: "",
      organ: "",
      pp1: "PP 1",
      op1: "OP 1",
      "bis-clause": "OP 2",
      op2: "OP 3",
      op2a: "OP 3 (a)",
      op3: "OP 4",
    });
    expect(lastIssued(room)?.concordance).toEqual([
      { clause: "pp1", from: "PP 1", to: "PP 1" },
      { clause: "op1", from: "OP 1", to: "OP 1" },
      { clause: "bis-clause", from: "OP 1 bis", to: "OP 2" },
      { clause: "op2", from: "OP 2", to: "OP 3" },
      { clause: "op2a", from: "OP 2 (a)", to: "OP 3 (a)" },
      { clause: "op3", from: "OP 3", to: "OP 4" },
      { clause: "op2b", from: "OP 2 (b)", to: null },
    ]);
  });

  test("[REV4] a clause typed into the base after the last decision is numbered with the others", () => {
    const room = begun();
    const order = right(room, "op1");
    room.write([
      { type: "addClause", clause: asClause("new"), kind: "operative", level: 0, order, runs: text("Notes;") },
    ]);
    expect(labelsIn(room).new).toBe("OP 1 bis");
    expect(room.do(issue(room))).toBe("taken");
    expect(labelsIn(room)).toMatchObject({ op1: "OP 1", new: "OP 2", op2: "OP 3" });
    expect(room.decisions.filter(({ type }) => type === "labelsAssigned")).toEqual([]);
  });

  test("[NU16] what is still proposed keeps a label in between, in text order, and what was decided has none until it is reopened", () => {
    const room = begun();
    inserts(room, "declined", "op1", "EU");
    inserts(room, "second", "op1");
    inserts(room, "end", "op3", "KEN");
    edits(room, "version", "op3", ["annual", "regular"], "alt");
    const order = right(room, "op1");
    room.write([
      { type: "addClause", clause: asClause("new"), kind: "preambular", level: 0, order, runs: text("Noting,") },
    ]);
    const label = (id: string) => room.state.amendments.get(asAmendment(id))?.label;
    expect(["declined", "second", "end", "version"].map(label)).toEqual([
      "OP 1 bis",
      "OP 1 ter",
      "OP 3 bis",
      "OP 3 alt",
    ]);
    expect(room.do(issue(room, { declined: "declined" }))).toBe("taken");
    expect(["declined", "second", "end", "version"].map(label)).toEqual([
      undefined,
      "OP 1 bis",
      "OP 3 bis",
      "OP 3 alt",
    ]);
    expect(lastIssued(room)?.concordance).toContainEqual({ clause: "second-clause", from: "OP 1 ter", to: "OP 1 bis" });
    const reopen = {
      command: "reopenAmendment",
      id: room.id(),
      amendment: asAmendment("declined"),
      reason: WHY,
    } as const;
    expect(room.do(reopen)).toBe("taken");
    expect(label("declined")).toBe("OP 1 ter");
    inserts(room, "third", "op1", "EU");
    expect(label("third")).toBe("OP 1 quater");
    expect(replay(room.decisions)).toEqual(room.state);
  });

  test("[REV5] no two Revs have one name, and nothing before a Rev can be undone after it", () => {
    const room = begun();
    expect(room.do({ command: "bracketClause", id: room.id(), clauses: [seen(room, "op1")] })).toBe("taken");
    const bracketed = room.state.lastDecision;
    expect(room.do(issue(room, {}, "Rev.2"))).toBe("taken");
    expect(room.do({ command: "undoDecision", id: room.id(), decision: bracketed })).toBe("base_changed");
    expect(room.do(issue(room))).toBe("invalid_request");
    expect(room.do(issue(room, {}, "Rev.3"))).toBe("taken");
  });
});

describe("bringing back a revision", () => {
  test("[REV7] the text reads as it did: words, deleted and new clauses, places, levels, kinds and notes", () => {
    const room = begun();
    const note = asNote("n1");
    room.notes.set(note, text("A note."));
    const pp1 = room.clauses.get(asClause("pp1"));
    if (pp1) pp1.runs = [...pp1.runs, { footnote: note }];
    expect(room.do(issue(room))).toBe("taken");
    const issued = room.content;
    room.type("op1", "Urges nobody;");
    room.notes.set(note, text("Another note."));
    const set = (id: string, change: object) => Object.assign(room.clauses.get(asClause(id)) ?? {}, change);
    set("op2a", { deleted: true });
    set("op2b", { level: 0, order: "AA" });
    set("op3", { kind: "text" });
    set("pp1", { order: "ZZ" });
    room.write([
      { type: "addClause", clause: asClause("new"), kind: "operative", level: 0, order: "B", runs: text("Notes;") },
    ]);
    expect(room.content.clauses).not.toEqual(issued.clauses);
    expect(room.do(restore(room, 1))).toBe("taken");
    expect(room.content).toEqual(issued);
    expect(room.clauses.get(asClause("new"))?.deleted).toBe(true);
    const restored = room.decisions.findLast(
      (one): one is DecisionOf<"revisionRestored"> => one.type === "revisionRestored",
    );
    expect(restored).toMatchObject({ rev: 1, reason: WHY });
    // The preamble stands before the operative part whatever its order key: nothing had to be done about it.
    expect(restored?.changes.find(({ type }) => type === "moved")).toMatchObject({
      to: [
        { clause: "op2b", level: 1 },
        { clause: "op3", level: 0 },
      ],
    });
    expect(room.do(restore(room, 1))).toBe("invalid_request");
  });

  test("[REV7] open amendments on it are carried over, and only the words that differ are touched", () => {
    const room = begun();
    room.type("op3", "Encourages business enterprises to publish regular assessments of the impact of their products;");
    edits(room, "a", "op3", ["products", "products and services"]);
    expect(room.do(restore(room, 0))).toBe("taken");
    expect(room.reads("op3")).toBe(
      "Encourages business enterprises to publish annual assessments of the impact of their products;",
    );
    expect(room.wants("a")).toBe(
      "Encourages business enterprises to publish annual assessments of the impact of their products and services;",
    );
    expect(replay(room.decisions)).toEqual(room.state);
  });

  test("[REV8] what is agreed is not changed, and keeps its place where another can move instead", () => {
    const room = begun();
    const set = (id: string, change: object) => Object.assign(room.clauses.get(asClause(id)) ?? {}, change);
    const orders = ["op1", "op2", "op2a", "op2b", "op3"].map((id) => room.clauses.get(asClause(id))?.order ?? "");
    // OP 1 goes behind OP 3 and is agreed there: the others have to go behind it.
    set("op1", { order: `${orders[4]}V` });
    expect(room.do({ command: "agreeAdRef", id: room.id(), clauses: [seen(room, "op1")] })).toBe("taken");
    expect(room.do(restore(room, 0))).toBe("taken");
    expect(room.content).toEqual(room.revisions.get(0));
    expect(room.clauses.get(asClause("op1"))?.order).toBe(`${orders[4]}V`);
    expect(room.do({ command: "reopenClause", id: room.id(), clauses: [asClause("op1")], reason: WHY })).toBe("taken");
    room.type("op1", "Urges nobody;");
    expect(room.do({ command: "agreeAdRef", id: room.id(), clauses: [seen(room, "op1")] })).toBe("taken");
    const before = room.content;
    expect(room.do(restore(room, 0))).toBe("clause_locked");
    expect(room.content).toEqual(before);
  });

  test("[REV8] it takes a facilitator, a reason, a revision that is there, and a text that is open", () => {
    const room = begun();
    room.type("op1", "Urges nobody;");
    expect(room.do(restore(room, 0), member("BRA"))).toBe("no_access");
    expect(room.do(restore(room, 0, ""))).toBe("reason_missing");
    expect(room.do(restore(room, 7))).toBe("not_found");
    expect(room.do({ ...restore(room, 0), ifDecision: 0 } as Command)).toBe("base_changed");
    const deadline = new Date(room.now + 60_000).toISOString();
    expect(room.do({ command: "setStage", id: room.id(), stage: "silence", deadline })).toBe("taken");
    expect(room.do(restore(room, 0))).toBe("wrong_stage");
    expect(room.reads("op1")).toBe("Urges nobody;");
  });
});

describe("silence", () => {
  function silent(): Negotiation {
    const room = begun();
    const deadline = new Date(room.now + 60_000).toISOString();
    expect(room.do({ command: "setStage", id: room.id(), stage: "silence", deadline })).toBe("taken");
    return room;
  }
  const broken = (room: Negotiation, clause = "op1", reason = WHY): Command => ({
    command: "breakSilence",
    id: room.id(),
    clause: asClause(clause),
    reason,
  });

  test("[CMD23] a delegation breaks it over a clause, with a reason, and the text is negotiated again", () => {
    const room = silent();
    expect(room.do(broken(room), member("BRA"))).toBe("taken");
    expect(room.state).toMatchObject({ stage: "negotiation" });
    expect(room.state.deadline).toBeUndefined();
    expect(room.decisions.slice(-2)).toMatchObject([
      { type: "silenceBroken", clause: "op1", delegation: "BRA", reason: WHY, actor: { delegation: "BRA" } },
      { type: "stageSet", from: "silence", to: "negotiation", reason: WHY },
    ]);
    expect(room.state.clauseStatus.get(asClause("op1"))).toBe("open");
    expect(room.do(broken(room), member("KEN"))).toBe("wrong_stage");
  });

  test("[CMD23] nobody else, not without a reason or a clause of the text, and not after the deadline", () => {
    const room = silent();
    expect(room.do(broken(room), guest)).toBe("no_access");
    expect(room.do(broken(room), chair)).toBe("invalid_request");
    expect(room.do(broken(room, "op1", ""), member("BRA"))).toBe("reason_missing");
    expect(room.do(broken(room, "nowhere"), member("BRA"))).toBe("not_found");
    room.now += 60_001;
    expect(room.do(broken(room), member("BRA"))).toBe("wrong_stage");
    expect(room.state.stage).toBe("silence");
  });

  test("[CMD10] [CMD23] who sits in the chair enters it for the delegation that has written", () => {
    const room = silent();
    expect(room.do({ ...broken(room), delegation: "JPN" } as Command, chair)).toBe("taken");
    expect(room.decisions.at(-2)).toMatchObject({ delegation: "JPN", actor: { name: "Chair" } });
  });
});

test("[AM41] amendments that are not taken up because of another are declined with it, and come back with it", () => {
  const room = begun();
  edits(room, "taken", "op3", ["annual", "regular"]);
  edits(room, "rival", "op3", ["annual", "frequent"]);
  const base = room.runs({ clause: asClause("op3") });
  const command = {
    command: "acceptAmendments",
    id: room.id(),
    amendments: [asAmendment("taken")],
    ifBase: fingerprint(base),
    result: text(room.wants("taken")),
    declined: [{ amendment: asAmendment("rival"), reason: WHY }],
  } as const;
  expect(room.do({ ...command, declined: [{ amendment: asAmendment("rival"), reason: "" }] })).toBe("reason_missing");
  expect(room.do({ ...command, declined: [{ amendment: asAmendment("taken"), reason: WHY }] })).toBe("invalid_request");
  expect(room.do({ ...command, declined: [{ amendment: asAmendment("nobody"), reason: WHY }] })).toBe("not_found");
  expect(room.do(command)).toBe("taken");
  const statuses = () => [...room.state.amendments.values()].map(({ status }) => status);
  expect(statuses()).toEqual(["accepted", "declined"]);
  expect(room.state.amendments.get(asAmendment("rival"))?.decided?.reason).toBe(WHY);
  const undo = {
    command: "undoDecision",
    id: room.id(),
    decision: room.state.lastDecision,
    ifBase: fingerprint(room.runs({ clause: asClause("op3") })),
    result: base,
  } as const;
  expect(room.do(undo)).toBe("taken");
  expect(statuses()).toEqual(["tabled", "tabled"]);
  expect(room.runs({ clause: asClause("op3") })).toEqual(base);
});
