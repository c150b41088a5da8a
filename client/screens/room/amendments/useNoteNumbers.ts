import { useMemo } from "react";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../../shared/document/views.ts";
import { useRoom } from "../roomContext.ts";
import { useProjected } from "../useProjection.ts";

const numbersOf = (projection: Projection) => projection.notes.map(({ id, number }) => [id, number] as const);
const onNotes = (change: ProjectionChange) => change.noteOrder;

/** The numbers of the footnotes as they stand in the text. */
export function useNoteNumbers(): ReadonlyMap<string, number> {
  const { projection } = useRoom();
  const numbers = useProjected(projection, numbersOf, onNotes);
  return useMemo(() => new Map<string, number>(numbers), [numbers]);
}
