import { type DraftState, INITIAL_STATE, type Revision } from "./draftState.ts";
import type { AmendmentLabels, Decision, EventHeader, LabelList } from "./events.ts";
import { evolveAmendments, relabelled } from "./evolveAmendments.ts";
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
      const reached: DraftState = {
        ...rest,
        stage: decision.to,
        ...(decision.deadline ? { deadline: decision.deadline } : {}),
      };
      if (decision.from !== "drafting") return reached;
      const begun = newReading(reached, decision.labels ?? [], decision.amendmentLabels);
      return begun.revisions.length > 0 ? begun : withRevision(begun, decision, { rev: 0, name: ZERO_DRAFT });
    }
    case "revIssued": {
      const { rev, name, labels, amendmentLabels } = decision;
      return withRevision(newReading(state, labels, amendmentLabels), decision, { rev, name });
    }
    case "labelsAssigned":
      return { ...state, labels: new Map([...state.labels, ...decision.labels]) };
    case "floorMoved":
      return { ...state, floor: { clause: decision.clause, view: decision.view } };
    default:
      return state;
  }
}

/** What the text is called as it was when negotiation began. */
const ZERO_DRAFT = "Zero draft";

/** Labels given out anew. What was decided before has none in this reading; where nothing is said of it, it keeps its own. */
function newReading(state: DraftState, labels: LabelList, ofAmendments: AmendmentLabels | undefined): DraftState {
  const reading = { ...state, labels: new Map(labels), reading: state.reading + 1 };
  return ofAmendments ? { ...reading, amendments: relabelled(state.amendments, ofAmendments) } : reading;
}

function withRevision(
  state: DraftState,
  { at, actor, number }: EventHeader,
  issued: Pick<Revision, "rev" | "name">,
): DraftState {
  return { ...state, revisions: [...state.revisions, { ...issued, at, by: actor.name, decision: number }] };
}

/** Folds a whole history. */
export function replay(decisions: Iterable<Decision>): DraftState {
  // One set for all states on the way, which nobody sees: a copy for each decision would make a long history quadratic.
  const commands = new Set<string>();
  let state = INITIAL_STATE;
  for (const decision of decisions) state = fold(state, decision, commands.add(decision.command));
  return { ...state, commands };
}
