import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../../shared/domain/assertNever.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { neighbour } from "./outlineRows.ts";
import { focusNextRegion, focusRegion, regionId } from "./regions.ts";
import { useRoom } from "./roomContext.ts";
import type { RoomControls } from "./roomControls.ts";
import { isMacPlatform, type RoomShortcut, roomShortcut } from "./roomShortcuts.ts";

/** The keys of the room, wherever in it the focus is; a dialog keeps them to itself. Rules A11Y8, A11Y30. */
export function useRoomShortcuts(controls: RoomControls): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { editor, projection, connection } = useRoom();
  useEffect(() => {
    const isMac = isMacPlatform();
    const focusText = () => {
      controls.showSmall("text");
      editor?.focus();
    };
    const savedWords = ({ status, keepsCopy }: LiveSnapshot) =>
      status === "offline" && !keepsCopy ? t("room.offline.spokenNoCopy") : t(`room.savedSpoken.${status}`);
    const go = (step: 1 | -1) => {
      const clause = neighbour(projection.clauses, editor?.activeClause ?? null, step);
      if (clause) editor?.focus(clause, "start");
    };
    const act = (shortcut: RoomShortcut): void => {
      switch (shortcut) {
        case "nextRegion":
        case "previousRegion":
          focusNextRegion(shortcut === "nextRegion" ? 1 : -1, focusText);
          break;
        case "toolbar":
          focusRegion("toolbar", focusText);
          break;
        case "nextClause":
        case "previousClause":
          go(shortcut === "nextClause" ? 1 : -1);
          break;
        case "footnote":
          editor?.insertFootnote();
          break;
        case "find":
        case "replace":
          controls.openFind(shortcut);
          break;
        case "saved":
          announce(savedWords(connection.snapshot), "saved");
          break;
        case "help":
          controls.openDialog("keyboard");
          break;
        default:
          assertNever(shortcut);
      }
    };
    const handleKey = (event: KeyboardEvent) => {
      // The editor has keys of its own; what it has taken is done.
      if (event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      const shortcut = roomShortcut(event, isMac);
      if (!shortcut) return;
      event.preventDefault();
      act(shortcut);
    };
    // Before a tooltip can take the key for itself: one Escape leads from the toolbar to the text.
    const handleEscape = (event: KeyboardEvent) => {
      const button = event.target instanceof Element ? event.target.closest(`#${regionId("toolbar")} button`) : null;
      if (event.key === "Escape" && button && button.getAttribute("aria-expanded") !== "true") focusText();
    };
    window.addEventListener("keydown", handleEscape, true);
    document.addEventListener("keydown", handleKey);
    return () => {
      window.removeEventListener("keydown", handleEscape, true);
      document.removeEventListener("keydown", handleKey);
    };
  }, [editor, projection, connection, controls, announce, t]);
}
