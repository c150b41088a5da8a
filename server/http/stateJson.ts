import { collisions } from "../../shared/amendments/collisions.ts";
import type { DraftWords } from "../../shared/amendments/draftWords.ts";
import { roomLabels } from "../../shared/amendments/roomLabels.ts";
import type { Amendment, PositionTaken } from "../../shared/domain/amendment.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import type { AmendmentId } from "../../shared/domain/ids.ts";
import { clauseProgress, progress } from "../../shared/domain/progress.ts";
import { UNDO_WINDOW_MS } from "../../shared/domain/undoable.ts";
import type { StateJson } from "../../shared/protocol/stateSchema.ts";

/** What the decisions of a draft add up to on the words of the same moment, as the API shows it. Rule HT20. */
export function stateJson(state: DraftState, words: DraftWords): StateJson {
  const { last, floor } = state;
  const labels = roomLabels(words, state);
  const text = words.clauses.map(({ id }) => ({ id, label: labels.get(id) ?? "" }));
  const { total, closed, counts, openAmendments } = progress(text, state);
  const rivalsOf = collisions(words, state);
  return {
    stage: state.stage,
    deadline: state.deadline ?? null,
    lastDecision: state.lastDecision,
    reading: state.reading,
    revisions: state.revisions.map((revision) => ({ ...revision })),
    sponsors: [...state.sponsors],
    floor: floor ? { ...floor } : null,
    undoable: last
      ? { decision: last.final, until: new Date(Date.parse(last.at) + UNDO_WINDOW_MS).toISOString() }
      : null,
    amendments: [...state.amendments.values()].map((amendment) => amendmentJson(amendment, rivalsOf(amendment))),
    clauses: clauseProgress(text, state).map((clause) => ({
      clause: clause.clause,
      label: clause.label,
      status: clause.status,
      amendments: [...clause.amendments],
      delegations: [...clause.delegations],
      reservations: [...clause.reservations],
      positions: positionsJson(state.clausePositions.get(clause.clause)),
    })),
    progress: { total, closed, counts: { ...counts }, openAmendments },
  };
}

function amendmentJson(
  amendment: Amendment,
  rivals: readonly AmendmentId[] | undefined,
): StateJson["amendments"][number] {
  const { proposed, decided, status } = amendment;
  return {
    id: amendment.id,
    number: amendment.number,
    label: amendment.label ?? null,
    delegation: amendment.delegation,
    sponsors: [...amendment.sponsors],
    kind: proposed.kind,
    on: proposed.kind === "insert" ? { clause: proposed.clause } : proposed.on,
    status,
    revision: amendment.revisions.length,
    reading: amendment.reading,
    tabledAt: amendment.tabledAt,
    enteredBy: amendment.enteredBy?.name ?? null,
    reason: amendment.reason ?? null,
    positions: positionsJson(amendment.positions),
    collidesWith: [...(rivals ?? [])],
    isStale: rivals?.length === 0,
    contributors: [...amendment.contributors],
    mergedInto: amendment.mergedInto ?? null,
    decided: decided
      ? { decision: decided.decision, at: decided.at, by: decided.by, reason: decided.reason ?? null }
      : null,
  };
}

function positionsJson(
  positions: ReadonlyMap<string, PositionTaken> | undefined,
): StateJson["amendments"][number]["positions"] {
  return [...(positions ?? [])].map(([delegation, { position, at, reason }]) => ({
    delegation,
    position,
    at,
    reason: reason ?? null,
  }));
}
