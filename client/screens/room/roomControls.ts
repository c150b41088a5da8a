/** The dialogs that belong to the draft as a whole. */
export type RoomDialog = "share" | "export" | "keyboard" | "findOrDo";

/** Whether the find bar also offers to replace. */
export type FindMode = "find" | "replace";

/** The tabs of the side panel: the amendments of the paragraph in focus, comments, people, history. */
export type PanelTab = "clause" | "comments" | "people" | "history";

/** Which region a small screen shows. */
export type SmallView = "text" | "outline" | "panel";

/** What is open that is not always open. */
export interface OpenParts {
  /** Null: the panel is closed. */
  readonly panel: PanelTab | null;
  readonly smallView: SmallView;
  readonly find: { readonly mode: FindMode; readonly asked: number } | null;
  readonly dialog: RoomDialog | null;
}

/** How the parts of the room open what is not always open. */
export interface RoomControls {
  readonly openDialog: (dialog: RoomDialog) => void;
  readonly closeDialog: () => void;
  readonly openFind: (mode: FindMode) => void;
  readonly closeFind: () => void;
  /** Opens a tab, and on a small screen shows the panel. */
  readonly openPanel: (tab: PanelTab) => void;
  readonly setPanel: (tab: PanelTab | null) => void;
  readonly showSmall: (view: SmallView) => void;
}
