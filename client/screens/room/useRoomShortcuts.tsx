import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../../shared/domain/assertNever.ts";
import { useDelegationHues } from "../../live/delegationHues.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { changeWords } from "./changeWords.ts";
import { useComments } from "./comments/commentsContext.ts";
import { useClauseDecisions } from "./decide/useClauseDecisions.tsx";
import { useFloor } from "./floor/floorContext.ts";
import { neighbour } from "./outlineRows.ts";
import { focusNextRegion, focusRegion, regionId } from "./regions.ts";
import { useRoom } from "./roomContext.ts";
import type { RoomControls } from "./roomControls.ts";
import { isMacPlatform, type RoomShortcut, roomShortcut } from "./roomShortcuts.ts";
import { useEditorState } from "./useEditorState.ts";

/**
 * The keys of the room, wherever in it the focus is; a dialog keeps them to itself. Gives the dialogs that keys open, to be
 * shown once. Rules A11Y8, A11Y30.
 */
export function useRoomShortcuts(controls: RoomControls, openAway: () => void): ReactNode {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { editor, projection, connection, state, viewSettings, setViewSettings } = useRoom();
  const { activeClause } = useEditorState(editor, projection);
  const { nameOf } = useDelegationHues(connection.snapshot.access.id, state);
  const { toggle: followFloor } = useFloor();
  const { composeHere } = useComments();
  const decisions = useClauseDecisions(activeClause);
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
        case "findOrDo":
          controls.openDialog("findOrDo");
          break;
        case "nextChange":
        case "previousChange": {
          const change = editor?.goToChange(shortcut === "nextChange" ? 1 : -1);
          announce(change ? changeWords(change, nameOf, t) : t("room.change.none"), "change");
          break;
        }
        case "viewBase":
        case "viewChanges":
        case "viewClean":
          setViewSettings({ ...viewSettings, view: VIEW_OF[shortcut] });
          break;
        case "startOwnText":
          controls.openPanel("clause");
          focusText();
          break;
        case "agreeAdRef": {
          // Where the caret stands at the key: what is shown follows only when it rests.
          const here = editor?.activeClause ?? undefined;
          const blocked = decisions.blocked("agreeAdRef", here);
          if (blocked) announce(blocked, "agree");
          else decisions.ask("agreeAdRef", here);
          break;
        }
        case "followFloor":
          followFloor();
          break;
        case "comment":
          composeHere();
          break;
        case "whileAway":
          openAway();
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
  }, [
    editor,
    projection,
    connection,
    controls,
    announce,
    t,
    nameOf,
    viewSettings,
    setViewSettings,
    decisions,
    followFloor,
    composeHere,
    openAway,
  ]);
  return decisions.dialog;
}

const VIEW_OF = { viewBase: "base", viewChanges: "changes", viewClean: "clean" } as const;
