import type { TFunction } from "i18next";
import type { Refusal } from "../../../../shared/domain/refusal.ts";
import type { DraftEditor, EditorCommand } from "../../../editor/draftEditor.ts";
import type { MenuSectionProps } from "../../../ui/Menu.tsx";
import { refusalReason } from "../refusalReason.ts";
import { isMacPlatform, keysOf } from "../roomShortcuts.ts";
import { hasRoomOf, type RoomWidth } from "./useRoomWidth.ts";

/** Groups of writing commands that stand in the toolbar where there is room, else in its menu. */
type WritingGroup = "redo" | "italic" | "footnote" | "levels" | "places" | "scripts";

/** From which width on a group has buttons of its own: in negotiation views and decisions need the room. Null: never. */
const BUTTONS_FROM: Readonly<Record<WritingGroup, { readonly drafting: RoomWidth; readonly later: RoomWidth | null }>> =
  {
    levels: { drafting: "phone", later: "small" },
    places: { drafting: "narrow", later: "wide" },
    italic: { drafting: "small", later: "narrow" },
    footnote: { drafting: "phone", later: "narrow" },
    scripts: { drafting: "wide", later: null },
    redo: { drafting: "phone", later: "small" },
  };

/** True where a group of commands stands in the toolbar itself. Rule UI190. */
export function hasButtons(group: WritingGroup, width: RoomWidth, isDrafting: boolean): boolean {
  const from = BUTTONS_FROM[group][isDrafting ? "drafting" : "later"];
  return from !== null && hasRoomOf(width, from);
}

export interface WritingAtHand {
  readonly editor: DraftEditor;
  readonly width: RoomWidth;
  readonly isDrafting: boolean;
  /** True where one proposes: the commands then say so. */
  readonly isProposing: boolean;
  /** Why nothing can be done just now, whatever the command. */
  readonly blocked: Refusal | "noClause" | null;
}

/** The writing commands that have no button at this width, as a section of the menu; none where all have one. Rules UI190, A11Y7. */
export function writingSection(at: WritingAtHand, t: TFunction): readonly MenuSectionProps[] {
  const { editor, isProposing } = at;
  // Keys are no use on a telephone, and take the room of the words.
  const shownKeys = (keys: string) => (hasRoomOf(at.width, "narrow") ? { detail: keysOf(keys, isMacPlatform()) } : {});
  const command = (id: string, label: string, asked: EditorCommand, keys?: string) => {
    const refusal = at.blocked ?? editor.can(asked);
    return {
      id,
      label,
      ...(keys ? shownKeys(keys) : {}),
      disabledReason: refusal ? refusalReason(refusal, t) : undefined,
      onAction: () => editor.run(asked),
      onClosed: () => editor.focus(),
    };
  };
  const groups: Readonly<Record<WritingGroup, () => MenuSectionProps["items"]>> = {
    redo: () => [
      {
        id: "redo",
        label: t("room.toolbar.redo"),
        disabledReason: editor.canRedo ? undefined : t("room.toolbar.nothingToRedo"),
        onAction: () => void editor.redo(),
      },
    ],
    italic: () => [command("italic", t("room.toolbar.italic"), { type: "toggleEm" }, "Ctrl+I")],
    footnote: () => [
      {
        id: "footnote",
        label: t("room.toolbar.footnote"),
        ...shownKeys("Ctrl+Alt+F"),
        disabledReason: at.blocked ? refusalReason(at.blocked, t) : undefined,
        onAction: () => void editor.insertFootnote(),
      },
    ],
    levels: () => [
      command("outdent", t("room.toolbar.outdent"), { type: "outdent" }, "Shift+Tab"),
      command("indent", t("room.toolbar.indent"), { type: "indent" }, "Tab"),
    ],
    places: () => [
      command("moveUp", t(isProposing ? "room.toolbar.proposeUp" : "room.toolbar.moveUp"), { type: "moveUp" }),
      command("moveDown", t(isProposing ? "room.toolbar.proposeDown" : "room.toolbar.moveDown"), { type: "moveDown" }),
      command("delete", t(isProposing ? "room.toolbar.proposeRemoval" : "room.toolbar.delete"), {
        type: "deleteClause",
      }),
      ...(isProposing ? [command("version", t("room.toolbar.proposeVersion"), { type: "proposeVersion" })] : []),
    ],
    scripts: () => [
      command("sub", t("room.toolbar.sub"), { type: "toggleSub" }),
      command("sup", t("room.toolbar.sup"), { type: "toggleSup" }),
    ],
  };
  const items = (Object.keys(groups) as WritingGroup[])
    .filter((group) => !hasButtons(group, at.width, at.isDrafting))
    .flatMap((group) => groups[group]());
  return items.length > 0 ? [{ id: "writing", title: t("room.toolbar.label"), items }] : [];
}
