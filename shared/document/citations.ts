import type { Run } from "../domain/clause.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";

/** The notes cited in runs, in text order, one entry a citation. */
export function citationsIn(runs: readonly Run[]): FootnoteId[] {
  return runs.flatMap((run) => ("footnote" in run ? [run.footnote] : []));
}

/** The notes of a text in order of first citation, each with the clauses that cite it. Rule NU9. */
export function orderNotes(
  clauses: readonly { readonly id: ClauseId; readonly citations: readonly FootnoteId[] }[],
): Map<FootnoteId, ClauseId[]> {
  const notes = new Map<FootnoteId, ClauseId[]>();
  for (const { id, citations } of clauses) {
    for (const note of citations) {
      const citedIn = notes.get(note);
      if (citedIn) citedIn.push(id);
      else notes.set(note, [id]);
    }
  }
  return notes;
}
