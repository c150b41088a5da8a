import { useTranslation } from "react-i18next";
import type { FloorView } from "../../../shared/domain/clauseCommands.ts";
import type { Connection } from "../../live/connection.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { Button } from "../../ui/Button.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { ToggleButton } from "../../ui/ToggleButton.tsx";
import { useLive } from "../room/useLive.ts";
import styles from "./Projector.module.css";
import type { FullScreen } from "./useFullScreen.ts";

export interface ProjectorFootProps {
  readonly connection: Connection;
  /** None while nothing is on the floor. */
  readonly views: readonly FloorView[];
  readonly view: FloorView;
  readonly onView: (view: FloorView) => void;
  readonly isDark: boolean;
  readonly onDark: () => void;
  readonly fullScreen: FullScreen;
}

const isAway = (live: LiveSnapshot) => live.phase.kind === "waiting" || live.phase.kind === "halted";

/** How this screen shows it, for whoever stands at it: views, light, full screen. None of it reaches the room. Rule UI139. */
export function ProjectorFoot({ connection, views, view, onView, isDark, onDark, fullScreen }: ProjectorFootProps) {
  const { t } = useTranslation();
  const isOffline = useLive(connection, isAway);
  return (
    <footer className={styles.foot}>
      {views.length > 0 ? (
        <Segmented<FloorView>
          label={t("floor.screen.view")}
          value={view}
          onChange={onView}
          options={views.map((value) => ({ value, label: t(`floor.view.${value}`) }))}
        />
      ) : null}
      <p className={styles.keys}>{isOffline ? null : t("floor.screen.keys")}</p>
      <p className={styles.offline} role="status">
        {isOffline ? t("floor.screen.offline") : null}
      </p>
      <div className={styles.buttons}>
        <ToggleButton isSelected={isDark} onChange={onDark}>
          {t("floor.screen.dark")}
        </ToggleButton>
        {fullScreen.isPossible ? (
          <Button onPress={fullScreen.toggle}>
            {t(fullScreen.isOn ? "floor.screen.leaveFullScreen" : "floor.screen.fullScreen")}
          </Button>
        ) : null}
        <ButtonLink href={`/d/${connection.snapshot.access.id}`}>{t("floor.screen.toRoom")}</ButtonLink>
      </div>
    </footer>
  );
}
