import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Actor } from "../../../shared/domain/participants.ts";
import type { DraftResponse } from "../../../shared/protocol/http.ts";
import { PERSON_KEY, type PersonHere } from "../../../shared/protocol/presence.ts";
import type { Connection } from "../../live/connection.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ConnectionBars } from "../room/ConnectionBars.tsx";
import { type Room, RoomContext } from "../room/roomContext.ts";
import { useConnection } from "../room/useConnection.ts";
import { useLiveState, useStateOf } from "../room/useDraftState.ts";
import { useLive } from "../room/useLive.ts";
import { useOverlays } from "../room/useOverlays.ts";
import { useProjection } from "../room/useProjection.ts";
import { DEFAULT_VIEW } from "../room/viewSettings.ts";
import { Register } from "./Register.tsx";

/** The register over a live session of the draft. */
export function OpenRegister({ access }: { readonly access: DraftResponse }) {
  const { t } = useTranslation();
  const connection = useConnection(access);
  if (!connection) return <Skeleton label={t("register.opening")} lines={8} />;
  return <ConnectedRegister connection={connection} />;
}

const shownDraft = (live: LiveSnapshot) => live.document;
const shownMe = (live: LiveSnapshot) => live.access.me;
const shownAwareness = (live: LiveSnapshot) => live.awareness;
const hasText = (live: LiveSnapshot) => live.hasText;
const nothing = () => undefined;

/** The same session as in the room, with nothing that writes words. */
function ConnectedRegister({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const draft = useLive(connection, shownDraft);
  const me = useLive(connection, shownMe);
  const awareness = useLive(connection, shownAwareness);
  const isReady = useLive(connection, hasText);
  const liveState = useLiveState(draft);
  const state = useStateOf(liveState);
  const projection = useProjection(draft, liveState);
  const overlays = useOverlays(projection, liveState);
  const [viewSettings, setViewSettings] = useState(DEFAULT_VIEW);
  const actor = useMemo(
    (): Actor => ({
      participant: me.id,
      name: me.name,
      role: me.role,
      ...(me.delegation ? { delegation: me.delegation } : {}),
    }),
    [me],
  );
  useEffect(() => {
    const person: PersonHere = {
      participant: me.id,
      name: me.name,
      role: me.role,
      ...(me.delegation ? { delegation: { code: me.delegation.code, name: me.delegation.name } } : {}),
    };
    awareness.setLocalStateField(PERSON_KEY, person);
  }, [awareness, me]);
  const room = useMemo((): Room | null => {
    if (!projection || !liveState || !overlays) return null;
    return {
      ...{ connection, projection, liveState, overlays, state, actor, viewSettings, setViewSettings },
      ...{ editor: null, versions: null, deskAwareness: null, writeAs: null, setWriteAs: nothing },
      refusalFor: () => ({ code: "read_only" }),
    };
  }, [connection, projection, liveState, overlays, state, actor, viewSettings]);
  if (!room || !isReady) return <Skeleton label={t("register.opening")} lines={8} />;
  return (
    <RoomContext value={room}>
      <div data-screen-only>
        <ConnectionBars />
      </div>
      <Register />
    </RoomContext>
  );
}
