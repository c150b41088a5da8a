import { useMemo } from "react";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../../shared/document/views.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useRoom } from "../roomContext.ts";
import { useProjected } from "../useProjection.ts";
import { type ClauseAmendments, clauseAmendments } from "./amendmentPlaces.ts";

/** Ids and labels in text order: where amendments belong hangs on these and on nothing else. */
const orderOf = ({ clauses, notes }: Projection) => [
  clauses.map(({ id, label, order, level, version }) => [id, label, order, level, version?.kind]),
  notes.map(({ id, citedIn }) => [id, citedIn]),
];
const onOrder = (change: ProjectionChange) => change.structure || change.noteOrder;

/** The amendments of the draft as the panel of one clause lists them, live. */
export function useClauseAmendments(clause: ClauseId | null): ClauseAmendments {
  const { projection, state } = useRoom();
  const order = useProjected(projection, orderOf, onOrder);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the projection is the same object while its order changes
  return useMemo(
    () => clauseAmendments(projection, state.amendments, clause),
    [projection, order, state.amendments, clause],
  );
}
