import { type DraftState, INITIAL_STATE } from "./draftState.ts";
import type { Decision } from "./events.ts";
import { evolveAmendments } from "./evolveAmendments.ts";
import { evolveClauses } from "./evolveClauses.ts";
import { nextUndoable } from "./undoable.ts";

/**
 * Folds one decision into the state. Pure; unknown types leave all but the counters as they were, and replaying a history
 * from nothing always gives the same state. Rules CMD2, CMD15.
 */
export function evolve(state: DraftState, decision: Decision): DraftState {
  const isKnown = state.commands.has(decision.command);
  return fold(state, decision, isKnown ? state.commands : new Set(state.commands).add(decision.command));
}

function fold(state: DraftState, decision: Decision, commands: ReadonlySet<string>): DraftState {
  const { last: _former, ...kept } = state;
  const last = nextUndoable(state, decision);
  const counted: DraftState = { ...kept, ...(last ? { last } : {}), commands, lastDecision: decision.number };
  return evolveStage(evolveClauses(evolveAmendments(counted, decision, state), decision, state), decision);
}

function evolveStage(state: DraftState, decision: Decision): DraftState {
  switch (decision.type) {
    case "stageSet": {
      const { deadline: _former, ...rest } = state;
      const isNewReading = decision.from === "drafting";
      return {
        ...rest,
        stage: decision.to,
        ...(decision.deadline ? { deadline: decision.deadline } : {}),
        ...(isNewReading ? { labels: new Map(decision.labels), reading: state.reading + 1 } : {}),
      };
    }
    case "labelsAssigned":
      return { ...state, labels: new Map([...state.labels, ...decision.labels]) };
    case "floorMoved":
      return { ...state, floor: { clause: decision.clause, view: decision.view } };
    default:
      return state;
  }
}

/** Folds a whole history. */
export function replay(decisions: Iterable<Decision>): DraftState {
  // One set for all states on the way, which nobody sees: a copy for each decision would make a long history quadratic.
  const commands = new Set<string>();
  let state = INITIAL_STATE;
  for (const decision of decisions) state = fold(state, decision, commands.add(decision.command));
  return { ...state, commands };
}
