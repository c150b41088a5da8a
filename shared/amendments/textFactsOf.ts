import { citationsOf } from "../document/clauseViews.ts";
import { missingLabels, type RunningClause, versionLabel } from "../document/labels.ts";
import { numberClauses } from "../document/numbering.ts";
import { arrange } from "../document/structure.ts";
import type { TableView } from "../document/views.ts";
import { type Amendment, delegationsOf, type Proposed, textOfProposed } from "../domain/amendment.ts";
import type { Run, StoredClause } from "../domain/clause.ts";
import type { DraftType, Language } from "../domain/draftHead.ts";
import type { DraftState } from "../domain/draftState.ts";
import type { LabelList } from "../domain/events.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../domain/ids.ts";
import type { TextFacts } from "../domain/textFacts.ts";
import type { AmendmentWords } from "./carryOver.ts";
import { takesIn } from "./combine.ts";
import type { Proposal } from "./proposal.ts";

/** The words of a draft at one moment, as the server or a test has them. */
export interface DraftWords {
  readonly type: DraftType;
  readonly language: Language;
  /** The clauses of the text in their order, as the projection shows them. */
  readonly clauses: readonly (StoredClause & {
    readonly label: string;
    readonly runs: readonly Run[];
    readonly table?: TableView;
  })[];
  isDeleted(clause: ClauseId): boolean | undefined;
  note(footnote: FootnoteId): readonly Run[] | undefined;
  /** Words of a tabled amendment as they stand in the document. */
  amendment(id: AmendmentId): AmendmentWords | undefined;
  isDelegation(code: string): boolean;
}

/** What decisions must know of the words, from the words themselves. Pure; ask anew after every change. Rule CMD17. */
export function textFactsOf(words: DraftWords, state: DraftState): TextFacts {
  const { clauses } = words;
  const indexOf = (id: ClauseId): number => clauses.findIndex((clause) => clause.id === id);
  const runsOf: TextFacts["runsOf"] = (place) =>
    "clause" in place ? clauses[indexOf(place.clause)]?.runs : words.note(place.footnote);
  return {
    isDeleted: words.isDeleted,
    kindOf: (clause) => clauses[indexOf(clause)]?.kind,
    runsOf,
    withSubClauses: (clause) => {
      const index = indexOf(clause);
      const first = clauses[index];
      if (!first) return [];
      const rest = clauses.slice(index + 1);
      const end = rest.findIndex(({ kind, level }) => kind !== first.kind || level <= first.level);
      const family = [first, ...(end < 0 ? rest : rest.slice(0, end))];
      return family.map(({ id, order, level }) => ({ clause: id, order, level }));
    },
    citing: (footnote) => clauses.filter((clause) => citationsOf(clause).includes(footnote)).map((clause) => clause.id),
    wordsOf: words.amendment,
    isDelegation: words.isDelegation,
    runningLabels: () => clauses.flatMap(({ id, label }) => (label === "" ? [] : [[id, label] as const])),
    missingLabels: () => missing(words, state),
    labelFor: (proposed) => labelFor(proposed, words, state),
    takesIn: (id, together, result) => {
      const proposals = together.flatMap((other) => {
        const amendment = state.amendments.get(other);
        return amendment ? [proposalOf(amendment, words.amendment(other))] : [];
      });
      const own = proposals.find((proposal) => proposal.id === id);
      const on = state.amendments.get(id)?.proposed;
      const before = on && "on" in on ? runsOf(on.on) : undefined;
      return own !== undefined && before !== undefined && takesIn(own, proposals, before, result);
    },
  };
}

/** A tabled amendment for the overlay: with its words as they stand in the document, else as they were recorded. */
export function proposalOf(amendment: Amendment, words: AmendmentWords | undefined): Proposal {
  const { id, number, proposed } = amendment;
  const recorded = { base: "base" in proposed ? proposed.base : [], text: textOfProposed(proposed) };
  const { base, text } = words ?? recorded;
  return { id, number, kind: proposed.kind, delegations: delegationsOf(amendment), base, text };
}

/** Labels of what is only proposed: competing versions and new clauses. */
function proposedLabels(state: DraftState): string[] {
  return [...state.amendments.values()].flatMap(({ label }) => (label === undefined ? [] : [label]));
}

function missing(words: DraftWords, state: DraftState): LabelList {
  return missingLabels(words.clauses, state.labels, proposedLabels(state), words.language);
}

function labelFor(proposed: Proposed, words: DraftWords, state: DraftState): string | undefined {
  const labels = new Map([...state.labels, ...missing(words, state)]);
  const others = proposedLabels(state);
  if (proposed.kind === "alt") {
    const label = labels.get(proposed.on.clause);
    return label === undefined ? undefined : versionLabel(label, new Set([...labels.values(), ...others]));
  }
  if (proposed.kind !== "insert") return undefined;
  const { clause: id, clauseKind: kind, level, order } = proposed;
  const given = missingLabels(running(words, { id, kind, level, order }), labels, others, words.language);
  return new Map(given).get(id);
}

/** The text with one more clause in it, with running labels. */
function running(words: DraftWords, added: StoredClause): RunningClause[] {
  const arranged = arrange([...words.clauses, added]);
  const numbers = numberClauses(arranged, words);
  return arranged.map(({ id, kind, level }) => ({ id, kind, level, label: numbers.get(id)?.label ?? "" }));
}
