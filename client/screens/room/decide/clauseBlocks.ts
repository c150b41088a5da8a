import { type ClauseStatus, isLocked } from "../../../../shared/domain/agreement.ts";
import type { Stage } from "../../../../shared/domain/participants.ts";

/** What is known of the clause in focus when a facilitator is about to decide on it. */
export interface ClauseAtHand {
  readonly isFacilitator: boolean;
  /** Null: no clause is in focus. */
  readonly status: ClauseStatus | null;
  /** False for what only an amendment brings. */
  readonly isInText: boolean;
  readonly stage: Stage;
  readonly isOnline: boolean;
  /** Open amendments on it. */
  readonly amendments: number;
}

export type ClauseDeed = "accept" | "merge" | "agreeAdRef" | "agreeClause" | "bracketClause" | "reopenClause";

/** Why something cannot be decided, as the last part of a message's key `decide.blocked.…`. */
export type ClauseBlock =
  | "facilitator"
  | "noClause"
  | "offline"
  | "stage"
  | "negotiation"
  | "locked"
  | "agreed"
  | "bracketed"
  | "notAgreed"
  | "noAmendments"
  | "oneAmendment"
  | "notInText";

/** Why a decision on a clause is not possible now; null where it is. The same rules as the server's. Rules UI82, AG1–AG5. */
export function clauseBlock(
  deed: ClauseDeed,
  { isFacilitator, status, isInText, stage, isOnline, amendments }: ClauseAtHand,
): ClauseBlock | null {
  if (!isFacilitator) return "facilitator";
  if (status === null) return "noClause";
  if (!isOnline) return "offline";
  if (!isInText) return "notInText";
  switch (deed) {
    case "accept":
    case "merge":
      if (stage !== "negotiation") return "negotiation";
      if (isLocked(status)) return "locked";
      if (amendments === 0) return "noAmendments";
      return deed === "merge" && amendments === 1 ? "oneAmendment" : null;
    default:
      if (stage !== "drafting" && stage !== "negotiation") return "stage";
      return statusBlock(deed, status);
  }
}

function statusBlock(deed: Exclude<ClauseDeed, "accept" | "merge">, status: ClauseStatus): ClauseBlock | null {
  switch (deed) {
    case "agreeAdRef":
      return isLocked(status) ? "agreed" : null;
    case "agreeClause":
      return status === "agreed" ? "agreed" : null;
    case "bracketClause":
      if (isLocked(status)) return "locked";
      return status === "bracketed" ? "bracketed" : null;
    case "reopenClause":
      return status === "open" || status === "notDiscussed" ? "notAgreed" : null;
  }
}
