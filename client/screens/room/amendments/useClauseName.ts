import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../../shared/document/views.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useRoom } from "../roomContext.ts";
import { useProjected } from "../useProjection.ts";

const onStructure = (change: ProjectionChange) => change.structure;

/** What the room calls a clause, live: "OP 3", its kind where it has no label; empty for none. */
export function useClauseName(clause: ClauseId | null): string {
  const { t } = useTranslation();
  const { projection } = useRoom();
  const select = useCallback(
    (source: Projection) => {
      const view = clause ? source.clause(clause) : undefined;
      return view ? { label: view.label, kind: view.kind } : null;
    },
    [clause],
  );
  const name = useProjected(projection, select, onStructure);
  return name ? name.label || t(`room.kind.${name.kind}`) : "";
}
