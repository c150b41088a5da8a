import type { TFunction } from "i18next";
import { type ClauseStatus, isLocked } from "../../../shared/domain/agreement.ts";
import { statusSign } from "./statusSign.ts";

/** What a row of the outline says at its end: "● 3", "✓"; in words "3 open", "agreed". */
export interface OutlineStatus {
  readonly sign: string;
  /** What stands beside the sign on the screen, where the sign alone does not say it: how many are open, who is new. */
  readonly shown?: string;
  readonly words: string;
  readonly tone: "none" | "open" | "bracketed" | "agreed" | "new";
}

/** Status of a row in its few words; `open` counts the open amendments on the clause. Rule UI88. */
export function outlineStatus(status: ClauseStatus, open: number, t: TFunction): OutlineStatus {
  const sign = statusSign(status);
  if (isLocked(status)) return { sign, words: t("decide.row.agreed"), tone: "agreed" };
  if (open > 0) {
    const isBracketed = status === "bracketed";
    const words = t("decide.row.open", { count: open });
    const tone = isBracketed ? "bracketed" : "open";
    return { sign: isBracketed ? sign : statusSign("open"), shown: String(open), words, tone };
  }
  const tone = status === "open" || status === "bracketed" ? status : "none";
  return { sign, words: t(`room.status.${status}`), tone };
}
