import { ordersBetween } from "../../../../shared/document/order.ts";
import { arrange, orderBounds } from "../../../../shared/document/structure.ts";
import type { ClausePlace } from "../../../../shared/domain/amendmentCommands.ts";
import { levelRange, type StoredClause } from "../../../../shared/domain/clause.ts";

/** Where a moved clause and its sub-clauses come to stand, and the whole text then. */
export interface Moved {
  readonly places: readonly ClausePlace[];
  readonly text: readonly StoredClause[];
}

/**
 * A clause at the place that an amendment asks for, its sub-clauses right behind it at levels that go with it. The same text
 * gives the same places. `family` is the clause and its sub-clauses in text order. Rules AM23, UI93.
 */
export function movedPlaces(
  text: readonly StoredClause[],
  family: readonly ClausePlace[],
  to: { readonly order: string; readonly level?: number },
): Moved {
  const [first, ...below] = family;
  const clause = text.find(({ id }) => id === first?.clause);
  if (!first || !clause) return { places: [], text: arrange(text) };
  const level = to.level ?? first.level;
  const head: StoredClause = { id: clause.id, kind: clause.kind, level, order: to.order };
  const others = text.filter(({ id }) => !family.some((one) => one.clause === id));
  const placed = arrange([...others, head]);
  const index = placed.findIndex(({ id }) => id === head.id);
  const { after } = orderBounds(placed, index + 1, clause.kind);
  // No dice: a plan that is worked out again must be the same plan.
  const orders = ordersBetween(to.order, after, below.length, () => 0.5);
  const [, deepest] = levelRange(clause.kind);
  const places = [
    { clause: head.id, order: head.order, level },
    ...below.map((one, i) => ({
      clause: one.clause,
      order: orders[i] ?? one.order,
      level: Math.min(deepest, one.level + level - first.level),
    })),
  ];
  const moved = places.map(
    ({ clause: id, order, level: at }): StoredClause => ({ id, kind: clause.kind, order, level: at }),
  );
  return { places, text: arrange([...others, ...moved]) };
}
