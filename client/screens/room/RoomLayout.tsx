import { useCallback, useMemo, useState } from "react";
import type { DraftEditor } from "../../editor/draftEditor.ts";
import { CommentsProvider } from "./comments/CommentsProvider.tsx";
import { FloorProvider } from "./floor/FloorProvider.tsx";
import { RoomRegions } from "./RoomRegions.tsx";
import type { FindMode, PanelTab, RoomControls, RoomDialog, SmallView } from "./roomControls.ts";
import { TakeInProvider } from "./takeIn/TakeInProvider.tsx";

/** What is open in the room, and what its parts share: the floor, the comments, the ways to take amendments in. Rule UI11. */
export function RoomLayout({ onEditor }: { readonly onEditor: (editor: DraftEditor | null) => void }) {
  const [panel, setPanel] = useState<PanelTab | null>("clause");
  const [smallView, setSmallView] = useState<SmallView>("text");
  const [find, setFind] = useState<{ readonly mode: FindMode; readonly asked: number } | null>(null);
  const [dialog, setDialog] = useState<RoomDialog | null>(null);
  const controls = useMemo(
    (): RoomControls => ({
      openDialog: setDialog,
      closeDialog: () => setDialog(null),
      openFind: (mode) => {
        setFind((former) => ({ mode, asked: (former?.asked ?? 0) + 1 }));
        setSmallView("text");
      },
      closeFind: () => setFind(null),
      openPanel: (tab) => {
        setPanel(tab);
        setSmallView("panel");
      },
      setPanel,
      showSmall: setSmallView,
    }),
    [],
  );
  const openComments = useCallback(() => controls.openPanel("comments"), [controls]);
  return (
    <FloorProvider>
      <TakeInProvider>
        <CommentsProvider onOpen={openComments}>
          <RoomRegions open={{ panel, smallView, find, dialog }} controls={controls} onEditor={onEditor} />
        </CommentsProvider>
      </TakeInProvider>
    </FloorProvider>
  );
}
