import { useTranslation } from "react-i18next";
import { useRoom } from "../roomContext.ts";
import { useLive } from "../useLive.ts";

/** Why nothing can be decided by this person at this moment, in words; nothing where it can. Rule UI94. */
export function useMayDecide(): string | undefined {
  const { t } = useTranslation();
  const { connection, actor, state } = useRoom();
  const isOnline = useLive(connection, ({ phase }) => phase.kind === "open");
  if (actor.role !== "facilitator") return t("error.noAccess");
  if (!isOnline) return t("room.stage.offline");
  return state.stage === "negotiation" ? undefined : t("error.wrongStage");
}
