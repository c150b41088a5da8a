import { isLocked } from "./agreement.ts";
import type { CommandNamed } from "./commands.ts";
import { type DraftState, statusOf } from "./draftState.ts";
import { STAGES } from "./participants.ts";
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
  const labels = state.stage === "drafting" ? facts.runningLabels() : [];
  return decided(
    {
      type: "stageSet",
      from: state.stage,
      to: stage,
      ...(deadline === undefined ? {} : { deadline: new Date(deadline).toISOString() }),
      ...(labels.length > 0 ? { labels } : {}),
    },
    reason,
  );
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
