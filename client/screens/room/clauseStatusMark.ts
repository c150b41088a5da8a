import type { TFunction } from "i18next";
import { type ClauseStatus, isLocked } from "../../../shared/domain/agreement.ts";
import { assertNever } from "../../../shared/domain/assertNever.ts";
import type { ClauseStatusMark } from "../../editor/draftEditor.ts";

/** What stands at the end of a clause about its status; nothing before anything has been said of it. */
export function clauseStatusMark(status: ClauseStatus, t: TFunction): ClauseStatusMark | null {
  const locked = isLocked(status);
  switch (status) {
    case "notDiscussed":
      return null;
    case "open":
      return { text: `● ${t("room.status.open")}`, tone: "open", locked };
    case "bracketed":
      return { text: `[ ] ${t("room.status.bracketed")}`, tone: "bracketed", locked };
    case "agreedAdRef":
      return { text: `✓ ${t("room.status.agreedAdRef")}`, tone: "agreed", locked };
    case "agreed":
      return { text: `✔ ${t("room.status.agreed")}`, tone: "agreed", locked };
    default:
      return assertNever(status);
  }
}
