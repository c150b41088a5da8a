import type { DraftHead } from "../domain/draftHead.ts";
import type { DraftState } from "../domain/draftState.ts";
import type { ClauseId } from "../domain/ids.ts";
import { missingLabels, versionLabel, workingNumber } from "./labels.ts";
import { type ClauseNumber, numberClauses } from "./numbering.ts";
import { type ArrangedClause, arrange } from "./structure.ts";
import type { AddedClause } from "./versions.ts";

/** The text with the clauses that a viewer's amendments bring: new ones by their order, versions behind their clause. Rule PROJ10. */
export function withAdded(base: readonly ArrangedClause[], added: readonly AddedClause[]): readonly ArrangedClause[] {
  const inserted = added.flatMap(({ behind, place }) => (behind === undefined ? [place] : []));
  const arranged = inserted.length === 0 ? base : arrange([...base, ...inserted]);
  return arranged.flatMap((clause) => [
    clause,
    ...added.flatMap((one) => (one.behind === clause.id ? [{ ...clause, id: one.place.id }] : [])),
  ]);
}

/**
 * What the room calls each clause and prints before it: labels once given out stay, what came in since gets bis, ter …, a
 * version alt; while labels run, the running ones. Rules NU10–NU15.
 */
export function roomNumbers(
  base: readonly ArrangedClause[],
  shown: readonly ArrangedClause[],
  running: ReadonlyMap<ClauseId, ClauseNumber>,
  added: readonly AddedClause[],
  state: DraftState,
  head: Pick<DraftHead, "type" | "language">,
): ReadonlyMap<ClauseId, ClauseNumber> {
  if (state.labels.size === 0) return running;
  const addedById = new Map(added.map((one) => [one.place.id, one]));
  const proposed = [...state.amendments.values()].flatMap(({ label }) => (label === undefined ? [] : [label]));
  const label = (of: ReadonlyMap<ClauseId, ClauseNumber>) => (clause: ArrangedClause) => ({
    ...clause,
    label: of.get(clause.id)?.label ?? "",
  });
  const labels = new Map([
    ...state.labels,
    ...missingLabels(base.map(label(running)), state.labels, proposed, head.language),
  ]);
  for (const { place, label: given } of added) if (given !== "") labels.set(place.id, given);
  const fresh = shown.filter(({ id }) => addedById.get(id)?.behind === undefined);
  if (fresh.some(({ id }) => addedById.get(id)?.label === "")) {
    const numbered = numberClauses(fresh, head);
    for (const [id, given] of missingLabels(fresh.map(label(numbered)), labels, proposed, head.language)) {
      labels.set(id, given);
    }
  }
  for (const { place, label: own, behind } of added) {
    const clause = behind === undefined ? undefined : labels.get(behind);
    if (own === "" && clause !== undefined)
      labels.set(place.id, versionLabel(clause, new Set([...labels.values(), ...proposed])));
  }
  return new Map(
    shown.map(({ id, kind }) => {
      const given = labels.get(id) ?? "";
      const number = given === "" ? (running.get(id)?.number ?? "") : workingNumber(given, kind);
      return [id, { number, label: given }];
    }),
  );
}
