import type { DraftState } from "../../shared/domain/draftState.ts";
import type { StateJson } from "../../shared/protocol/http.ts";

/** What the decisions of a draft add up to, as the API shows it. */
export function stateJson(state: DraftState): StateJson {
  return { stage: state.stage, deadline: state.deadline ?? null, lastDecision: state.lastDecision };
}
