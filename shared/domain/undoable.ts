import { assertNever } from "./assertNever.ts";
import { type DraftState, type Fate, statusOf, type Undoable } from "./draftState.ts";
import type { Decision } from "./events.ts";
import type { AmendmentId, ClauseId } from "./ids.ts";

/** How long after a decision it can be undone. Later, what was decided is reopened. Rule CMD16. */
export const UNDO_WINDOW_MS = 5 * 60_000;

/** What a decision of the facilitator decides on; nothing where it is none of those that can be undone. */
function subjectsOf(decision: Decision): { amendments: readonly AmendmentId[]; clauses: readonly ClauseId[] } | null {
  switch (decision.type) {
    case "amendmentsAccepted":
      return { amendments: decision.amendments.map(({ amendment }) => amendment), clauses: [] };
    case "amendmentDeclined":
    case "amendmentParked":
    case "amendmentUnparked":
    case "amendmentReopened":
      return { amendments: [decision.amendment], clauses: [] };
    case "amendmentsMerged":
      return { amendments: [...decision.amendments, decision.into], clauses: [] };
    case "clauseBracketed":
    case "clauseAgreedAdRef":
    case "clauseAgreed":
    case "clauseReopened":
      return { amendments: [], clauses: decision.clauses };
    case "stageSet":
    case "silenceBroken":
    case "revIssued":
    case "revisionRestored":
    case "clauseRestored":
    case "labelsAssigned":
    case "amendmentTabled":
    case "amendmentRevised":
    case "amendmentWithdrawn":
    case "positionTaken":
    case "sponsorJoined":
    case "sponsorLeft":
    case "decisionUndone":
    case "floorMoved":
      return null;
    default:
      return assertNever(decision);
  }
}

/** Decisions after which none before them can be undone. */
const ENDING: readonly Decision["type"][] = ["stageSet", "decisionUndone", "revIssued", "revisionRestored"];

/** True when a decision can no longer be undone once this one has been taken. */
function endsUndo(decision: Decision, last: Undoable): boolean {
  if (ENDING.includes(decision.type)) return true;
  return decision.type === "amendmentWithdrawn" && last.amendments.has(decision.amendment);
}

/** What can be undone after a decision, `state` being what stood before it. Decisions of one command are undone together. */
export function nextUndoable(state: DraftState, decision: Decision): Undoable | undefined {
  const { last } = state;
  const subjects = subjectsOf(decision);
  if (!subjects) return last && endsUndo(decision, last) ? undefined : last;
  const same = last?.command === decision.command ? last : undefined;
  const amendments = new Map(same?.amendments);
  for (const id of subjects.amendments) {
    const amendment = state.amendments.get(id);
    if (amendment && !amendments.has(id)) amendments.set(id, fateOf(amendment));
  }
  const clauses = new Map(same?.clauses);
  for (const id of subjects.clauses) if (!clauses.has(id)) clauses.set(id, statusOf(state, id));
  const change = decision.type === "amendmentsAccepted" ? decision.change : same?.change;
  return {
    command: decision.command,
    first: same?.first ?? decision.number,
    final: decision.number,
    at: decision.at,
    amendments,
    clauses,
    ...(change ? { change } : {}),
  };
}

function fateOf({ status, decided, mergedInto, contributors }: Fate): Fate {
  return { status, contributors, ...(decided ? { decided } : {}), ...(mergedInto ? { mergedInto } : {}) };
}
