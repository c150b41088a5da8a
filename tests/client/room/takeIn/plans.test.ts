import { describe, expect, test } from "vitest";
import { type AcceptPlan, planAcceptance } from "../../../../client/screens/room/takeIn/acceptPlan.ts";
import { choicesOf, firstChoice, takenBy } from "../../../../client/screens/room/takeIn/choices.ts";
import { comparison } from "../../../../client/screens/room/takeIn/compareColumns.ts";
import { creditOf, verdicts } from "../../../../client/screens/room/takeIn/consequences.ts";
import { noteNumbersIn } from "../../../../client/screens/room/takeIn/noteNumbersIn.ts";
import { overPresent, resultOf } from "../../../../client/screens/room/takeIn/resultOf.ts";
import { lastDecision, reopenCommands, timeLeft, undoneWords } from "../../../../client/screens/room/takeIn/undoing.ts";
import { worldSeen } from "../../../../client/screens/room/takeIn/worldSeen.ts";
import type { Proposal } from "../../../../shared/amendments/proposal.ts";
import { plainText, type Run } from "../../../../shared/domain/clause.ts";
import { fingerprint } from "../../../../shared/domain/fingerprint.ts";
import type { AmendmentId, FootnoteId } from "../../../../shared/domain/ids.ts";
import { asAmendment, asClause, member, text } from "../../../support/negotiation.ts";
import { SeatedNegotiation, seated, WORDS } from "../negotiationRoom.tsx";
import { planSource } from "./planSource.ts";

const BASE = "one two three four five six seven eight nine ten";
const proposal = (id: string, from: string, to: string, kind: Proposal["kind"] = "edit"): Proposal => ({
  id: asAmendment(id),
  number: `A-${id}`,
  kind,
  delegations: ["BRA"],
  base: text(BASE),
  text: text(BASE.replace(from, to)),
});
const ids = (...names: string[]): AmendmentId[] => names.map(asAmendment);
const idsOf = (proposals: readonly Proposal[]): string[] => proposals.map(({ id }) => id);

/** The plan, which must be there. */
function planned(room: SeatedNegotiation, names: readonly string[], written?: Parameters<typeof planAcceptance>[2]) {
  const answer = planAcceptance(planSource(room), ids(...names), written);
  if (!answer.ok) throw new Error(answer.obstacle);
  return answer.plan;
}
const obstacle = (room: SeatedNegotiation, ...names: string[]) => {
  const answer = planAcceptance(planSource(room), ids(...names));
  return answer.ok ? "none" : answer.obstacle;
};
/** The same command is what the rules carry out. */
function carryOut(room: SeatedNegotiation, plan: AcceptPlan): void {
  room.must(plan.command as unknown as Record<string, unknown>);
}

describe("what can be chosen", () => {
  test("[UI96] what collides with nothing is ticked, rivals are one set, a version stands beside", () => {
    const proposals = [
      proposal("a", "two", "2"),
      proposal("b", "nine", "9"),
      proposal("c", "nine", "neuf"),
      proposal("d", "one", "uno", "alt"),
    ];
    const choices = choicesOf(text(BASE), proposals);
    expect(idsOf(choices.free)).toEqual(["a"]);
    expect(choices.rivals.map(({ options }) => options.map(idsOf))).toEqual([[["b"], ["c"]]]);
    expect(idsOf(choices.versions)).toEqual(["d"]);
    const first = firstChoice(choices);
    expect(idsOf(takenBy(choices, first))).toEqual(["a"]);
    const chosen = { ...first, chosen: new Map([[asAmendment("b"), ids("c")]]) };
    expect(idsOf(takenBy(choices, chosen))).toEqual(["a", "c"]);
    expect(idsOf(takenBy(choices, { ...chosen, version: asAmendment("d") }))).toEqual(["d"]);
  });

  test("[UI96] of rivals in a row, those that do not touch each other can be taken together", () => {
    const proposals = [
      proposal("a", "two three", "2 3"),
      proposal("b", "three four five", "3 4 5"),
      proposal("c", "five six", "5 6"),
    ];
    const { rivals, free } = choicesOf(text(BASE), proposals);
    expect(free).toEqual([]);
    expect(rivals.map(({ options }) => options.map(idsOf))).toEqual([[["a"], ["b"], ["c"], ["a", "c"]]]);
    for (const option of rivals[0]?.options ?? []) expect(resultOf(text(BASE), option, undefined)).not.toBeNull();
    expect(
      idsOf(takenBy(choicesOf(text(BASE), proposals), firstChoice(choicesOf(text(BASE), proposals), ids("a", "c")))),
    ).toEqual(["a", "c"]);
  });

  test("[UI96] a choice that is not to be had any more takes nothing", () => {
    const both = choicesOf(text(BASE), [proposal("b", "nine", "9"), proposal("c", "nine", "neuf")]);
    const choice = firstChoice(both, ids("c"));
    expect(idsOf(takenBy(both, choice))).toEqual(["c"]);
    const alone = choicesOf(text(BASE), [proposal("b", "nine", "9")]);
    expect(takenBy(alone, choice)).toEqual([]);
  });

  test("[UI96] many rivals at one place are offered one by one", () => {
    const many = Array.from({ length: 12 }, (_, index) => proposal(`r${index}`, "nine", `n${index}`));
    expect(choicesOf(text(BASE), many).rivals[0]?.options.map(idsOf)).toEqual(many.map(({ id }) => [id]));
  });
});

