import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import { directionOf } from "../../../shared/domain/draftHead.ts";
import type { JointSnapshot } from "../../live/jointLive.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { FollowSign } from "./floor/FollowSign.tsx";
import { LastDecision } from "./history/LastDecision.tsx";
import { regionId } from "./regions.ts";
import { useRoom } from "./roomContext.ts";
import type { RoomControls } from "./roomControls.ts";
import styles from "./StatusBar.module.css";
import { useLive } from "./useLive.ts";
import { useProjected } from "./useProjection.ts";
import { nextZoom, ZOOM_STEPS, type Zoom } from "./useZoom.ts";

export interface StatusBarProps {
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly controls: RoomControls;
}

const phaseOf = (live: JointSnapshot) => live.phase.kind;
const keepsCopy = (live: JointSnapshot) => live.keepsCopy;
const languageOf = (projection: Projection) => projection.head.language;
const onHead = (change: ProjectionChange) => change.head;

/** Connection, stage, words, zoom, language and direction: always in sight. */
export function StatusBar({ zoom, onZoom }: StatusBarProps) {
  const { t, i18n } = useTranslation();
  const { connection, state, projection } = useRoom();
  const phase = useLive(connection.joint, phaseOf);
  const kept = useLive(connection.joint, keepsCopy);
  const language = useProjected(projection, languageOf, onHead);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" }).format(zoom / 100);
  const deadline = state.deadline
    ? new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" }).format(
        new Date(state.deadline),
      )
    : null;
  return (
    <footer className={styles.bar} id={regionId("status")} data-screen-only>
      <span className={styles.connection} data-phase={phase}>
        <span aria-hidden="true">{phase === "open" ? "●" : "○"} </span>
        {t(`room.phase.${phase}`)}
      </span>
      <span>{t("room.statusStage", { stage: t(`stage.${state.stage}`) })}</span>
      {deadline ? <span>{t("room.statusDeadline", { time: deadline })}</span> : null}
      <WordCount />
      <FollowSign />
      <LastDecision />
      {kept === false ? <span className={styles.optional}>{t("room.noCopy")}</span> : null}
      <span className={styles.end}>
        <IconButton
          icon="minus"
          label={t("room.zoom.out")}
          disabledReason={zoom === ZOOM_STEPS[0] ? t("room.zoom.least") : undefined}
          onPress={() => onZoom(nextZoom(zoom, -1))}
        />
        <span className={styles.zoom}>
          <span className={styles.optional}>{t("room.zoom.label")} </span>
          {percent}
        </span>
        <IconButton
          icon="add"
          label={t("room.zoom.in")}
          disabledReason={zoom === ZOOM_STEPS.at(-1) ? t("room.zoom.most") : undefined}
          onPress={() => onZoom(nextZoom(zoom, 1))}
        />
      </span>
      <span className={styles.language}>
        {t(`language.${language}`)} · {t(`room.direction.${directionOf(language)}`)}
      </span>
    </footer>
  );
}

/** How long after the last change the words are counted: nobody reads the figure while typing. */
const COUNT_AFTER_MS = 600;

function WordCount() {
  const { t } = useTranslation();
  const { editor, projection } = useRoom();
  const [count, setCount] = useState<{ readonly all: number; readonly selection: number } | null>(null);
  useEffect(() => {
    if (!editor) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setCount(editor.wordCount()), COUNT_AFTER_MS);
    };
    setCount(editor.wordCount());
    const end = projection.onChange(later);
    document.addEventListener("selectionchange", later);
    return () => {
      clearTimeout(timer);
      end();
      document.removeEventListener("selectionchange", later);
    };
  }, [editor, projection]);
  if (!count) return null;
  return (
    <span className={styles.words}>
      {count.selection > 0 && count.selection < count.all
        ? t("room.words.selected", { count: count.all, selected: count.selection })
        : t("room.words.all", { count: count.all })}
    </span>
  );
}
