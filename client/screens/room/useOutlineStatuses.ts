import { useCallback, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import type { Amendment } from "../../../shared/domain/amendment.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { clauseProgress } from "../../../shared/domain/progress.ts";
import { clausesBefore } from "./amendments/amendmentPlaces.ts";
import { type OutlineStatus, outlineStatus } from "./outlineStatus.ts";
import { useRoom } from "./roomContext.ts";
import { useProjected } from "./useProjection.ts";

interface OutlineStatuses {
  /** Null while nothing is discussed yet. The same object while it says the same. */
  readonly statusOf: (clause: ClauseId) => OutlineStatus | null;
  /** New clauses that are proposed to stand right behind a clause. */
  readonly newBehind: (clause: ClauseId) => readonly Amendment[];
}

const orderOf = ({ clauses }: Projection) =>
  clauses.map(({ id, label, order, level, version }) => [id, label, order, level, version?.kind, version?.delegation]);
const onStructure = (change: ProjectionChange) => change.structure;
const NONE: readonly Amendment[] = [];

/** How every row of the outline stands, worked out once for all of them after a decision or a change of structure. Rule UI88. */
export function useOutlineStatuses(isDiscussed: boolean): OutlineStatuses {
  const { t } = useTranslation();
  const { projection, state } = useRoom();
  const order = useProjected(projection, orderOf, onStructure);
  const interned = useRef(new Map<string, OutlineStatus>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the projection is the same object while its order changes
  const known = useMemo(() => {
    if (!isDiscussed) return null;
    const { clauses } = projection;
    const inserts = [...state.amendments.values()].filter(
      ({ status, proposed }) => status === "tabled" && proposed.kind === "insert",
    );
    // A viewer's own new clauses stand in the text and are rows already.
    const shown = new Set(clauses.map(({ id }) => id));
    const before = clausesBefore(clauses, inserts);
    const behind = new Map<ClauseId, Amendment[]>();
    for (const amendment of inserts) {
      const { proposed } = amendment;
      if (proposed.kind !== "insert" || shown.has(proposed.clause)) continue;
      const clause = before.get(proposed.clause);
      if (clause) behind.set(clause, [...(behind.get(clause) ?? []), amendment]);
    }
    // Rows are drawn anew only where their status is another object.
    const same = (status: OutlineStatus): OutlineStatus => {
      const key = `${status.sign} ${status.words}`;
      const former = interned.current.get(key) ?? status;
      interned.current.set(key, former);
      return former;
    };
    const statuses = new Map(
      clauseProgress(clauses, state).map(({ clause, status, amendments }) => [
        clause,
        same(outlineStatus(status, amendments.length, t)),
      ]),
    );
    for (const { id, version } of clauses) {
      if (version?.kind === "insert" || version?.kind === "alt") {
        const words = t("decide.row.newBy", { code: version.delegation });
        statuses.set(id, same({ sign: "●", shown: version.delegation, words, tone: "new" }));
      }
    }
    return { statuses, behind };
  }, [isDiscussed, projection, order, state, t]);
  const statusOf = useCallback((clause: ClauseId) => known?.statuses.get(clause) ?? null, [known]);
  const newBehind = useCallback((clause: ClauseId) => known?.behind.get(clause) ?? NONE, [known]);
  return { statusOf, newBehind };
}
