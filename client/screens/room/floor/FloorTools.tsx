import { useTranslation } from "react-i18next";
import { ToggleButton } from "../../../ui/ToggleButton.tsx";
import { isMacPlatform, keysOf } from "../roomShortcuts.ts";
import { FloorMover } from "./FloorMover.tsx";
import { useFloor } from "./floorContext.ts";
import { ProjectorLink } from "./ProjectorLink.tsx";

export interface FloorToolsProps {
  /** False where the projector is in a menu, for want of room. */
  readonly hasProjector?: boolean;
}

/** The floor in the toolbar: the facilitator moves it, everybody else may follow it; both find the projector. Rule UI120. */
export function FloorTools({ hasProjector = true }: FloorToolsProps) {
  const { isMover } = useFloor();
  return (
    <>
      {isMover ? <FloorMover /> : <FollowToggle />}
      {hasProjector ? <ProjectorLink /> : null}
    </>
  );
}

function FollowToggle() {
  const { t } = useTranslation();
  const { following, toggle } = useFloor();
  const keys = keysOf("Ctrl+Alt+O", isMacPlatform());
  return (
    <ToggleButton
      isSelected={following !== "off"}
      onChange={toggle}
      hint={t("room.toolbar.withKeys", { name: t("floor.followHint"), keys })}
    >
      {t("floor.follow")}
    </ToggleButton>
  );
}
