import { isLocked } from "./agreement.ts";
import { isUndecided } from "./amendment.ts";
import type { CommandNamed } from "./commands.ts";
import { type DraftState, statusOf } from "./draftState.ts";
import { type Actor, STAGES } from "./participants.ts";
import { speaksFor } from "./speaksFor.ts";
import type { TextFacts } from "./textFacts.ts";
import { decided, refuse, type Verdict } from "./verdict.ts";

/**
 * The next stage, or an earlier one with a reason. When negotiation begins the labels are frozen: from then on delegations
 * quote them. Rules CMD3–CMD6, NU10.
 */
export function setStage(state: DraftState, command: CommandNamed<"setStage">, now: string, facts: TextFacts): Verdict {
  const { stage, reason, deadline, ifStage } = command;
  if (ifStage !== undefined && ifStage !== state.stage) return refuse("base_changed", `the stage is ${state.stage}`);
  const step = STAGES.indexOf(stage) - STAGES.indexOf(state.stage);
  if (step === 0 || step > 1) return refuse("wrong_stage", `${state.stage} does not lead to ${stage}`);
  if (step < 0 && !reason) return refuse("reason_missing", "going back needs a reason");
  if (stage === "silence" && !(deadline !== undefined && Date.parse(deadline) > Date.parse(now))) {
    return refuse("invalid_request", "silence needs a deadline to come");
  }
  if (stage !== "silence" && deadline !== undefined) return refuse("invalid_request", "only silence has a deadline");
  const undecided = [...state.amendments.values()].filter(({ status }) => isUndecided(status)).map(({ id }) => id);
  const frozen = state.stage === "drafting" ? facts.relabelled(undecided) : null;
  return decided(
    {
      type: "stageSet",
      from: state.stage,
      to: stage,
      ...(deadline === undefined ? {} : { deadline: new Date(deadline).toISOString() }),
      ...(frozen && frozen.labels.length > 0 ? { labels: frozen.labels } : {}),
      ...(frozen && state.amendments.size > 0 ? { amendmentLabels: frozen.amendmentLabels } : {}),
    },
    reason,
  );
}

/**
 * A delegation does not join the silence: it says over which clause, and why, and the text is negotiated again. Not after
 * the deadline; then silence was kept. Rule CMD23.
 */
export function breakSilence(
  state: DraftState,
  command: CommandNamed<"breakSilence">,
  actor: Actor,
  now: string,
  facts: TextFacts,
): Verdict {
  const { clause, reason } = command;
  const delegation = speaksFor(actor, command.delegation, facts);
  if (typeof delegation !== "string") return delegation;
  if (state.stage !== "silence") return refuse("wrong_stage", `no silence in stage ${state.stage}`);
  if (state.deadline !== undefined && Date.parse(now) > Date.parse(state.deadline)) {
    return refuse("wrong_stage", `silence was kept until ${state.deadline}`);
  }
  if (facts.isDeleted(clause) !== false) return refuse("not_found", "no such clause", { clause });
  if (!reason) return refuse("reason_missing", "breaking silence needs a reason", { clause });
  return {
    ok: true,
    entries: [
      { body: { type: "silenceBroken", clause, delegation }, reason },
      { body: { type: "stageSet", from: "silence", to: "negotiation" }, reason },
    ],
  };
}

/** Brings back a deleted clause with all its words. Rule CMD7. */
export function restoreClause(state: DraftState, command: CommandNamed<"restoreClause">, facts: TextFacts): Verdict {
  const { clause } = command;
  const deleted = facts.isDeleted(clause);
  if (deleted === undefined) return refuse("not_found", "no such clause", { clause });
  if (!deleted) return refuse("base_changed", "the clause is in the text", { clause });
  if (state.stage === "silence" || state.stage === "final") {
    return refuse("wrong_stage", `the text is closed in stage ${state.stage}`, { clause });
  }
  if (isLocked(statusOf(state, clause))) return refuse("clause_locked", "the clause is agreed", { clause });
  return decided({ type: "clauseRestored", clause });
}
