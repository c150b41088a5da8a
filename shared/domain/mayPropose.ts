import { isLocked } from "./agreement.ts";
import { type DraftState, statusOf } from "./draftState.ts";
import type { ClauseId } from "./ids.ts";
import type { Actor } from "./participants.ts";
import type { Refusal } from "./refusal.ts";

/**
 * May this person write amendments, of their own delegation or on behalf of one: to the given clause, or (none given) at
 * all? Gives the refusal, or null. Private words are asked of nobody; the rule keeps people from writing what cannot be tabled. Rule PE17.
 */
export function mayPropose(actor: Actor, state: DraftState, clause?: ClauseId): Refusal | null {
  if (actor.role === "observer") return { code: "read_only" };
  if (state.stage !== "negotiation") return { code: "wrong_stage" };
  if (clause !== undefined && isLocked(statusOf(state, clause))) return { code: "clause_locked", clause };
  return null;
}
