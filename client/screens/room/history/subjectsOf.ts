import { assertNever } from "../../../../shared/domain/assertNever.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { Decision, RestoringChange } from "../../../../shared/domain/events.ts";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";

/** What a decision is about. */
export interface Subjects {
  readonly amendments: readonly AmendmentId[];
  /** Those named themselves first, then those of the amendments. */
  readonly clauses: readonly ClauseId[];
}

/** The amendments and clauses that a decision is about; where to go from it. Pure. */
export function subjectsOf(decision: Decision, state: DraftState): Subjects {
  const of = (amendments: readonly AmendmentId[], clauses: readonly ClauseId[] = []): Subjects => ({
    amendments,
    clauses: [...new Set([...clauses, ...amendments.flatMap((id) => clausesOf(id, state))])],
  });
  switch (decision.type) {
    case "stageSet":
    case "revIssued":
      return of([]);
    case "silenceBroken":
      return of([], [decision.clause]);
    case "revisionRestored":
      return of([], decision.changes.flatMap(clausesOfChange));
    case "clauseRestored":
      return of([], [decision.clause]);
    case "labelsAssigned":
      return of(
        [],
        decision.labels.map(([clause]) => clause),
      );
    case "amendmentTabled":
    case "amendmentRevised":
    case "amendmentWithdrawn":
    case "amendmentDeclined":
    case "amendmentParked":
    case "amendmentUnparked":
    case "amendmentReopened":
      return of([decision.amendment]);
    case "positionTaken":
      return "amendment" in decision.on ? of([decision.on.amendment]) : of([], [decision.on.clause]);
    case "sponsorJoined":
    case "sponsorLeft":
      return of(decision.amendment ? [decision.amendment] : []);
    case "amendmentsAccepted":
      return of(
        decision.amendments.map(({ amendment }) => amendment),
        clausesOfChange(decision.change),
      );
    case "amendmentsMerged":
      return of([...decision.amendments, decision.into]);
    case "decisionUndone":
      return of([], decision.change ? clausesOfChange(decision.change) : []);
    case "clauseBracketed":
    case "clauseAgreedAdRef":
    case "clauseAgreed":
    case "clauseReopened":
      return of([], decision.clauses);
    case "floorMoved":
      return of([], decision.clause === null ? [] : [decision.clause]);
    default:
      return assertNever(decision);
  }
}

function clausesOf(id: AmendmentId, state: DraftState): ClauseId[] {
  const proposed = state.amendments.get(id)?.proposed;
  if (!proposed) return [];
  if (proposed.kind === "insert") return [proposed.clause];
  return "clause" in proposed.on ? [proposed.on.clause] : [];
}

function clausesOfChange(change: RestoringChange): readonly ClauseId[] {
  switch (change.type) {
    case "text":
      return "clause" in change.on ? [change.on.clause] : [];
    case "inserted":
    case "kind":
    case "cells":
      return [change.clause];
    case "deleted":
    case "restored":
      return change.clauses;
    case "moved":
      return change.to.map(({ clause }) => clause);
    default:
      return assertNever(change);
  }
}
