import { textFactsOf } from "../../../../shared/amendments/textFactsOf.ts";
import { lockedAt } from "../../../../shared/domain/decideProposal.ts";
import { statusOf } from "../../../../shared/domain/draftState.ts";
import { fingerprint } from "../../../../shared/domain/fingerprint.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import type { PlanSource } from "./plannedChange.ts";

/**
 * A string that is another one as soon as anything changes on which a decision about these amendments rests: the stage, the
 * base text, a lock, the words, revision or fate of one of them, or the place of a clause. Not what the person chooses
 * themselves. Rule UI92.
 */
export function worldSeen({ overlays, state }: PlanSource, ids: readonly AmendmentId[]): string {
  const words = overlays.words();
  const facts = textFactsOf(words, state);
  const order = words.clauses.map(({ id, level }) => `${id} ${level}`);
  const seen = ids.map((id) => {
    const amendment = state.amendments.get(id);
    if (!amendment) return [id];
    const { proposed, status, revisions } = amendment;
    const { base, text } = overlays.proposal(amendment);
    const own = [id, status, revisions.length, fingerprint(base), fingerprint(text)];
    if (!("on" in proposed)) return [...own, facts.isDeleted(proposed.clause), order];
    const present = facts.runsOf(proposed.on);
    const around = [present && fingerprint(present), lockedAt(state, proposed.on, facts)];
    if (proposed.kind === "edit" || proposed.kind === "alt") return [...own, ...around];
    const family = facts.withSubClauses(proposed.on.clause).map(({ clause }) => [clause, statusOf(state, clause)]);
    return [...own, ...around, family, proposed.kind === "move" ? order : []];
  });
  return JSON.stringify([state.stage, seen]);
}
