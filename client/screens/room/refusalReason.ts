import type { TFunction } from "i18next";
import type { Refusal } from "../../../shared/domain/refusal.ts";
import { ERRORS } from "../../../shared/protocol/errors.ts";

/** Why a command cannot be used, in words for people. */
export function refusalReason(refusal: Refusal | "noClause" | "noEditor", t: TFunction): string {
  if (refusal === "noClause") return t("room.toolbar.noClause");
  if (refusal === "noEditor") return t("room.toolbar.noEditor");
  if (refusal.code === "structure_refused") return t("room.toolbar.notHere");
  return t(ERRORS[refusal.code].messageKey);
}
