import type { TFunction } from "i18next";
import { type ClauseStatus, isLocked } from "../../../shared/domain/agreement.ts";
import { assertNever } from "../../../shared/domain/assertNever.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import type { ClauseStatusMark } from "../../editor/draftEditor.ts";

/**
 * What stands at the end of a clause about its status; nothing before anything has been said of it. `reservations` counts
 * the delegations that keep their position open: "✓ agreed ad ref · 1 reservation". Rule UI87.
 */
export function clauseStatusMark(status: ClauseStatus, t: TFunction, reservations = 0): ClauseStatusMark | null {
  const mark = plainMark(status, t);
  if (reservations === 0) return mark;
  const { text, tone, locked } = mark ?? { text: `● ${t("room.status.open")}`, tone: "open", locked: false };
  return { text: t("decide.standing.mark", { mark: text, count: reservations }), tone, locked };
}

function plainMark(status: ClauseStatus, t: TFunction): ClauseStatusMark | null {
  const locked = isLocked(status);
  switch (status) {
    // That something is open shows in the changes themselves and in the outline: beside the words it would be noise.
    case "notDiscussed":
    case "open":
      return null;
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

/** How many delegations keep their position open on a clause. */
export function reservationsOn({ clausePositions }: Pick<DraftState, "clausePositions">, clause: ClauseId): number {
  return [...(clausePositions.get(clause)?.values() ?? [])].filter(({ position }) => position === "reserve").length;
}
