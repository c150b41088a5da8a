import type { ClauseStatus } from "./agreement.ts";
import { type DraftState, statusOf } from "./draftState.ts";
import type { Decision } from "./events.ts";
import { withPosition } from "./evolveAmendments.ts";
import type { ClauseId } from "./ids.ts";

/** Folds what was decided on clauses, and what was said of them; `before` is the state before the decision. Rules AG1–AG7. */
export function evolveClauses(state: DraftState, decision: Decision, before: DraftState): DraftState {
  switch (decision.type) {
    case "clauseBracketed":
      return setStatus(state, decision.clauses, "bracketed");
    case "clauseAgreedAdRef":
      return setStatus(state, decision.clauses, "agreedAdRef");
    case "clauseAgreed":
      return setStatus(state, decision.clauses, "agreed");
    case "clauseReopened":
      return setStatus(state, decision.clauses, "open");
    case "amendmentTabled": {
      const { proposed } = decision;
      return "on" in proposed && "clause" in proposed.on ? discuss(state, proposed.on.clause) : state;
    }
    case "silenceBroken":
      return discuss(state, decision.clause);
    case "floorMoved":
      return decision.clause === null ? state : discuss(state, decision.clause);
    case "positionTaken": {
      if (!("clause" in decision.on)) return state;
      const { clause } = decision.on;
      const positions = withPosition(state.clausePositions.get(clause), decision);
      const clausePositions = new Map(state.clausePositions);
      if (positions.size > 0) clausePositions.set(clause, positions);
      else clausePositions.delete(clause);
      return { ...state, clausePositions };
    }
    case "decisionUndone":
      return [...(before.last?.clauses ?? [])].reduce(
        (reached, [clause, status]) => setStatus(reached, [clause], status),
        state,
      );
    default:
      return state;
  }
}

function setStatus(state: DraftState, clauses: readonly ClauseId[], status: ClauseStatus): DraftState {
  const clauseStatus = new Map(state.clauseStatus);
  for (const clause of clauses) {
    if (status === "notDiscussed") clauseStatus.delete(clause);
    else clauseStatus.set(clause, status);
  }
  return { ...state, clauseStatus };
}

/** A clause that somebody speaks of is open from then on. */
function discuss(state: DraftState, clause: ClauseId): DraftState {
  return statusOf(state, clause) === "notDiscussed" ? setStatus(state, [clause], "open") : state;
}
