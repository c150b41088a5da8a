import type { ClauseStatus } from "./agreement.ts";
import type { Decision } from "./events.ts";
import type { ClauseId } from "./ids.ts";
import type { Stage } from "./participants.ts";

/** What the decisions of a draft add up to. */
export interface DraftState {
  readonly stage: Stage;
  /** ISO 8601; only in stage `silence`. */
  readonly deadline?: string;
  readonly clauseStatus: ReadonlyMap<ClauseId, ClauseStatus>;
  /** Ids of the commands already carried out. */
  readonly commands: ReadonlySet<string>;
  /** Number of the last decision; 0 before the first. */
  readonly lastDecision: number;
}

export const INITIAL_STATE: DraftState = {
  stage: "drafting",
  clauseStatus: new Map(),
  commands: new Set(),
  lastDecision: 0,
};

/** Status of a clause; one that nobody has spoken of yet is `notDiscussed`. */
export function statusOf(state: DraftState, clause: ClauseId): ClauseStatus {
  return state.clauseStatus.get(clause) ?? "notDiscussed";
}

/** Folds one decision into the state. Pure; unknown types leave all but the counters as they were. */
export function evolve(state: DraftState, decision: Decision): DraftState {
  const counted = {
    ...state,
    commands: new Set(state.commands).add(decision.command),
    lastDecision: decision.number,
  };
  switch (decision.type) {
    case "stageSet": {
      const { deadline: _former, ...rest } = counted;
      return { ...rest, stage: decision.to, ...(decision.deadline ? { deadline: decision.deadline } : {}) };
    }
    case "clauseRestored":
      return counted;
    default:
      return counted;
  }
}

/** Folds a whole history. */
export function replay(decisions: Iterable<Decision>): DraftState {
  let state = INITIAL_STATE;
  for (const decision of decisions) state = evolve(state, decision);
  return state;
}
