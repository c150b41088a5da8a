import * as Y from "yjs";
import type { ClauseId } from "../../shared/domain/ids.ts";

/** Ids of the clauses whose words, attributes or cells a transaction changed. */
export function touchedClauses(transaction: Y.Transaction): ReadonlySet<ClauseId> {
  const clauses = transaction.doc.getMap("clauses");
  const touched = new Set<ClauseId>();
  for (const [type, keys] of transaction.changed) {
    const changed = type as Y.AbstractType<unknown>;
    if (changed === (clauses as unknown)) {
      for (const key of keys) if (key !== null) touched.add(key as ClauseId);
      continue;
    }
    const clause = clauseAbove(changed, clauses);
    if (clause !== null) touched.add(clause);
  }
  return touched;
}

/** Id of the clause whose map holds `type`, at whatever depth; null where none does. */
function clauseAbove(type: Y.AbstractType<unknown>, clauses: Y.Map<unknown>): ClauseId | null {
  for (let item = type._item; item !== null; ) {
    const { parent, parentSub } = item;
    if (parent === (clauses as unknown)) return parentSub as ClauseId | null;
    item = parent instanceof Y.AbstractType ? parent._item : null;
  }
  return null;
}
