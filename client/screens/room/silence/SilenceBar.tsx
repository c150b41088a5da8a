import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../live/useFormats.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { useRoom } from "../roomContext.ts";
import { StageDialog } from "../StageDialog.tsx";
import { BreakSilenceDialog } from "./BreakSilenceDialog.tsx";
import { timeLeft, untilNextMinute } from "./timeLeft.ts";

/** While silence is kept: until when, how long still, and who may do what about it. Rules UI172–UI175. */
export function SilenceBar() {
  const { state } = useRoom();
  if (state.stage !== "silence" || state.deadline === undefined) return null;
  return <Bar deadline={state.deadline} />;
}

function Bar({ deadline }: { readonly deadline: string }) {
  const { t, i18n } = useTranslation();
  const announce = useAnnounce();
  const formats = useFormats();
  const { actor } = useRoom();
  const { isOnline } = useRoomCommand();
  const now = useMinutes(deadline);
  const isOver = Date.parse(deadline) <= now;
  const wasOver = useRef(isOver);
  useEffect(() => {
    if (isOver && !wasOver.current) announce(t("silence.passed"), "silence");
    wasOver.current = isOver;
  }, [isOver, announce, t]);
  const [asked, setAsked] = useState<"break" | "final" | null>(null);
  const left = timeLeft(deadline, now, i18n.language);
  const offline = isOnline ? undefined : t("decide.blocked.offline");
  const time = formats.dateTime(deadline);
  const isFacilitator = actor.role === "facilitator";
  return (
    <section aria-label={t("stage.silence")}>
      <Banner
        tone="amber"
        actions={
          isFacilitator && isOver ? (
            <Button variant="primary" disabledReason={offline} onPress={() => setAsked("final")}>
              {t("silence.setFinal")}
            </Button>
          ) : actor.role === "delegation" && !isOver ? (
            <Button disabledReason={offline} onPress={() => setAsked("break")}>
              {t("silence.break")}
            </Button>
          ) : null
        }
      >
        {isOver ? (
          <>
            <strong>{t("silence.passedAt", { time })}</strong>{" "}
            {t(isFacilitator ? "silence.passedFacilitator" : "silence.passedOthers")}
          </>
        ) : (
          <>
            <strong>{t("silence.until", { time })}</strong>{" "}
            {left === null ? t("silence.lastMinute") : t("silence.left", { time: left })} {t("silence.rule")}
          </>
        )}
      </Banner>
      {asked === "break" ? <BreakSilenceDialog onClose={() => setAsked(null)} /> : null}
      {asked === "final" ? <FinalDialog onClose={() => setAsked(null)} /> : null}
    </section>
  );
}

function FinalDialog({ onClose }: { readonly onClose: () => void }) {
  const call = useRoomCommand();
  return (
    <StageDialog
      from="silence"
      to="final"
      error={call.error}
      isPending={call.isPending}
      onClose={onClose}
      onConfirm={async (extra) => {
        const asked = { command: "setStage", stage: "final", ifStage: "silence", ...extra } as const;
        if (await call.run(asked)) onClose();
      }}
    />
  );
}

/** The present time, anew at each minute before the deadline and at the deadline itself: what is read changes no faster. */
function useMinutes(deadline: string): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), untilNextMinute(deadline, now));
    return () => clearTimeout(timer);
  }, [deadline, now]);
  return now;
}
