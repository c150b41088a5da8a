import { useTranslation } from "react-i18next";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Select } from "../../../ui/Select.tsx";
import { FilterMenu } from "../../text/FilterMenu.tsx";
import { isFiltered } from "../../text/viewFilter.ts";
import { useRoom } from "../roomContext.ts";
import type { RoomControls } from "../roomControls.ts";
import { isMacPlatform, keysOf } from "../roomShortcuts.ts";
import { TEXT_VIEWS } from "../viewSettings.ts";
import { hasRoomOf, type RoomWidth } from "./useRoomWidth.ts";

export interface ViewToolsProps {
  readonly controls: RoomControls;
  readonly width: RoomWidth;
}

/** How one looks at the text: always in sight, side by side or, for want of room, as a list. Rules UI142, UI190. */
export function ViewTools({ controls, width }: ViewToolsProps) {
  const { t } = useTranslation();
  const { state, viewSettings, setViewSettings } = useRoom();
  const choice = {
    label: t("room.view.label"),
    options: TEXT_VIEWS.map((view) => ({ value: view, label: t(`room.view.${view}`) })),
    value: viewSettings.view,
    onChange: (view: (typeof TEXT_VIEWS)[number]) => setViewSettings({ ...viewSettings, view }),
  };
  return (
    <>
      {state.stage === "drafting" ? null : hasRoomOf(width, "middle") ? (
        <Segmented {...choice} />
      ) : (
        <Select {...choice} isLabelHidden />
      )}
      {state.stage !== "drafting" && (width !== "phone" || isFiltered(viewSettings.filter)) ? <FilterMenu /> : null}
      {/* On a small screen it is in the menu of the bottom bar. */}
      {hasRoomOf(width, "narrow") ? (
        <IconButton
          icon="search"
          label={t("room.toolbar.withKeys", { name: t("room.find.title"), keys: keysOf("Ctrl+F", isMacPlatform()) })}
          onPress={() => controls.openFind("find")}
        />
      ) : null}
    </>
  );
}
