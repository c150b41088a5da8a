import type { Projection } from "../../../shared/document/projection.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import type { Stage } from "../../../shared/domain/participants.ts";
import { progress } from "../../../shared/domain/progress.ts";
import { isInBase } from "../room/amendments/amendmentPlaces.ts";

/** What one should know of a text before it is passed on. */
export interface ExportFacts {
  readonly stage: Stage;
  readonly isEmpty: boolean;
  readonly openAmendments: number;
  /** Paragraphs that are not agreed, counted once the room negotiates. */
  readonly notAgreed: number;
  /** Paragraphs that stand in brackets or have brackets among their words. */
  readonly bracketed: number;
  /** Labels of paragraphs that do not begin as a paragraph of their kind does. */
  readonly unknownLeads: readonly string[];
  /** Labels of paragraphs without a word. */
  readonly withoutWords: readonly string[];
  /** True where a resolution does not name the organ that speaks. */
  readonly hasNoOrgan: boolean;
  /** True where a note is cited more than once. */
  readonly hasNotesAgain: boolean;
}

type Text = Pick<Projection, "head" | "clauses" | "notes">;

/** Counts what is not final about a text. Pure. Rule UI204. */
export function exportFacts({ head, clauses, notes }: Text, state: DraftState): ExportFacts {
  const base = clauses.filter(isInBase);
  const { total, closed, openAmendments } = progress(base, state);
  const bracketed = base.filter(
    ({ id, baseRuns }) => state.clauseStatus.get(id) === "bracketed" || /[[\]]/.test(plainText(baseRuns)),
  );
  const labelled = base.filter(({ label }) => label !== "");
  return {
    stage: state.stage,
    isEmpty: base.length === 0,
    openAmendments,
    notAgreed: state.stage === "drafting" ? 0 : total - closed,
    bracketed: bracketed.length,
    unknownLeads: labelled.flatMap(({ label, leadUnknown }) => (leadUnknown ? [label] : [])),
    withoutWords: labelled.flatMap(({ label, baseRuns }) => (plainText(baseRuns).trim() === "" ? [label] : [])),
    hasNoOrgan: head.type === "resolution" && base.length > 0 && !base.some(({ kind }) => kind === "enacting"),
    hasNotesAgain: notes.some(({ citedIn }) => citedIn.length > 1),
  };
}
