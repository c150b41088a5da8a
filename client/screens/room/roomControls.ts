/** The dialogs that belong to the draft as a whole. */
export type RoomDialog = "share" | "export" | "keyboard";

/** Whether the find bar also offers to replace. */
export type FindMode = "find" | "replace";

/** The tabs of the side panel. */
export type PanelTab = "clause" | "people";

/** Which region a small screen shows. */
export type SmallView = "text" | "outline" | "panel";

/** How the parts of the room open what is not always open. */
export interface RoomControls {
  readonly openDialog: (dialog: RoomDialog) => void;
  readonly openFind: (mode: FindMode) => void;
  readonly openPanel: (tab: PanelTab) => void;
  readonly showSmall: (view: SmallView) => void;
}
