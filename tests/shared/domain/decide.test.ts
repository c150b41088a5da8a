import { describe, expect, test } from "vitest";
import { answers } from "../../../shared/domain/answers.ts";
import type { Command } from "../../../shared/domain/commands.ts";
import { decide } from "../../../shared/domain/decide.ts";
import { type DraftState, INITIAL_STATE } from "../../../shared/domain/draftState.ts";
import type { Decision } from "../../../shared/domain/events.ts";
import { evolve, replay } from "../../../shared/domain/evolve.ts";
import type { ClauseId, ParticipantId } from "../../../shared/domain/ids.ts";
import { type Actor, ROLES, STAGES, type Stage } from "../../../shared/domain/participants.ts";
import type { TextFacts } from "../../../shared/domain/textFacts.ts";

const NOW = "2026-11-21T10:00:00.000Z";
const LATER = "2026-11-23T10:00:00.000Z";
const clause = (id: string) => id as ClauseId;
const actor: Actor = { participant: "f1" as ParticipantId, name: "Chair", role: "facilitator" };
const text: TextFacts = {
  isDeleted: (id) => ({ gone: true, here: false })[id as string],
  kindOf: () => undefined,
  runsOf: () => undefined,
  withSubClauses: () => [],
  citing: () => [],
  wordsOf: () => undefined,
  isDelegation: () => false,
  relabelled: () => ({ labels: [], amendmentLabels: [], concordance: [] }),
  restoring: () => undefined,
  missingLabels: () => [],
  labelFor: () => undefined,
  takesIn: () => false,
};
const inStage = (stage: Stage): DraftState => ({ ...INITIAL_STATE, stage });

function setStage(stage: Stage, change: Partial<Extract<Command, { command: "setStage" }>> = {}): Command {
  return { command: "setStage", id: "c1", stage, ...change };
}

function refusalOf(state: DraftState, command: Command, by: Actor = actor): string {
  const outcome = decide(state, command, by, NOW, text);
  return outcome.ok ? "taken" : outcome.refusal.code;
}

function decisionOf(state: DraftState, command: Command): Decision {
  const outcome = decide(state, command, actor, NOW, text);
  if (!outcome.ok || !outcome.decisions[0]) throw new Error(JSON.stringify(outcome));
  return outcome.decisions[0];
}

describe("stages", () => {
  test("[CMD3] a draft goes forward one stage at a time", () => {
    expect(refusalOf(inStage("drafting"), setStage("negotiation"))).toBe("taken");
    expect(refusalOf(inStage("negotiation"), setStage("silence", { deadline: LATER }))).toBe("taken");
    expect(refusalOf(inStage("silence"), setStage("final"))).toBe("taken");
    expect(refusalOf(inStage("drafting"), setStage("silence", { deadline: LATER }))).toBe("wrong_stage");
    expect(refusalOf(inStage("negotiation"), setStage("final"))).toBe("wrong_stage");
    for (const stage of STAGES) expect(refusalOf(inStage(stage), setStage(stage, { reason: "x" }))).toBe("wrong_stage");
  });

  test("[CMD4] going back takes a reason, and leads to any earlier stage", () => {
    expect(refusalOf(inStage("final"), setStage("negotiation"))).toBe("reason_missing");
    expect(refusalOf(inStage("final"), setStage("drafting", { reason: "" }))).toBe("reason_missing");
    const decision = decisionOf(inStage("final"), setStage("drafting", { reason: "New mandate" }));
    expect(decision).toMatchObject({ type: "stageSet", from: "final", to: "drafting", reason: "New mandate" });
  });

  test("[CMD5] silence needs a deadline to come; no other stage has one", () => {
    const negotiation = inStage("negotiation");
    expect(refusalOf(negotiation, setStage("silence"))).toBe("invalid_request");
    expect(refusalOf(negotiation, setStage("silence", { deadline: NOW }))).toBe("invalid_request");
    expect(refusalOf(inStage("drafting"), setStage("negotiation", { deadline: LATER }))).toBe("invalid_request");
    const silent = evolve(negotiation, decisionOf(negotiation, setStage("silence", { deadline: LATER })));
    expect(silent).toMatchObject({ stage: "silence", deadline: LATER });
    const open = evolve(silent, decisionOf(silent, setStage("negotiation", { reason: "Silence was broken" })));
    expect(open.deadline).toBeUndefined();
  });

  test("[CMD6] who saw another stage is told that it has changed", () => {
    expect(refusalOf(inStage("drafting"), setStage("negotiation", { ifStage: "drafting" }))).toBe("taken");
    expect(refusalOf(inStage("negotiation"), setStage("silence", { ifStage: "drafting", deadline: LATER }))).toBe(
      "base_changed",
    );
  });
});

describe("bringing a clause back", () => {
  const restore = (id: string): Command => ({ command: "restoreClause", id: "c1", clause: clause(id) });

  test("[CMD7] only a deleted clause is brought back", () => {
    expect(refusalOf(INITIAL_STATE, restore("gone"))).toBe("taken");
    expect(refusalOf(INITIAL_STATE, restore("here"))).toBe("base_changed");
    expect(refusalOf(INITIAL_STATE, restore("never"))).toBe("not_found");
  });

  test("[CMD7] nothing comes back into a closed text or over an agreement", () => {
    expect(refusalOf(inStage("silence"), restore("gone"))).toBe("wrong_stage");
    expect(refusalOf(inStage("final"), restore("gone"))).toBe("wrong_stage");
    const agreed = { ...INITIAL_STATE, clauseStatus: new Map([[clause("gone"), "agreedAdRef" as const]]) };
    expect(refusalOf(agreed, restore("gone"))).toBe("clause_locked");
  });
});

test("[CMD2] a decision says who, when and on which command, and numbers run without a gap", () => {
  const first = decisionOf(INITIAL_STATE, setStage("negotiation"));
  expect(first).toEqual({
    number: 1,
    at: NOW,
    command: "c1",
    actor: { participant: "f1", name: "Chair", role: "facilitator" },
    type: "stageSet",
    from: "drafting",
    to: "negotiation",
  });
  const second = decisionOf(evolve(INITIAL_STATE, first), setStage("drafting", { id: "c2", reason: "Too early" }));
  expect(second.number).toBe(2);
  expect(replay([first, second])).toMatchObject({
    stage: "drafting",
    lastDecision: 2,
    commands: new Set(["c1", "c2"]),
  });
});

test("[CMD8] nobody but a facilitator decides", () => {
  for (const role of ROLES) {
    const by = { ...actor, role };
    const expected = role === "facilitator" ? "taken" : "no_access";
    expect(refusalOf(INITIAL_STATE, setStage("negotiation"), by)).toBe(expected);
    expect(refusalOf(INITIAL_STATE, { command: "restoreClause", id: "c1", clause: clause("gone") }, by)).toBe(expected);
  }
});

test("[CMD1] a decision answers the command that brought it, and no other under the same id", () => {
  const decision = decisionOf(INITIAL_STATE, setStage("negotiation"));
  expect(answers(decision, setStage("negotiation"), actor)).toBe(true);
  expect(answers(decision, setStage("final"), actor)).toBe(false);
  expect(answers(decision, { command: "restoreClause", id: "c1", clause: clause("gone") }, actor)).toBe(false);
  expect(answers(decision, setStage("negotiation"), { ...actor, participant: "f2" as ParticipantId })).toBe(false);
});
