import { carryOver } from "../../../../shared/amendments/carryOver.ts";
import type { Overlays } from "../../../../shared/amendments/overlays.ts";
import { citationsIn } from "../../../../shared/document/citations.ts";
import { type DraftDoc, textOf } from "../../../../shared/document/draftDoc.ts";
import { readRuns } from "../../../../shared/document/inline.ts";
import type { PrivateAmendment, PrivateDoc } from "../../../../shared/document/privateDoc.ts";
import type { NewNote, Proposed } from "../../../../shared/domain/amendment.ts";
import type { Run } from "../../../../shared/domain/clause.ts";

/** What is tabled of an amendment that is being written. */
export interface Tabled {
  readonly proposed: Proposed;
  readonly notes: readonly NewNote[];
}

/**
 * An amendment as it is tabled: carried over to the base of this moment where that is clear, else on the words it was
 * written against, which shows it as colliding. Rules AM6, AM7.
 */
export function tabledOf(one: PrivateAmendment, overlays: Overlays, draft: DraftDoc, desk: PrivateDoc): Tabled {
  const proposed = proposedOf(one, overlays);
  return { proposed, notes: newNotes("text" in proposed ? proposed.text : [], draft, desk) };
}

function proposedOf(one: PrivateAmendment, overlays: Overlays): Proposed {
  const words = { base: readRuns(one.base), text: readRuns(one.text) };
  switch (one.kind) {
    case "edit":
      return { kind: "edit", on: one.on, ...carryOver(words, overlays.baseOf(one.on)).words };
    case "alt":
      return { kind: "alt", on: one.on, ...words };
    case "insert": {
      const { clause, clauseKind, level, order } = one;
      return { kind: "insert", clause, clauseKind, level, order, text: words.text };
    }
    case "delete":
      return { kind: "delete", on: one.on };
    case "move":
      return { kind: "move", on: one.on, order: one.order, level: one.level };
  }
}

/** Notes that the words cite and the draft does not have. */
export function newNotes(text: readonly Run[], draft: DraftDoc, desk: PrivateDoc): readonly NewNote[] {
  return [...new Set(citationsIn(text))].flatMap((id) => {
    const words = draft.footnotes.has(id) ? undefined : textOf(desk.notes.get(id));
    return words ? [{ id, runs: readRuns(words) }] : [];
  });
}
