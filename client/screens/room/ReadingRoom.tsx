import { type ReactNode, useMemo, useState } from "react";
import type { DraftResponse } from "../../../shared/protocol/http.ts";
import type { Connection } from "../../live/connection.ts";
import { ConnectionBars } from "./ConnectionBars.tsx";
import { type Room, RoomContext } from "./roomContext.ts";
import { useConnection } from "./useConnection.ts";
import { useOpenDraft } from "./useOpenDraft.ts";
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

const nothing = () => undefined;

interface ConnectedProps extends Omit<ReadingRoomProps, "access"> {
  readonly connection: Connection;
}

function Connected({ connection, waiting, children }: ConnectedProps) {
  const { isReady, liveState, state, projection, overlays, actor } = useOpenDraft(connection);
  const [viewSettings, setViewSettings] = useState(DEFAULT_VIEW);
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
