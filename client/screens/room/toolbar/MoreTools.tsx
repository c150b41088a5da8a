import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { mayPropose } from "../../../../shared/domain/mayPropose.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu, type MenuSectionProps } from "../../../ui/Menu.tsx";
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx";
import { FilterDialog } from "../../text/FilterMenu.tsx";
import { useFloor } from "../floor/floorContext.ts";
import { useIssueRev } from "../revs/useIssueRev.tsx";
import { useRoom } from "../roomContext.ts";
import type { RoomControls } from "../roomControls.ts";
import { isMacPlatform, keysOf } from "../roomShortcuts.ts";
import { useEditorState } from "../useEditorState.ts";
import { useStageChoice } from "../useStageChoice.tsx";
import type { ToolPlaces } from "./toolPlaces.ts";
import { hasRoomOf, type RoomWidth } from "./useRoomWidth.ts";
import { useWriteAs } from "./useWriteAs.ts";
import { writingSection } from "./writingTools.ts";

export interface MoreToolsProps {
  readonly controls: RoomControls;
  readonly width: RoomWidth;
  readonly places: ToolPlaces;
}

/** Everything that has no button of its own at this width, in one menu: reachable, and with its reason where it cannot be used. Rules UI190, A11Y7. */
export function MoreTools({ controls, width, places }: MoreToolsProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { actor, connection, editor, projection, refusalFor, state, versions } = useRoom();
  const { activeClause } = useEditorState(editor, projection);
  const stage = useStageChoice();
  const rev = useIssueRev();
  const writeAs = useWriteAs();
  const floor = useFloor();
  const [isFiltering, setIsFiltering] = useState(false);
  const isDrafting = state.stage === "drafting";
  const draft = connection.snapshot.access.id;

  const writing = (): readonly MenuSectionProps[] => {
    if (!editor || refusalFor(null)) return [];
    const blocked = activeClause ? refusalFor(activeClause) : "noClause";
    return writingSection({ editor, width, isDrafting, isProposing: versions !== null, blocked }, t);
  };
  const room = (): MenuSectionProps["items"] => [
    ...(!isDrafting && !hasRoomOf(width, "narrow") && !floor.isMover
      ? [
          {
            id: "follow",
            label: t(floor.following === "off" ? "floor.follow" : "room.toolbar.unfollow"),
            detail: keysOf("Ctrl+Alt+O", isMacPlatform()),
            onAction: floor.toggle,
          },
        ]
      : []),
    ...(!isDrafting && width === "phone"
      ? [{ id: "filter", label: t("room.toolbar.filter"), onAction: () => setIsFiltering(true) }]
      : []),
    // On a small screen they are in the menu of the bottom bar.
    ...(isDrafting || places.projector || !hasRoomOf(width, "narrow")
      ? []
      : [
          {
            id: "projector",
            label: t("floor.projector"),
            onAction: () => void window.open(`/d/${draft}/floor`, "_blank", "noopener,noreferrer"),
          },
        ]),
    ...(isDrafting || places.register || !hasRoomOf(width, "narrow")
      ? []
      : [{ id: "register", label: t("room.toolbar.register"), onAction: () => navigate(`/d/${draft}/register`) }]),
    ...(rev && !places.stage && hasRoomOf(width, "narrow")
      ? [{ id: "rev", label: rev.label, disabledReason: rev.blocked, onAction: rev.ask }]
      : []),
    // On a small screen it is in the menu of the bottom bar.
    ...(mayPropose(actor, state) || !hasRoomOf(width, "narrow")
      ? []
      : [{ id: "import", label: t("fileAmend.menu"), onAction: () => navigate(`/d/${draft}/import`) }]),
    {
      id: "findOrDo",
      label: t("findOrDo.title"),
      detail: keysOf("Ctrl+K", isMacPlatform()),
      onAction: () => controls.openDialog("findOrDo"),
    },
    {
      id: "keyboard",
      label: t("room.help.title"),
      detail: keysOf("Ctrl+/", isMacPlatform()),
      onAction: () => controls.openDialog("keyboard"),
    },
  ];
  return (
    <>
      <Menu
        label={t("room.toolbar.more")}
        trigger={
          <Button>
            {hasRoomOf(width, "narrow") ? (
              t("room.small.more")
            ) : (
              <VisuallyHidden>{t("room.toolbar.more")}</VisuallyHidden>
            )}
            <Icon name="more" />
          </Button>
        }
        sections={() => [
          ...writing(),
          ...(writeAs && width === "phone"
            ? [
                {
                  id: "writeAs",
                  title: t("room.writeAs.label"),
                  selected: `as-${writeAs.value}`,
                  items: writeAs.options.map(({ value, label }) => ({
                    id: `as-${value}`,
                    label,
                    onAction: () => writeAs.choose(value),
                  })),
                },
              ]
            : []),
          { id: "room", title: t("room.toolbar.room"), items: room() },
          ...(stage && !places.stage ? [stage.section] : []),
        ]}
      />
      {places.stage ? null : stage?.dialog}
      {places.stage ? null : rev?.dialog}
      {width === "phone" ? <FilterDialog isOpen={isFiltering} onClose={() => setIsFiltering(false)} /> : null}
    </>
  );
}