describe("taking in words", () => {
  function room(): SeatedNegotiation {
    const made = seated();
    made.table("a", "BRA", "op2", "Encourages", "Encourages and invites");
    made.table("b", "EU", "op2", "annual", "regular");
    made.table("c", "USA", "op2", "annual", "periodic");
    made.table("d", "KEN", "op2", "children;", "girls and boys;");
    return made;
  }

  test("[UI90] before and after are what the clause reads and will read", () => {
    const negotiation = room();
    const plan = planned(negotiation, ["a", "b"]);
    if (plan.change.type !== "text") throw new Error(plan.change.type);
    expect(plainText(plan.change.present)).toBe(WORDS);
    carryOut(negotiation, plan);
    expect(negotiation.reads("op2")).toBe(plainText(plan.change.result));
    expect(negotiation.reads("op2")).toContain("Encourages and invites business enterprises to publish regular");
  });

  test("[UI91] of the others one stays open as an alternative, one is carried over, one says the same", () => {
    const negotiation = room();
    negotiation.table("e", "JPN", "op2", "annual", "regular");
    const alternative = { kind: "alt", on: { clause: "op2" }, base: text(WORDS), text: text("Invites them to share;") };
    negotiation.must({ command: "tableAmendment", amendment: "f", proposed: alternative }, member("G77"));
    const { others } = planned(negotiation, ["b"]);
    expect(others.map(({ amendment, consequence }) => [amendment.id, consequence])).toEqual([
      ["a", "carriedOver"],
      ["c", "alternative"],
      ["d", "carriedOver"],
      ["e", "fulfilled"],
      ["f", "alternative"],
    ]);
  });

  test("[UI91] each other amendment fares as it was said", () => {
    const negotiation = room();
    const plan = planned(negotiation, ["b"]);
    carryOut(negotiation, plan);
    for (const { amendment, consequence } of plan.others) {
      expect(negotiation.isColliding(amendment.id), amendment.id).toBe(consequence === "alternative");
    }
  });

  test("[UI90] rivals, strangers and what is decided cannot be planned, and it is known why", () => {
    const negotiation = room();
    negotiation.table("p", "JPN", "pp1", "Recalling", "Recalling also");
    expect(obstacle(negotiation, "b", "c")).toBe("collide");
    expect(obstacle(negotiation, "b", "p")).toBe("different");
    carryOut(negotiation, planned(negotiation, ["b"]));
    expect(obstacle(negotiation, "b")).toBe("closed");
    negotiation.must({
      command: "agreeAdRef",
      clauses: [{ clause: "pp1", ifBase: fingerprintOf(negotiation, "pp1") }],
      dispositions: [{ amendment: "p", becomes: "kept" }],
    });
    expect(obstacle(negotiation, "p")).toBe("locked");
  });

  test("[UI92] what the decision rests on changes what was seen; what it does not rest on does not", () => {
    const negotiation = room();
    const seen = () => worldSeen(planSource(negotiation), ids("a"));
    const before = seen();
    negotiation.table("x", "JPN", "pp1", "Recalling", "Recalling also");
    negotiation.type("op1", "Urges all States to protect children;");
    expect(seen()).toBe(before);
    negotiation.type("op2", WORDS.replace("products", "products and services"));
    const typed = seen();
    expect(typed).not.toBe(before);
    negotiation.must({ command: "withdrawAmendment", amendment: "a" }, member("BRA"));
    expect(seen()).not.toBe(typed);
  });

  test("[UI98] own words are accepted with the credit of all they are taken from", () => {
    const negotiation = room();
    const own = text(WORDS.replace("annual", "regular and periodic"));
    const plan = planned(negotiation, ["b", "c"], { base: text(WORDS), text: own });
    if (plan.change.type !== "text") throw new Error(plan.change.type);
    expect(plan.change.result).toEqual(own);
    const counts = verdicts(
      plan.change.present,
      plan.taken.map((one) => one.proposal),
      own,
    );
    expect(creditOf(plan.taken.map(({ amendment }) => amendment))).toEqual(["EU", "USA"]);
    carryOut(negotiation, plan);
    for (const id of ids("b", "c")) expect(negotiation.state.amendments.get(id)?.status).toBe(counts.get(id));
    expect(negotiation.state.amendments.get(asAmendment("b"))?.contributors).toEqual(["USA"]);
  });

  test("[UI98] own words keep what has come into the clause since they were written", () => {
    const written = { base: text(BASE), text: text(BASE.replace("nine", "9")) };
    expect(overPresent(written, text(BASE))).toEqual(written.text);
    expect(plainText(overPresent(written, text(BASE.replace("two", "2"))))).toBe(
      BASE.replace("two", "2").replace("nine", "9"),
    );
    const trailing = { base: text(BASE), text: text(`${BASE} `) };
    expect(overPresent(trailing, text(BASE))).toEqual(trailing.text);
  });

  test("[UI95] each amendment is compared with the present base and knows its rivals and positions", () => {
    const negotiation = room();
    negotiation.must({ command: "takePosition", on: { amendment: "b" }, position: "support" }, member("JPN"));
    const { columns } = comparison(planSource(negotiation).overlays, { clause: asClause("op2") });
    const [a, b, c] = columns;
    expect([a?.rivals, b?.rivals, c?.rivals]).toEqual([[], ["A-003"], ["A-002"]]);
    expect(b?.positions).toEqual([{ position: "support", codes: ["JPN"] }]);
    negotiation.type("op2", WORDS.replace("annual", "yearly"));
    const later = comparison(planSource(negotiation).overlays, { clause: asClause("op2") }).columns;
    expect(later.map(({ isStale }) => isStale)).toEqual([false, true, true, false]);
  });
});

