import type { TFunction } from "i18next";
import { isOpen } from "../../../shared/domain/amendment.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import type { Refusal } from "../../../shared/domain/refusal.ts";
import { ERRORS } from "../../../shared/protocol/errors.ts";
import { type SalvagedText, salvagedWords } from "../../live/salvagedText.ts";
import type { Salvaged } from "../../live/salvageShelf.ts";

/** Why words were not taken: what became of the amendment meanwhile, else the server's reason. Rule UI21. */
export function salvageReason(item: Salvaged, state: Pick<DraftState, "amendments">, t: TFunction): string {
  const { code, amendment } = item;
  if (code === "restored" || code === "signedInAnew") return t(`room.salvage.${code}`);
  const status = amendment && state.amendments.get(amendment)?.status;
  if (code !== "amendment_closed" || status === undefined || status === "tabled") return t(ERRORS[code].messageKey);
  return t(`room.salvage.closed.${status}`);
}

/** Where the words stood, for people: "OP 3", "Comment on A-012"; empty where there is nothing to say. */
export function salvagePlace({ place, label }: SalvagedText, t: TFunction): string {
  if ("comment" in place) {
    return label ? t("room.salvage.place.comment", { label }) : t("room.salvage.place.commentAlone");
  }
  if ("note" in place) return t("room.salvage.place.note");
  if ("footnote" in place) return t("room.salvage.place.footnote");
  if ("part" in place && place.part === "reason") {
    return label ? t("room.salvage.place.reason", { label }) : t("room.salvage.place.reasonAlone");
  }
  if (!("own" in place)) return label;
  return label ? t("room.salvage.place.own", { label }) : t("room.salvage.place.ownAlone");
}

/** What of the words is shown; where there are none, what was done instead. */
export function salvageShown(text: SalvagedText, t: TFunction): string {
  const isMove = text.born && "place" in text.born && text.born.place.kind === "move";
  return salvagedWords(text) || t(isMove ? "room.salvage.moved" : "room.salvage.allDeleted");
}

/** Why this person cannot put words in again at their place; null where they may try. `ofBase` judges the base text. */
export function putBackRefusal(
  { place }: SalvagedText,
  actor: Actor,
  state: Pick<DraftState, "amendments">,
  ofBase: () => Refusal | null,
): Refusal | null {
  if (actor.role === "observer") return { code: "read_only" };
  if ("amendment" in place) {
    const status = state.amendments.get(place.amendment)?.status;
    return status !== undefined && isOpen(status) ? null : { code: "amendment_closed", amendment: place.amendment };
  }
  return "clause" in place || "footnote" in place ? ofBase() : null;
}
