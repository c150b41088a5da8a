import type { Projection } from "../../../../shared/document/projection.ts";
import { arrange } from "../../../../shared/document/structure.ts";
import type { ClauseView } from "../../../../shared/document/views.ts";
import type { Amendment, Proposed } from "../../../../shared/domain/amendment.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";

/** An amendment that brings a new clause. */
export type Insert = Amendment & { readonly proposed: Extract<Proposed, { readonly kind: "insert" }> };

/** Where a clause stands, whether it is in the text or only proposed. */
export interface FloorPlace {
  /** Present when it is in the text. */
  readonly clause?: ClauseView;
  /** The amendment that brings it, or brought it. */
  readonly insert?: Insert;
  /** What stands before and behind it in the text. */
  readonly before: ClauseView | null;
  readonly after: ClauseView | null;
}

/** The place of a clause; null for one that neither is in the text nor was ever proposed. Pure. */
export function floorPlace(
  id: ClauseId,
  projection: Pick<Projection, "clauses">,
  state: Pick<DraftState, "amendments">,
): FloorPlace | null {
  const { clauses } = projection;
  const insert = [...state.amendments.values()].find(
    (one): one is Insert => isInsert(one) && one.proposed.clause === id,
  );
  const index = clauses.findIndex((view) => view.id === id);
  if (index >= 0) {
    const around = { before: clauses[index - 1] ?? null, after: clauses[index + 1] ?? null };
    return { ...(clauses[index] ? { clause: clauses[index] } : {}), ...(insert ? { insert } : {}), ...around };
  }
  if (!insert) return null;
  const { clauseKind: kind, level, order } = insert.proposed;
  const arranged = arrange([...clauses, { id, kind, level, order }]);
  const place = arranged.findIndex((one) => one.id === id);
  const viewOf = (at: number) => clauses.find((view) => view.id === arranged[at]?.id) ?? null;
  return { insert, before: viewOf(place - 1), after: viewOf(place + 1) };
}

/** True for an amendment that brings a new clause. */
export function isInsert(amendment: Amendment): amendment is Insert {
  return amendment.proposed.kind === "insert";
}
