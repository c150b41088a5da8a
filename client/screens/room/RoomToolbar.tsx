import { useTranslation } from "react-i18next";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { Toolbar } from "../../ui/Toolbar.tsx";
import { DecisionTools } from "./decide/DecisionTools.tsx";
import { PositionTools } from "./decide/PositionTools.tsx";
import { FloorTools } from "./floor/FloorTools.tsx";
import styles from "./RoomToolbar.module.css";
import { readOnlyReason } from "./readOnlyReason.ts";
import { regionId } from "./regions.ts";
import { RevTools } from "./revs/RevTools.tsx";
import { useRoom } from "./roomContext.ts";
import type { RoomControls } from "./roomControls.ts";
import { StageControl } from "./StageControl.tsx";
import { MoreTools } from "./toolbar/MoreTools.tsx";
import { TextTools } from "./toolbar/TextTools.tsx";
import { toolPlaces } from "./toolbar/toolPlaces.ts";
import { hasRoomOf, useRoomWidth } from "./toolbar/useRoomWidth.ts";
import { ViewTools } from "./toolbar/ViewTools.tsx";
import { WriteAs } from "./WriteAs.tsx";

/**
 * What one can do with the text, one tab stop, in at most two rows; for readers one sentence why they only read.
 * Rules A11Y7, UI13, UI190.
 */
export function RoomToolbar({ controls }: { readonly controls: RoomControls }) {
  const { t } = useTranslation();
  const { actor, connection, refusalFor, state, writeAs } = useRoom();
  const width = useRoomWidth();
  const refusal = refusalFor(null);
  const isDrafting = state.stage === "drafting";
  const places = toolPlaces({ width, role: actor.role, stage: state.stage, isOnBehalf: writeAs !== null });
  const isSmall = !hasRoomOf(width, "narrow");
  const more = <MoreTools controls={controls} width={width} places={places} />;
  return (
    <div className={styles.row}>
      {refusal ? <p className={styles.reader}>{readOnlyReason(refusal, actor, state, t)}</p> : null}
      <div className={styles.tools} id={regionId("toolbar")}>
        <Toolbar label={t("room.toolbar.label")} controls={regionId("text")}>
          <span className={styles.line}>
            {refusal ? null : <TextTools width={width} />}
            {places.writeAsFirst ? <WriteAs isSignOnly={false} /> : null}
            <span className={styles.end}>
              <ViewTools controls={controls} width={width} />
              {isDrafting && places.stage ? <StageControl /> : null}
              {isDrafting || isSmall ? more : null}
            </span>
          </span>
          {isDrafting ? null : (
            <span className={styles.line}>
              {actor.role === "facilitator" ? <DecisionTools buttons={places.decisions} /> : null}
              {places.writeAsFirst ? null : <WriteAs isSignOnly={width === "phone"} />}
              {isSmall ? null : <PositionTools />}
              {isSmall && actor.role !== "facilitator" ? null : <FloorTools hasProjector={places.projector} />}
              {places.register ? (
                <ButtonLink href={`/d/${connection.snapshot.access.id}/register`}>
                  {t("room.toolbar.register")}
                </ButtonLink>
              ) : null}
              {isSmall ? null : (
                <span className={styles.end}>
                  {places.stage ? <RevTools /> : null}
                  {places.stage ? <StageControl /> : null}
                  {more}
                </span>
              )}
            </span>
          )}
        </Toolbar>
      </div>
    </div>
  );
}
