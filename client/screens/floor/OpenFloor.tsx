import { useTranslation } from "react-i18next";
import type { DraftResponse } from "../../../shared/protocol/http.ts";
import type { Connection } from "../../live/connection.ts";
import { useDelegationHues } from "../../live/delegationHues.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { useConnection } from "../room/useConnection.ts";
import { useLiveState, useStateOf } from "../room/useDraftState.ts";
import { useLive } from "../room/useLive.ts";
import { useOverlays } from "../room/useOverlays.ts";
import { useProjection } from "../room/useProjection.ts";
import styles from "./FloorScreen.module.css";
import { Projector } from "./Projector.tsx";

/** The projector of a draft that this person may read: the same live session as the room, without an editor and its caret. */
export function OpenFloor({ access }: { readonly access: DraftResponse }) {
  const { t } = useTranslation();
  const connection = useConnection(access);
  if (!connection) return <main className={styles.waiting}>{t("floor.screen.opening")}</main>;
  return <ConnectedFloor connection={connection} />;
}

const shownDraft = (live: LiveSnapshot) => live.document;
const hasText = (live: LiveSnapshot) => live.hasText;

function ConnectedFloor({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const draft = useLive(connection, shownDraft);
  const isReady = useLive(connection, hasText);
  const liveState = useLiveState(draft);
  const state = useStateOf(liveState);
  const projection = useProjection(draft, liveState);
  const overlays = useOverlays(projection, liveState);
  const hues = useDelegationHues(connection.snapshot.access.id, state);
  if (!liveState || !projection || !overlays || !isReady) {
    return <main className={styles.waiting}>{t("floor.screen.opening")}</main>;
  }
  return (
    <Projector
      connection={connection}
      liveState={liveState}
      state={state}
      projection={projection}
      overlays={overlays}
      hues={hues}
    />
  );
}
