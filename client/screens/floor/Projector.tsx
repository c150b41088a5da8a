import { type CSSProperties, useEffect, useRef, useState } from "react";
import type { Overlays } from "../../../shared/amendments/overlays.ts";
import type { LiveState } from "../../../shared/document/liveState.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import type { FloorView } from "../../../shared/domain/clauseCommands.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import type { Connection } from "../../live/connection.ts";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { useSpokenDecisions } from "../room/history/useDecisionNews.ts";
import styles from "./Projector.module.css";
import { ProjectorFoot } from "./ProjectorFoot.tsx";
import { ProjectorHead } from "./ProjectorHead.tsx";
import { floorKey, type ReaderChoice, readerViews, viewAfterKey } from "./readerView.ts";
import { SlideView } from "./SlideView.tsx";
import { charactersOf, slideSize } from "./slideSize.ts";
import { useBox } from "./useBox.ts";
import { useFloorTheme } from "./useFloorTheme.ts";
import { useFullScreen } from "./useFullScreen.ts";
import { useSlide } from "./useSlide.ts";
import { useWakeLock } from "./useWakeLock.ts";

export interface ProjectorProps {
  readonly connection: Connection;
  readonly liveState: LiveState;
  readonly state: DraftState;
  readonly projection: Projection;
  readonly overlays: Overlays;
  readonly hues: DelegationHues;
}

/** The clause on the floor for a whole hall: large, live, without carets or persons. Nothing here decides. Rules UI125, UI138, UI139. */
export function Projector({ connection, liveState, state, projection, overlays, hues }: ProjectorProps) {
  const clause = state.floor?.clause ?? null;
  const floorView = state.floor?.view ?? "changes";
  const [choice, setChoice] = useState<ReaderChoice | null>(null);
  const key = floorKey(clause, floorView);
  const view = choice?.floor === key ? choice.view : floorView;
  const views = readerViews(floorView);
  const slide = useSlide(clause, view, state, projection, overlays);
  const [isDark, toggleDark] = useFloorTheme();
  const fullScreen = useFullScreen();
  const stage = useRef<HTMLElement>(null);
  const box = useBox(stage);
  useWakeLock();
  useSpokenDecisions({ connection, projection, liveState, hues });

  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      // A button that has the focus is pressed with the space bar, and arrows move within the views.
      if (event.target instanceof Element && event.target.closest("button, a, [role=radiogroup]")) return;
      const next = viewAfterKey(event.key, view, views);
      const isLetter = (letter: string) => event.key.toLowerCase() === letter;
      if (next) setChoice({ floor: key, view: next });
      else if (isLetter("d")) toggleDark();
      else if (isLetter("f") && fullScreen.isPossible) fullScreen.toggle();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, [key, view, views, toggleDark, fullScreen]);

  const size = slideSize(charactersOf(slide), box);
  const chooseView = (next: FloorView) => setChoice({ floor: key, view: next });
  return (
    <div className={styles.projector}>
      <ProjectorHead slide={slide} state={state} projection={projection} />
      <main
        className={styles.stage}
        ref={stage}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by keyboard
        tabIndex={0}
        style={{ "--slide-size": `${size}px` } as CSSProperties}
      >
        <SlideView slide={slide} projection={projection} state={state} hues={hues} />
      </main>
      <ProjectorFoot
        connection={connection}
        views={clause === null ? [] : views}
        view={view}
        onView={chooseView}
        isDark={isDark}
        onDark={toggleDark}
        fullScreen={fullScreen}
      />
    </div>
  );
}
