import type { TFunction } from "i18next";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import type { Refusal } from "../../../shared/domain/refusal.ts";
import { ERRORS } from "../../../shared/protocol/errors.ts";

/** Why somebody only reads, in one sentence that names who writes. Rule UI13. */
export function readOnlyReason(refusal: Refusal, actor: Actor, state: DraftState, t: TFunction): string {
  if (refusal.code === "read_only") return t("room.reader.observer");
  if (refusal.code !== "base_text_closed") return t(ERRORS[refusal.code].messageKey);
  if (state.stage === "final") return t("room.reader.final");
  if (state.stage === "silence") return t("room.reader.silence");
  return actor.role === "delegation" && state.stage === "drafting"
    ? t("room.reader.drafting")
    : t("room.reader.negotiation");
}
