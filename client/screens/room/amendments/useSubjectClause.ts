import { useCallback, useContext } from "react";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../../shared/document/views.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { FloorContext } from "../floor/floorContext.ts";
import { useRoom } from "../roomContext.ts";
import { useEditorState } from "../useEditorState.ts";
import { useProjected } from "../useProjection.ts";
import { subjectClause } from "./amendmentPlaces.ts";

const onStructure = (change: ProjectionChange) => change.structure;

/**
 * The clause that panel and decisions speak of: the one on the floor for whoever follows it, else the one the caret is in,
 * or the one that its version competes with. Rules UI75, UI122.
 */
export function useSubjectClause(): ClauseId | null {
  const { editor, projection } = useRoom();
  const { activeClause } = useEditorState(editor, projection);
  const floor = useContext(FloorContext);
  const followed = floor?.following === "following" ? floor.textClause : null;
  const subject = followed ?? activeClause;
  const select = useCallback(({ clauses }: Projection) => subjectClause(clauses, subject), [subject]);
  return useProjected(projection, select, onStructure);
}
