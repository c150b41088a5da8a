import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { useRoom } from "./roomContext.ts";

/** Says it when the draft goes to another stage, whoever decided it. Rule UI14. */
export function useStageNews(): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { state } = useRoom();
  const known = useRef(state);
  useEffect(() => {
    const former = known.current;
    known.current = state;
    // Before the first decision is read the state is only the beginning of every draft.
    if (former.lastDecision === 0 && state.lastDecision !== 1) return;
    if (former.stage !== state.stage) announce(t("room.stage.changed", { stage: t(`stage.${state.stage}`) }), "stage");
  }, [state, announce, t]);
}
