import { concordance, missingLabels, type RunningClause, versionLabel } from "../document/labels.ts";
import { numberClauses } from "../document/numbering.ts";
import { givenLabels } from "../document/roomNumbers.ts";
import { arrange } from "../document/structure.ts";
import type { Proposed } from "../domain/amendment.ts";
import type { StoredClause } from "../domain/clause.ts";
import { type DraftState, proposedLabels } from "../domain/draftState.ts";
import type { LabelList } from "../domain/events.ts";
import type { AmendmentId, ClauseId } from "../domain/ids.ts";
import type { Relabelling } from "../domain/textFacts.ts";
import type { DraftWords } from "./draftWords.ts";

/** The labels that the room uses now: those given out in this reading, or running ones while the text is drafted. Rule NU10. */
export function roomLabels(words: DraftWords, state: DraftState): ReadonlyMap<ClauseId, string> {
  if (state.labels.size === 0) return new Map(words.clauses.map(({ id, label }) => [id, label]));
  return givenLabels(words.clauses, state, words.language);
}

/** Labels for clauses in the text that have none in this reading. Rule NU12. */
export function unlabelled(words: DraftWords, state: DraftState): LabelList {
  return missingLabels(words.clauses, state.labels, proposedLabels(state), words.language);
}

/**
 * What the clause is called that an amendment would bring: "OP 3 bis", "OP 3 alt". Nothing for other kinds. `besides` are
 * names that are given to others at the same time. Rules NU11, NU13.
 */
export function labelFor(
  proposed: Proposed,
  words: DraftWords,
  state: DraftState,
  besides: readonly string[] = [],
): string | undefined {
  const labels = givenLabels(words.clauses, state, words.language);
  const others = [...proposedLabels(state), ...besides];
  if (proposed.kind === "alt") {
    const label = labels.get(proposed.on.clause);
    return label === undefined ? undefined : versionLabel(label, new Set([...labels.values(), ...others]));
  }
  if (proposed.kind !== "insert") return undefined;
  const { clause: id, clauseKind: kind, level, order } = proposed;
  const given = missingLabels(running(words, [{ id, kind, level, order }]), labels, others, words.language);
  return labels.get(id) ?? new Map(given).get(id);
}

/**
 * Labels given out anew: to the text as they run, to the new clauses and versions of these amendments in between, and what
 * became of the former ones. Rules NU14, NU16.
 */
export function relabelled(words: DraftWords, state: DraftState, amendments: readonly AmendmentId[]): Relabelling {
  const base = words.clauses.flatMap(({ id, label }) => (label === "" ? [] : [[id, label] as const]));
  const proposals = amendments.flatMap((id) => {
    const proposed = state.amendments.get(id)?.proposed;
    return proposed ? [{ id, proposed }] : [];
  });
  const inserts = new Map<ClauseId, AmendmentId>();
  const places: StoredClause[] = [];
  for (const { id, proposed } of proposals) {
    if (proposed.kind !== "insert" || words.isDeleted(proposed.clause) === false) continue;
    inserts.set(proposed.clause, id);
    places.push({
      id: proposed.clause,
      kind: proposed.clauseKind,
      level: proposed.level,
      order: proposed.order,
    });
  }
  const text = running(words, places);
  const frozen = new Map(base);
  const given = new Map([...base, ...missingLabels(text, frozen, [], words.language)]);
  const ofAmendments: [AmendmentId, string][] = [];
  for (const [clause, amendment] of inserts) {
    const label = given.get(clause);
    if (label !== undefined) ofAmendments.push([amendment, label]);
  }
  const taken = new Set(given.values());
  for (const { id, proposed } of proposals) {
    const label = proposed.kind === "alt" ? given.get(proposed.on.clause) : undefined;
    if (label === undefined) continue;
    const version = versionLabel(label, taken);
    taken.add(version);
    ofAmendments.push([id, version]);
  }
  const labels = text.flatMap(({ id }): LabelList => {
    const label = given.get(id);
    return label === undefined ? [] : [[id, label]];
  });
  return { labels, amendmentLabels: ofAmendments, concordance: concordance(former(words, state, inserts), labels) };
}

/** What was called something until now: the text, what was deleted from it, and what is still proposed. */
function former(words: DraftWords, state: DraftState, open: ReadonlyMap<ClauseId, AmendmentId>): LabelList {
  return [...roomLabels(words, state)].filter(
    ([clause, label]) => label !== "" && (open.has(clause) || words.isDeleted(clause) !== undefined),
  );
}

/** The text with more clauses in it, with running labels. */
function running(words: DraftWords, added: readonly StoredClause[]): RunningClause[] {
  const arranged = arrange([...words.clauses, ...added]);
  const numbers = numberClauses(arranged, words);
  return arranged.map(({ id, kind, level }) => ({ id, kind, level, label: numbers.get(id)?.label ?? "" }));
}
