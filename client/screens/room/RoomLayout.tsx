import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DraftEditor } from "../../editor/draftEditor.ts";
import { SkipLinks } from "../../ui/SkipLinks.tsx";
import { BottomBar } from "./BottomBar.tsx";
import { ConnectionBars } from "./ConnectionBars.tsx";
import { DraftPage } from "./DraftPage.tsx";
import { FindBar } from "./FindBar.tsx";
import { KeyboardHelp } from "./KeyboardHelp.tsx";
import { Outline } from "./Outline.tsx";
import styles from "./Room.module.css";
import { RoomDialogs } from "./RoomDialogs.tsx";
import { RoomToolbar } from "./RoomToolbar.tsx";
import { regionId, SAID_ID } from "./regions.ts";
import type { FindMode, PanelTab, RoomControls, RoomDialog, SmallView } from "./roomControls.ts";
import { SalvageBars } from "./SalvageBars.tsx";
import { SidePanel } from "./SidePanel.tsx";
import { StageNews } from "./StageNews.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { TopBar } from "./TopBar.tsx";
import { usePresence } from "./usePresence.ts";
import { useRoomShortcuts } from "./useRoomShortcuts.ts";
import { useSteadyText } from "./useSteadyText.ts";
import { useZoom } from "./useZoom.ts";

/** The room's regions: banner with toolbar, outline, text, panel, status. Rules UI11, A11Y9. */
export function RoomLayout({ onEditor }: { readonly onEditor: (editor: DraftEditor | null) => void }) {
  const { t } = useTranslation();
  const [panel, setPanel] = useState<PanelTab | null>("clause");
  const [smallView, setSmallView] = useState<SmallView>("text");
  const [find, setFind] = useState<{ readonly mode: FindMode; readonly asked: number } | null>(null);
  const [dialog, setDialog] = useState<RoomDialog | null>(null);
  const [zoom, setZoom] = useZoom();
  const presence = usePresence();
  const { groups } = presence;
  const controls = useMemo(
    (): RoomControls => ({
      openDialog: setDialog,
      openFind: (mode) => {
        setFind((former) => ({ mode, asked: (former?.asked ?? 0) + 1 }));
        setSmallView("text");
      },
      openPanel: (tab) => {
        setPanel(tab);
        setSmallView("panel");
      },
      showSmall: setSmallView,
    }),
    [],
  );
  const closeFind = useCallback(() => setFind(null), []);
  const showText = useCallback(() => setSmallView("text"), []);
  useRoomShortcuts(controls);
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
        <SalvageBars />
        {find ? (
          <FindBar mode={find.mode} asked={find.asked} onModeChange={controls.openFind} onClose={closeFind} />
        ) : null}
      </div>
      <nav className={styles.outline} id={regionId("outline")} aria-label={t("room.outline.label")} data-screen-only>
        <Outline onJump={showText} />
      </nav>
      <main className={styles.desk} id={regionId("text")} tabIndex={-1}>
        <DraftPage zoom={zoom} presence={presence} controls={controls} onEditor={onEditor} />
      </main>
      <div className={styles.said} id={SAID_ID} data-screen-only />
      <aside className={styles.panel} id={regionId("panel")} aria-label={t("room.panel.label")} data-screen-only>
        <SidePanel tab={panel} onTab={setPanel} groups={groups} onJump={showText} />
      </aside>
      <StatusBar zoom={zoom} onZoom={setZoom} controls={controls} />
      <BottomBar view={smallView} controls={controls} />
      <KeyboardHelp isOpen={dialog === "keyboard"} onClose={() => setDialog(null)} />
      <RoomDialogs dialog={dialog} onClose={() => setDialog(null)} />
    </div>
  );
}
