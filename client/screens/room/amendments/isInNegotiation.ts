import type { DraftState } from "../../../../shared/domain/draftState.ts";

/** True once a draft is negotiated, or was: then there is something to show of amendments. */
export function isInNegotiation({ stage, amendments }: Pick<DraftState, "stage" | "amendments">): boolean {
  return stage !== "drafting" || amendments.size > 0;
}
