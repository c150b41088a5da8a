import { assertNever } from "../../../../shared/domain/assertNever.ts";
import type { Decision } from "../../../../shared/domain/events.ts";

/** By what the record of decisions can be filtered. */
export const DECISION_FILTERS = ["decisions", "amendments", "positions", "all"] as const;
export type DecisionFilter = (typeof DECISION_FILTERS)[number];

/** Where a decision belongs; `course` is what only moves the room along, and is shown under "all" alone. Rule UI127. */
export function decisionKind({ type }: Decision): Exclude<DecisionFilter, "all"> | "course" {
  switch (type) {
    case "stageSet":
    case "silenceBroken":
    case "revIssued":
    case "revisionRestored":
    case "clauseRestored":
    case "amendmentsAccepted":
    case "amendmentDeclined":
    case "amendmentParked":
    case "amendmentUnparked":
    case "amendmentReopened":
    case "amendmentsMerged":
    case "decisionUndone":
    case "clauseBracketed":
    case "clauseAgreedAdRef":
    case "clauseAgreed":
    case "clauseReopened":
      return "decisions";
    case "amendmentTabled":
    case "amendmentRevised":
    case "amendmentWithdrawn":
    case "sponsorJoined":
    case "sponsorLeft":
      return "amendments";
    case "positionTaken":
      return "positions";
    case "labelsAssigned":
    case "floorMoved":
      return "course";
    default:
      return assertNever(type);
  }
}
