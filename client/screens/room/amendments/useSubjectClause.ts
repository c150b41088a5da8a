import { useCallback } from "react";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../../shared/document/views.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useRoom } from "../roomContext.ts";
import { useEditorState } from "../useEditorState.ts";
import { useProjected } from "../useProjection.ts";
import { subjectClause } from "./amendmentPlaces.ts";

const onStructure = (change: ProjectionChange) => change.structure;

/** The clause that panel and decisions speak of: the one the caret is in, or the one that its version competes with. */
export function useSubjectClause(): ClauseId | null {
  const { editor, projection } = useRoom();
  const { activeClause } = useEditorState(editor, projection);
  const select = useCallback(({ clauses }: Projection) => subjectClause(clauses, activeClause), [activeClause]);
  return useProjected(projection, select, onStructure);
}
