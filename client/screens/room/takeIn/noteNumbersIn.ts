import type { DraftWords } from "../../../../shared/amendments/draftWords.ts";
import { orderNotes } from "../../../../shared/document/citations.ts";
import { citationsOf } from "../../../../shared/document/clauseViews.ts";
import { arrange } from "../../../../shared/document/structure.ts";
import type { Run, StoredClause } from "../../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";

/**
 * The numbers that notes have now, and those they would have with one clause reading otherwise or coming in. A note that
 * would be gone keeps its present number, because it is still shown, struck. Rule UI90.
 */
export function noteNumbersIn(
  words: DraftWords,
  changed?:
    | { readonly clause: ClauseId; readonly runs: readonly Run[] }
    | { readonly added: StoredClause; readonly runs: readonly Run[] },
): ReadonlyMap<string, number> {
  const present = numbered(words.clauses);
  if (!changed) return present;
  const clauses =
    "added" in changed
      ? withAdded(words, changed.added, changed.runs)
      : words.clauses.map((one) => (one.id === changed.clause ? { ...one, runs: changed.runs } : one));
  return new Map([...present, ...numbered(clauses)]);
}

type Clauses = readonly Pick<DraftWords["clauses"][number], "id" | "runs" | "table">[];

function numbered(clauses: Clauses): Map<string, number> {
  const notes = orderNotes(clauses.map((clause) => ({ id: clause.id, citations: citationsOf(clause) })));
  return new Map([...notes.keys()].map((note, index) => [note, index + 1]));
}

function withAdded(words: DraftWords, added: StoredClause, runs: readonly Run[]): Clauses {
  const byId = new Map<ClauseId, Clauses[number]>(words.clauses.map((clause) => [clause.id, clause]));
  return arrange([...words.clauses, added]).flatMap(({ id }) =>
    id === added.id ? [{ id, runs }] : (byId.get(id) ?? []),
  );
}
