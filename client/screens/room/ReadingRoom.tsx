import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Actor } from "../../../shared/domain/participants.ts";
import type { DraftResponse } from "../../../shared/protocol/http.ts";
import { PERSON_KEY, type PersonHere } from "../../../shared/protocol/presence.ts";
import type { Connection } from "../../live/connection.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { ConnectionBars } from "./ConnectionBars.tsx";
import { type Room, RoomContext } from "./roomContext.ts";
import { useConnection } from "./useConnection.ts";
import { useLiveState, useStateOf } from "./useDraftState.ts";
import { useLive } from "./useLive.ts";
import { useOverlays } from "./useOverlays.ts";
import { useProjection } from "./useProjection.ts";
import { DEFAULT_VIEW } from "./viewSettings.ts";

export interface ReadingRoomProps {
  readonly access: DraftResponse;
  /** Shown until the text is there. */
  readonly waiting: ReactNode;
  readonly children: ReactNode;
}

/** A live session of a draft for screens that only read: the same as in the room, with nothing that writes words. */
export function ReadingRoom({ access, waiting, children }: ReadingRoomProps) {
  const connection = useConnection(access);
  if (!connection) return waiting;
  return (
    <Connected connection={connection} waiting={waiting}>
      {children}
    </Connected>
  );
}

const shownDraft = (live: LiveSnapshot) => live.document;
const shownMe = (live: LiveSnapshot) => live.access.me;
const shownAwareness = (live: LiveSnapshot) => live.awareness;
const hasText = (live: LiveSnapshot) => live.hasText;
const nothing = () => undefined;

interface ConnectedProps extends Omit<ReadingRoomProps, "access"> {
  readonly connection: Connection;
}

function Connected({ connection, waiting, children }: ConnectedProps) {
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
  if (!room || !isReady) return waiting;
  return (
    <RoomContext value={room}>
      <div data-screen-only>
        <ConnectionBars />
      </div>
      {children}
    </RoomContext>
  );
}
