import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { DraftEditor } from "../../editor/draftEditor.ts";
import { SkipLinks } from "../../ui/SkipLinks.tsx";
import { CompiledPage } from "../text/CompiledPage.tsx";
import { BottomBar } from "./BottomBar.tsx";
import { ConnectionBars } from "./ConnectionBars.tsx";
import { DraftPage } from "./DraftPage.tsx";
import { FindBar } from "./FindBar.tsx";
import { FindOrDo } from "./findOrDo/FindOrDo.tsx";
import { FollowBar } from "./floor/FollowBar.tsx";
import { AwayDialog } from "./history/AwayDialog.tsx";
import { AwayLine } from "./history/AwayLine.tsx";
import { useDecisionNews } from "./history/useDecisionNews.ts";
import { useWhileAway } from "./history/useWhileAway.ts";
import { KeyboardHelp } from "./KeyboardHelp.tsx";
import { Outline } from "./Outline.tsx";
import styles from "./Room.module.css";
import { RoomDialogs } from "./RoomDialogs.tsx";
import { RoomToolbar } from "./RoomToolbar.tsx";
import { regionId, SAID_ID } from "./regions.ts";
import { useRoom } from "./roomContext.ts";
import type { OpenParts, RoomControls } from "./roomControls.ts";
import { SalvageBars } from "./SalvageBars.tsx";
import { SidePanel } from "./SidePanel.tsx";
import { StageNews } from "./StageNews.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { SilenceBar } from "./silence/SilenceBar.tsx";
import { TopBar } from "./TopBar.tsx";
import { useTakeIn } from "./takeIn/takeInContext.ts";
import { UndoBar } from "./takeIn/UndoBar.tsx";
import { type OpenAt, useOpenAt } from "./useOpenAt.ts";
import { usePresence } from "./usePresence.ts";
import { useRoomShortcuts } from "./useRoomShortcuts.tsx";
import { useSteadyText } from "./useSteadyText.ts";
import { useZoom } from "./useZoom.ts";

export interface RoomRegionsProps {
  readonly open: OpenParts;
  readonly controls: RoomControls;
  readonly onEditor: (editor: DraftEditor | null) => void;
}

/** The room's regions: banner with toolbar, outline, text, panel, status. Rules UI11, A11Y9. */
export function RoomRegions({ open, controls, onEditor }: RoomRegionsProps) {
  const { t } = useTranslation();
  const { viewSettings } = useRoom();
  const { panel, smallView, find, dialog } = open;
  const [zoom, setZoom] = useZoom();
  const presence = usePresence();
  const away = useWhileAway();
  const { groups } = presence;
  const isCompiled = viewSettings.view === "compilation";
  const showText = useCallback(() => controls.showSmall("text"), [controls]);
  const { accept } = useTakeIn();
  const openAsked = useCallback(
    (asked: OpenAt) => {
      if (asked.amendment) controls.setPanel("clause");
      if (asked.accept.length > 0) accept(asked.accept);
    },
    [controls, accept],
  );
  useOpenAt(openAsked);
  useDecisionNews();
  const shortcutDialogs = useRoomShortcuts(controls, away.open);
  useSteadyText();

  return (
    <div className={styles.room} data-view={smallView} data-panel={panel ? "open" : "closed"}>
      <SkipLinks
        links={[
          { target: regionId("text"), label: t("room.skip.text") },
          { target: regionId("outline"), label: t("room.skip.outline") },
          { target: regionId("panel"), label: t("room.skip.panel") },
        ]}
      />
      <header className={styles.header} data-screen-only>
        <TopBar groups={groups} controls={controls} />
        <RoomToolbar controls={controls} />
      </header>
      <div className={styles.notices} id={regionId("notices")} data-screen-only>
        <ConnectionBars />
        <StageNews />
        <SilenceBar />
        <SalvageBars />
        <AwayLine away={away} />
        <UndoBar />
        <FollowBar />
        {find ? (
          <FindBar mode={find.mode} asked={find.asked} onModeChange={controls.openFind} onClose={controls.closeFind} />
        ) : null}
      </div>
      <nav className={styles.outline} id={regionId("outline")} aria-label={t("room.outline.label")} data-screen-only>
        <Outline onJump={showText} />
      </nav>
      <main className={styles.desk} id={regionId("text")} tabIndex={isCompiled ? 0 : -1}>
        {isCompiled ? <CompiledPage zoom={zoom} /> : null}
        {/* The editor stays: its undo and the place of the caret are wanted again. */}
        <div hidden={isCompiled}>
          <DraftPage zoom={zoom} presence={presence} controls={controls} onEditor={onEditor} />
        </div>
      </main>
      <div className={styles.said} id={SAID_ID} data-screen-only />
      <aside className={styles.panel} id={regionId("panel")} aria-label={t("room.panel.label")} data-screen-only>
        <SidePanel tab={panel} onTab={controls.setPanel} groups={groups} onJump={showText} />
      </aside>
      <StatusBar zoom={zoom} onZoom={setZoom} controls={controls} />
      <BottomBar view={smallView} controls={controls} />
      <KeyboardHelp isOpen={dialog === "keyboard"} onClose={controls.closeDialog} />
      <FindOrDo isOpen={dialog === "findOrDo"} controls={controls} />
      <RoomDialogs dialog={dialog} onClose={controls.closeDialog} />
      <AwayDialog away={away} onJump={showText} />
      {shortcutDialogs}
    </div>
  );
}
