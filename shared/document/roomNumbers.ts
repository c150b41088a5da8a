import type { ClauseKind } from "../domain/clause.ts";
import type { DraftHead, Language } from "../domain/draftHead.ts";
import { type DraftState, proposedLabels } from "../domain/draftState.ts";
import type { ClauseId } from "../domain/ids.ts";
import { missingLabels, type RunningClause, versionLabel, workingNumber } from "./labels.ts";
import { type ClauseNumber, numberClauses } from "./numbering.ts";
import { type ArrangedClause, arrange } from "./structure.ts";
import type { AddedClause } from "./versions.ts";

/**
 * The text with the clauses that a viewer's amendments bring: new ones by their order, versions behind their clause; where
 * there may be no second one of its kind, at the nearest place of unnumbered text. Rule PROJ10.
 */
export function withAdded(base: readonly ArrangedClause[], added: readonly AddedClause[]): readonly ArrangedClause[] {
  const alone = new Map(base.filter(({ kind }) => ALONE.has(kind)).map(({ id, order }) => [id, order]));
  const inserted = added.flatMap(({ behind, place }) => {
    if (behind === undefined) return [place];
    const order = alone.get(behind);
    return order === undefined ? [] : [{ ...place, kind: "text" as const, level: 0, order }];
  });
  const arranged = inserted.length === 0 ? base : arrange([...base, ...inserted]);
  return arranged.flatMap((clause) => [
    clause,
    ...added.flatMap((one) =>
      one.behind === clause.id && !alone.has(clause.id) ? [{ ...clause, id: one.place.id }] : [],
    ),
  ]);
}

/** Kinds of which there is one in a text, or one in a part of it. */
const ALONE: ReadonlySet<ClauseKind> = new Set(["title", "enacting"]);

/** Labels that were given out in this reading, and those that clauses will have which came in since. Rules NU10–NU12. */
export function givenLabels(
  text: readonly RunningClause[],
  state: DraftState,
  language: Language,
): Map<ClauseId, string> {
  return new Map([...state.labels, ...missingLabels(text, state.labels, proposedLabels(state), language)]);
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
  const label = (of: ReadonlyMap<ClauseId, ClauseNumber>) => (clause: ArrangedClause) => ({
    ...clause,
    label: of.get(clause.id)?.label ?? "",
  });
  const labels = givenLabels(base.map(label(running)), state, head.language);
  const proposed = proposedLabels(state);
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