function fingerprintOf(room: SeatedNegotiation, clause: string): string {
  const plan = room.words.clauses.find(({ id }) => id === clause);
  if (!plan) throw new Error(clause);
  return fingerprint(plan.runs);
}

describe("taking in clauses", () => {
  test("[UI93] a new paragraph comes with its place and label, and reads what was written", () => {
    const negotiation = seated();
    const order = negotiation.clauses.get(asClause("op2"))?.order ?? "";
    const proposed = {
      kind: "insert",
      clause: "new",
      clauseKind: "operative",
      level: 0,
      order: `${order}V`,
      text: text("Invites all;"),
    };
    negotiation.must({ command: "tableAmendment", amendment: "n", proposed }, member("KEN"));
    const plan = planned(negotiation, ["n"]);
    if (plan.change.type !== "insert") throw new Error(plan.change.type);
    expect([plan.change.label, plan.change.number]).toEqual(["OP 2 bis", "2 bis."]);
    expect(plan.change.between).toEqual({ after: "op2", before: "op3" });
    const own = planned(negotiation, ["n"], { base: text("Invites all;"), text: text("Invites everybody;") });
    carryOut(negotiation, own);
    expect(negotiation.reads("new")).toBe("Invites everybody;");
    expect(negotiation.state.amendments.get(asAmendment("n"))?.status).toBe("acceptedAsModified");
    expect(obstacle(negotiation, "n")).toBe("closed");
  });

  test("[UI93] a removal takes the sub-paragraphs along and names what was open on them", () => {
    const negotiation = withSubClauses();
    negotiation.must(
      { command: "tableAmendment", amendment: "x", proposed: { kind: "delete", on: { clause: "a1" } } },
      member("USA"),
    );
    negotiation.must(
      { command: "tableAmendment", amendment: "y", proposed: { kind: "delete", on: { clause: "a1" } } },
      member("EU"),
    );
    negotiation.table("z", "BRA", "a1b", "Second", "Last");
    const plan = planned(negotiation, ["x"]);
    expect(plan.change).toEqual({ type: "delete", clauses: ["a1", "a1a", "a1b"] });
    expect(plan.others.map(({ amendment, consequence }) => [amendment.id, consequence])).toEqual([
      ["y", "fulfilled"],
      ["z", "orphaned"],
    ]);
    carryOut(negotiation, plan);
    expect(negotiation.words.clauses.map(({ id }) => id)).not.toContain("a1b");
  });

  test("[UI93] a move takes the sub-paragraphs along in their order, from where to where is said", () => {
    const negotiation = withSubClauses();
    const order = negotiation.clauses.get(asClause("a2"))?.order ?? "";
    const proposed = { kind: "move", on: { clause: "a1" }, order: `${order}V` };
    negotiation.must({ command: "tableAmendment", amendment: "m", proposed }, member("EU"));
    const plan = planned(negotiation, ["m"]);
    if (plan.change.type !== "move") throw new Error(plan.change.type);
    expect(plan.change.from).toEqual({ after: "organ", before: "a2" });
    expect(plan.change.to).toEqual({ after: "a2", before: "a3" });
    carryOut(negotiation, plan);
    expect(negotiation.words.clauses.map(({ id }) => id)).toEqual(["title", "organ", "a2", "a1", "a1a", "a1b", "a3"]);
    expect(negotiation.state.amendments.get(asAmendment("m"))?.status).toBe("accepted");
  });

  test("[UI90] an amendment to a footnote is taken in like one to a clause, also while nothing cites the note", () => {
    const negotiation = seated();
    negotiation.notes.set("n1" as FootnoteId, text("See A/HRC/46/1."));
    const proposed = {
      kind: "edit",
      on: { footnote: "n1" },
      base: text("See A/HRC/46/1."),
      text: text("See A/HRC/46/2."),
    };
    negotiation.must({ command: "tableAmendment", amendment: "f", proposed }, member("EU"));
    const plan = planned(negotiation, ["f"]);
    carryOut(negotiation, plan);
    expect(plainText(negotiation.notes.get("n1" as FootnoteId) ?? [])).toBe("See A/HRC/46/2.");
  });

  test("[UI90] notes are numbered as they will be with the result in its place", () => {
    const cite = (note: string): Run[] => [{ text: "See" }, { footnote: note as FootnoteId }];
    const negotiation = seated();
    const words = {
      ...negotiation.words,
      clauses: negotiation.words.clauses.map((one) => (one.id === "op2" ? { ...one, runs: cite("n1") } : one)),
    };
    expect([...noteNumbersIn(words)]).toEqual([["n1", 1]]);
    const before = noteNumbersIn(words, { clause: asClause("op1"), runs: cite("n2") });
    expect([before.get("n2"), before.get("n1")]).toEqual([1, 2]);
  });
});

