import type { TFunction } from "i18next";
import { type ClauseStatus, isLocked } from "../../../shared/domain/agreement.ts";
import { statusSign } from "./statusSign.ts";

/** What a row of the outline says at its end: "● 3 open", "✓ agreed". */
export interface OutlineStatus {
  readonly sign: string;
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
    return { sign: isBracketed ? sign : statusSign("open"), words, tone: isBracketed ? "bracketed" : "open" };
  }
  const tone = status === "open" || status === "bracketed" ? status : "none";
  return { sign, words: t(`room.status.${status}`), tone };
}
