import { type Overlay, overlay } from "../../../../shared/amendments/overlay.ts";
import { type Amendment, type Proposed, textOfProposed } from "../../../../shared/domain/amendment.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { BaseChange, Decision } from "../../../../shared/domain/events.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";

/** What a decision did, or asks to be done, to words: before and after. */
export interface WordsOfDecision {
  readonly before: readonly Run[];
  readonly result: readonly Run[];
}

/** The words before and after; null for a decision that is about none. Pure. Rule UI128. */
export function wordsOfDecision(decision: Decision, state: DraftState): WordsOfDecision | null {
  switch (decision.type) {
    case "amendmentsAccepted":
      return ofChange(decision.change);
    case "decisionUndone":
      return decision.change ? ofChange(decision.change) : null;
    case "amendmentTabled":
      return ofProposed(decision.proposed);
    case "amendmentRevised":
      return ofRevision(decision.proposed, decision.at, state.amendments.get(decision.amendment));
    default:
      return null;
  }
}

function ofChange(change: BaseChange): WordsOfDecision | null {
  if (change.type === "text") return change;
  return change.type === "inserted" ? { before: [], result: change.result } : null;
}

function ofProposed(proposed: Proposed): WordsOfDecision | null {
  if (!("text" in proposed)) return null;
  return { before: "base" in proposed ? proposed.base : [], result: proposed.text };
}

/** A revision against the wording before it; where that is not on record, against the base. */
function ofRevision(proposed: Proposed, at: string, amendment: Amendment | undefined): WordsOfDecision | null {
  const index = amendment?.revisions.findIndex((one) => one.at === at && one.number > 1) ?? -1;
  const former = amendment?.revisions[index - 1];
  const whole = ofProposed(proposed);
  return former && whole ? { before: textOfProposed(former.proposed), result: whole.result } : whole;
}

/** The difference as it is drawn. */
export function differenceOf({ before, result }: WordsOfDecision): Overlay["segments"] {
  const change = {
    id: "" as AmendmentId,
    number: "",
    kind: "edit",
    delegations: [],
    base: before,
    text: result,
  } as const;
  return overlay(before, [change]).segments;
}
