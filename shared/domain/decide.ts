import { isLocked } from "./agreement.ts";
import { assertNever } from "./assertNever.ts";
import type { Command } from "./commands.ts";
import { type DraftState, statusOf } from "./draftState.ts";
import type { Decision, DecisionBody } from "./events.ts";
import type { ClauseId } from "./ids.ts";
import { type Actor, STAGES } from "./participants.ts";
import type { Refusal, RefusalCode } from "./refusal.ts";

/** What a decision must know of the text. */
export interface TextFacts {
  /** True for a clause with a tombstone, false for one in the text, nothing for one that never was. */
  isDeleted(clause: ClauseId): boolean | undefined;
}

export type Outcome =
  | { readonly ok: true; readonly decisions: readonly Decision[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Whether a command may be carried out, and what it decides. Pure; `now` is ISO 8601 in UTC. A command that was carried
 * out before (its id is in the state) is not this function's business. Rules CMD2–CMD8.
 */
export function decide(state: DraftState, command: Command, actor: Actor, now: string, text: TextFacts): Outcome {
  if (actor.role !== "facilitator") return refuse("no_access", "only a facilitator decides");
  switch (command.command) {
    case "setStage":
      return setStage(state, command, actor, now);
    case "restoreClause":
      return restoreClause(state, command, actor, now, text);
    default:
      return assertNever(command);
  }
}

function setStage(
  state: DraftState,
  command: Extract<Command, { command: "setStage" }>,
  actor: Actor,
  now: string,
): Outcome {
  const { stage, reason, deadline, ifStage } = command;
  if (ifStage !== undefined && ifStage !== state.stage) return refuse("base_changed", `the stage is ${state.stage}`);
  const step = STAGES.indexOf(stage) - STAGES.indexOf(state.stage);
  if (step === 0 || step > 1) return refuse("wrong_stage", `${state.stage} does not lead to ${stage}`);
  if (step < 0 && !reason) return refuse("reason_missing", "going back needs a reason");
  if (stage === "silence" && !(deadline !== undefined && Date.parse(deadline) > Date.parse(now))) {
    return refuse("invalid_request", "silence needs a deadline to come");
  }
  if (stage !== "silence" && deadline !== undefined) {
    return refuse("invalid_request", "only silence has a deadline");
  }
  const body: DecisionBody = {
    type: "stageSet",
    from: state.stage,
    to: stage,
    ...(deadline === undefined ? {} : { deadline: new Date(deadline).toISOString() }),
  };
  return decided(state, command, actor, now, body, reason);
}

function restoreClause(
  state: DraftState,
  command: Extract<Command, { command: "restoreClause" }>,
  actor: Actor,
  now: string,
  text: TextFacts,
): Outcome {
  const { clause } = command;
  const deleted = text.isDeleted(clause);
  if (deleted === undefined) return refuse("not_found", "no such clause", clause);
  if (!deleted) return refuse("base_changed", "the clause is in the text", clause);
  if (state.stage === "silence" || state.stage === "final") {
    return refuse("wrong_stage", `the text is closed in stage ${state.stage}`, clause);
  }
  if (isLocked(statusOf(state, clause))) return refuse("clause_locked", "the clause is agreed", clause);
  return decided(state, command, actor, now, { type: "clauseRestored", clause });
}

function decided(
  state: DraftState,
  command: Command,
  actor: Actor,
  now: string,
  body: DecisionBody,
  reason?: string,
): Outcome {
  const decision: Decision = {
    number: state.lastDecision + 1,
    at: now,
    command: command.id,
    actor: {
      participant: actor.participant,
      name: actor.name,
      role: actor.role,
      ...(actor.delegation ? { delegation: actor.delegation.code } : {}),
    },
    ...(reason ? { reason } : {}),
    ...body,
  };
  return { ok: true, decisions: [decision] };
}

function refuse(code: RefusalCode, detail: string, clause?: ClauseId): Outcome {
  return { ok: false, refusal: { code, detail, ...(clause === undefined ? {} : { clause }) } };
}

/** True when a decision is what this command would have brought: the same request, sent again. Rule CMD1. */
export function answers(decision: Decision, command: Command, actor: Actor): boolean {
  if (decision.command !== command.id || decision.actor.participant !== actor.participant) return false;
  switch (command.command) {
    case "setStage":
      return decision.type === "stageSet" && decision.to === command.stage;
    case "restoreClause":
      return decision.type === "clauseRestored" && decision.clause === command.clause;
    default:
      return assertNever(command);
  }
}
