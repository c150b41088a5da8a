import type { Projection } from "../../../../shared/document/projection.ts";
import { arrange } from "../../../../shared/document/structure.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";

/** Label of the paragraph behind which a moved one would stand; empty where it would be the first of its kind. */
export function movedBehind(
  projection: Projection,
  move: { readonly on: { readonly clause: ClauseId }; readonly order: string; readonly level?: number },
): string {
  const moved = projection.clauses
    .filter(({ version }) => version?.kind !== "insert" && version?.kind !== "alt")
    .map((clause) =>
      clause.id === move.on.clause ? { ...clause, order: move.order, level: move.level ?? clause.level } : clause,
    );
  const arranged = arrange(moved);
  const index = arranged.findIndex(({ id }) => id === move.on.clause);
  const kind = arranged[index]?.kind;
  const before = arranged.slice(0, index).findLast((clause) => clause.kind === kind);
  return (before && projection.clause(before.id)?.label) ?? "";
}
