import type { ClauseView } from "../../../../shared/document/views.ts";
import { isLocked } from "../../../../shared/domain/agreement.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { clauseProgress } from "../../../../shared/domain/progress.ts";
import { clausesBefore, isInBase } from "../amendments/amendmentPlaces.ts";

/**
 * The next clause that the room still has to decide on: open or bracketed, or with amendments on it or behind it. It goes on
 * from the top after the last one; null where there is none but perhaps the clause itself. Rule UI85.
 */
export function nextOpenClause(
  clauses: readonly ClauseView[],
  state: DraftState,
  from: ClauseId | null,
): ClauseId | null {
  const base = clauses.filter(isInBase);
  const inserts = [...state.amendments.values()].filter(
    ({ status, proposed }) => status === "tabled" && proposed.kind === "insert",
  );
  const hasNewBehind = new Set(clausesBefore(clauses, inserts).values());
  const open = new Set(
    clauseProgress(base, state)
      .filter(({ clause, status, amendments }) => {
        if (hasNewBehind.has(clause)) return true;
        return !isLocked(status) && (status !== "notDiscussed" || amendments.length > 0);
      })
      .map(({ clause }) => clause),
  );
  const start = base.findIndex(({ id }) => id === from);
  const around = [...base.slice(start + 1), ...base.slice(0, Math.max(start, 0))];
  return around.find(({ id }) => open.has(id))?.id ?? null;
}
