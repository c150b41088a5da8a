import { combine } from "../../../../shared/amendments/combine.ts";
import type { Proposal } from "../../../../shared/amendments/proposal.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import { joinRuns, sameRuns } from "../../../../shared/domain/joinRuns.ts";
import { asEdit } from "./asEdit.ts";

/** A result that the facilitator has written: their text, and the text it was written over. */
export interface WrittenResult {
  readonly base: readonly Run[];
  readonly text: readonly Run[];
}

/**
 * What a text is to read: the facilitator's own words where there are any, else the amendments together; null where these
 * collide. Rules AM13, UI98.
 */
export function resultOf(
  present: readonly Run[],
  proposals: readonly Proposal[],
  written: WrittenResult | undefined,
): readonly Run[] | null {
  if (written) return overPresent(written, present);
  const combined = combine(present, proposals);
  return combined.ok ? combined.result : null;
}

/** Own words over what the text reads now: to the letter where that has not changed, else so that what came in since stays. */
export function overPresent({ base, text }: WrittenResult, present: readonly Run[]): readonly Run[] {
  if (sameRuns(base, present)) return joinRuns(text);
  const combined = combine(present, [asEdit(base, text)]);
  return combined.ok ? combined.result : joinRuns(text);
}
