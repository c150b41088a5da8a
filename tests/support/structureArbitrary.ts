import fc from "fast-check";
import { CLAUSE_KINDS, type StoredClause } from "../../shared/domain/clause.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";

/** Any state the clauses of a draft can be in: any kinds, levels and keys, keys that are equal included. */
export const anyStoredClauses: fc.Arbitrary<StoredClause[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...CLAUSE_KINDS),
      level: fc.integer({ min: 0, max: 4 }),
      order: fc.constantFrom("A1", "B1", "B1", "C1", "D1", "E1", "F1", "G1", "H1"),
    }),
    { maxLength: 25 },
  )
  .map((clauses) => clauses.map((clause, index) => ({ ...clause, id: `c${index}` as ClauseId })));