describe("undoing", () => {
  function decided(): SeatedNegotiation {
    const negotiation = seated();
    negotiation.table("a", "BRA", "op2", "annual", "regular");
    carryOut(negotiation, planned(negotiation, ["a"]));
    return negotiation;
  }
  const lastOf = (negotiation: SeatedNegotiation) => {
    const { last } = negotiation.state;
    if (!last) throw new Error("nothing to undo");
    return last;
  };

  test("[UI100] the last decision says what it came to and for how long it can be undone", () => {
    const negotiation = decided();
    const last = lastOf(negotiation);
    expect(lastDecision(last, negotiation.state).amendments.map(({ status, of }) => [status, of.length])).toEqual([
      ["accepted", 1],
    ]);
    expect(timeLeft(last, negotiation.now)).toBe(300_000);
    expect(timeLeft(last, negotiation.now + 300_001)).toBe(0);
  });

  test("[UI101] undone words are those before to the letter, and keep what was typed since", () => {
    const negotiation = decided();
    const plain = undoneWords(lastOf(negotiation), planSource(negotiation).overlays);
    expect([plain?.isAsDecided, plainText(plain?.result ?? [])]).toEqual([true, WORDS]);
    negotiation.type("op2", negotiation.reads("op2").replace("products", "goods"));
    const later = undoneWords(lastOf(negotiation), planSource(negotiation).overlays);
    expect([later?.isAsDecided, plainText(later?.result ?? [])]).toEqual([false, WORDS.replace("products", "goods")]);
  });

  test("[UI102] what can no longer be undone is reopened, each in its way", () => {
    const negotiation = decided();
    const commands = reopenCommands(lastDecision(lastOf(negotiation), negotiation.state), "A mistake");
    expect(commands).toEqual([{ command: "reopenAmendment", amendment: "a", reason: "A mistake" }]);
    for (const command of commands) negotiation.must(command as unknown as Record<string, unknown>);
    expect(negotiation.state.amendments.get(asAmendment("a"))?.status).toBe("tabled");
    negotiation.must({
      command: "agreeAdRef",
      clauses: [{ clause: "pp1", ifBase: fingerprintOf(negotiation, "pp1") }],
    });
    expect(reopenCommands(lastDecision(lastOf(negotiation), negotiation.state), "Again")).toEqual([
      { command: "reopenClause", clauses: ["pp1"], reason: "Again" },
    ]);
  });
});

/** A clause with two sub-clauses, and two more. */
function withSubClauses(): SeatedNegotiation {
  const negotiation = new SeatedNegotiation([
    ["title", "title", "Business and children"],
    ["organ", "enacting", "The General Assembly,"],
    ["a1", "operative", "Calls upon States:"],
    ["a1a", "operative", "First;", 1],
    ["a1b", "operative", "Second;", 1],
    ["a2", "operative", "Urges all;"],
    ["a3", "operative", "Decides to remain seized."],
  ]);
  negotiation.must({ command: "setStage", stage: "negotiation" });
  return negotiation;
}
