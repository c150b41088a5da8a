import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Decision, DecisionOf } from "../../../shared/domain/events.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { newsLevel } from "./history/newsLevel.ts";
import { useRoom } from "./roomContext.ts";

const SHOWN_MS = 60_000;

type StageDecision = DecisionOf<"stageSet">;

/** Says it when the draft goes to another stage while one is in the room: who decided it, and why. Rule UI14. */
export function StageNews() {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { projection, state } = useRoom();
  const known = useRef(state);
  const [news, setNews] = useState<StageDecision | null>(null);
  const [broken, setBroken] = useState<DecisionOf<"silenceBroken"> | null>(null);
  useEffect(() => {
    const former = known.current;
    known.current = state;
    // Before the first decision is read the state is only the beginning of every draft.
    if (former.lastDecision === 0 && state.lastDecision !== 1) return;
    if (former.stage === state.stage) return;
    if (newsLevel() !== "off") announce(t("room.stage.changed", { stage: t(`stage.${state.stage}`) }), "stage");
    const decisions = projection.draft.decisions.toArray() as Decision[];
    const last = decisions.findLast((decision) => decision.type === "stageSet") ?? null;
    setNews(last);
    const silence = decisions.findLast((decision) => decision.type === "silenceBroken");
    setBroken(silence && silence.command === last?.command ? silence : null);
  }, [state, projection, announce, t]);
  // It has been read by then, and takes room from the text; History keeps it.
  useEffect(() => {
    if (!news) return;
    const timer = setTimeout(() => setNews(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [news]);
  if (!news) return null;
  return (
    <Banner tone="info" actions={<IconButton icon="close" label={t("ui.close")} onPress={() => setNews(null)} />}>
      {broken ? (
        <bdi>
          {t("silence.broken", {
            delegation: broken.delegation,
            place: projection.clause(broken.clause)?.label || t("history.aParagraph"),
          })}{" "}
        </bdi>
      ) : null}
      <bdi>{t("room.stage.movedBy", { name: news.actor.name, stage: t(`stage.${news.to}`) })}</bdi>
      {news.reason ? <bdi> {t("room.stage.reasonGiven", { reason: news.reason })}</bdi> : null}
    </Banner>
  );
}
