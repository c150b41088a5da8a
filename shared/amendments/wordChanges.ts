import { type Amendment, isUndecided, type Proposed, samePlace, type TextPlace } from "../domain/amendment.ts";
import type { ClauseKind, Run } from "../domain/clause.ts";
import type { DraftState } from "../domain/draftState.ts";
import type { Decision, RestoringChange, TableCells } from "../domain/events.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../domain/ids.ts";
import { sameRuns } from "../domain/joinRuns.ts";
import { type AmendmentWords, carryOver } from "./carryOver.ts";
import type { DraftWords } from "./draftWords.ts";
import { editsBetween } from "./editsBetween.ts";
import { proposalOf } from "./proposal.ts";
import type { RunEdit } from "./runEdits.ts";

/** One thing to be written into the document because of a decision, in the same transaction as the decision. */
export type WordChange =
  | { readonly type: "text"; readonly on: TextPlace; readonly edits: readonly RunEdit[] }
  | {
      readonly type: "addClause";
      readonly clause: ClauseId;
      readonly kind: ClauseKind;
      readonly level: number;
      readonly order: string;
      readonly runs: readonly Run[];
    }
  | { readonly type: "setDeleted"; readonly clause: ClauseId; readonly deleted: boolean }
  | { readonly type: "place"; readonly clause: ClauseId; readonly order: string; readonly level: number }
  | { readonly type: "setKind"; readonly clause: ClauseId; readonly kind: ClauseKind }
  | { readonly type: "setCells"; readonly clause: ClauseId; readonly table: TableCells }
  | { readonly type: "addNote"; readonly note: FootnoteId; readonly runs: readonly Run[] }
  /** A tabled amendment's words come into the document. */
  | {
      readonly type: "addAmendment";
      readonly amendment: AmendmentId;
      readonly delegation: string;
      readonly proposed: Proposed;
      readonly words: AmendmentWords;
    }
  /** An amendment is written against other words now; its own text changes as little as possible. */
  | {
      readonly type: "amendmentWords";
      readonly amendment: AmendmentId;
      readonly base: readonly Run[];
      readonly edits: readonly RunEdit[];
    };

/**
 * What a decision does to the words: of the base text, and of every other undecided amendment on the same text, which is
 * carried over. `state` is what stood before the decision. Pure; the server writes what it is given. Rules AM6, AM8, AM23.
 */
export function wordChanges(decision: Decision, state: DraftState, words: DraftWords): readonly WordChange[] {
  switch (decision.type) {
    case "clauseRestored":
      return [{ type: "setDeleted", clause: decision.clause, deleted: false }];
    case "amendmentTabled": {
      const { amendment, delegation, proposed, notes } = decision;
      const text = "text" in proposed ? proposed.text : [];
      const written = { base: "base" in proposed ? proposed.base : [], text };
      const present = "on" in proposed ? runsOf(words, proposed.on) : undefined;
      const isEdit = proposed.kind === "edit" && present !== undefined;
      const carried = isEdit ? carryOver(written, present).words : written;
      return [...newNotes(notes), { type: "addAmendment", amendment, delegation, proposed, words: carried }];
    }
    case "amendmentRevised": {
      const { amendment, proposed, notes } = decision;
      const standing = words.amendment(amendment);
      if (!standing || !("text" in proposed)) return newNotes(notes);
      const base = "base" in proposed ? proposed.base : standing.base;
      return [...newNotes(notes), ...rewritten(amendment, standing, { base, text: proposed.text })];
    }
    case "amendmentsAccepted": {
      const taken = new Set(decision.amendments.map(({ amendment }) => amendment));
      return [...newNotes(decision.notes), ...baseChanges(decision.change, state, words, taken)];
    }
    case "revisionRestored":
      return [
        ...newNotes(decision.notes),
        ...decision.changes.flatMap((change) => baseChanges(change, state, words, new Set())),
      ];
    case "decisionUndone":
      return decision.change ? baseChanges(decision.change, state, words, new Set()) : [];
    default:
      return [];
  }
}

/** All undecided edits of a text, carried over to its present words: after somebody typed in the base. Rule AM6. */
export function carriedOver(
  on: TextPlace,
  present: readonly Run[],
  state: DraftState,
  words: DraftWords,
  except: ReadonlySet<AmendmentId> = new Set(),
): readonly WordChange[] {
  return editsOn(on, state).flatMap((amendment) => {
    const standing = words.amendment(amendment.id);
    if (!standing || except.has(amendment.id)) return [];
    const carried = carryOver(proposalOf(amendment, standing), present);
    return carried.isColliding ? [] : rewritten(amendment.id, standing, carried.words);
  });
}

function editsOn(on: TextPlace, state: DraftState): Amendment[] {
  return [...state.amendments.values()].filter(
    ({ status, proposed }) => isUndecided(status) && proposed.kind === "edit" && samePlace(proposed.on, on),
  );
}

function rewritten(amendment: AmendmentId, standing: AmendmentWords, wanted: AmendmentWords): WordChange[] {
  const edits = editsBetween(standing.text, wanted.text);
  if (edits.length === 0 && sameRuns(standing.base, wanted.base)) return [];
  return [{ type: "amendmentWords", amendment, base: wanted.base, edits }];
}

function newNotes(notes: Extract<Decision, { readonly type: "amendmentTabled" }>["notes"]): WordChange[] {
  return (notes ?? []).map(({ id, runs }) => ({ type: "addNote", note: id, runs }));
}

function runsOf(words: DraftWords, on: TextPlace): readonly Run[] | undefined {
  return "clause" in on ? words.clauses.find(({ id }) => id === on.clause)?.runs : words.note(on.footnote);
}

function baseChanges(
  change: RestoringChange,
  state: DraftState,
  words: DraftWords,
  taken: ReadonlySet<AmendmentId>,
): readonly WordChange[] {
  switch (change.type) {
    case "text":
      return [
        { type: "text", on: change.on, edits: editsBetween(change.before, change.result) },
        ...carriedOver(change.on, change.result, state, words, taken),
      ];
    case "inserted": {
      const { clause, clauseKind: kind, level, order, result: runs } = change;
      return [{ type: "addClause", clause, kind, level, order, runs }];
    }
    case "deleted":
    case "restored":
      return change.clauses.map((clause) => ({ type: "setDeleted", clause, deleted: change.type === "deleted" }));
    case "moved":
      return change.to.map(({ clause, order, level }) => ({ type: "place", clause, order, level }));
    case "kind":
      return [{ type: "setKind", clause: change.clause, kind: change.result }];
    case "cells":
      return [{ type: "setCells", clause: change.clause, table: change.result }];
  }
}
