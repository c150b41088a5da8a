import { useCallback, useMemo, useState } from "react";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { mayPropose } from "../../../shared/domain/mayPropose.ts";
import { mayEditBase } from "../../../shared/domain/permissions.ts";
import type { Refusal } from "../../../shared/domain/refusal.ts";
import type { DraftResponse } from "../../../shared/protocol/http.ts";
import type { DraftEditor } from "../../editor/draftEditor.ts";
import { BASE_VIEW, OPENING_DESK } from "../../editor/planRunner.ts";
import type { Connection } from "../../live/connection.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { RoomLayout } from "./RoomLayout.tsx";
import { RoomSkeleton } from "./RoomSkeleton.tsx";
import { type Room, RoomContext } from "./roomContext.ts";
import { useConnection } from "./useConnection.ts";
import { useDesk } from "./useDesk.ts";
import { useLive } from "./useLive.ts";
import { useOnceOrAfter } from "./useOnceOrAfter.ts";
import { useOpenDraft } from "./useOpenDraft.ts";
import { useOwnVersions } from "./useOwnVersions.ts";
import { DEFAULT_VIEW } from "./viewSettings.ts";

/** The room of a draft that this person may enter. */
export function OpenRoom({ access }: { readonly access: DraftResponse }) {
  const connection = useConnection(access);
  return connection ? <ConnectedRoom connection={connection} /> : <RoomSkeleton title={access.title} />;
}

/** How long the room waits for the private words of a delegation before it shows the text without them. */
const DESK_PATIENCE_MS = 3_000;

/** Why nothing may be written however the roles are. Who only has to sign in again writes on: it is kept, and sent then. */
const barrier = (live: LiveSnapshot): Refusal["code"] | null => {
  if (live.phase.kind !== "halted" || live.phase.code === "sign_in_again") return null;
  return live.phase.code === "draft_closed" ? "draft_closed" : "no_access";
};

function ConnectedRoom({ connection }: { readonly connection: Connection }) {
  const { isReady, liveState, state, projection, overlays, actor } = useOpenDraft(connection);
  const closed = useLive(connection, barrier);
  const title = useLive(connection, (live) => live.access.title);
  const [writeAs, setWriteAs] = useState<string | null>(null);
  const [viewSettings, setViewSettings] = useState(DEFAULT_VIEW);
  const [editor, setEditor] = useState<DraftEditor | null>(null);

  const desk = useDesk(connection, actor, state.stage, writeAs);
  const isBaseShown = viewSettings.view === "base" || viewSettings.view === "compilation";
  const versions = useOwnVersions({
    projection,
    state: liveState,
    desk: desk?.desk ?? null,
    delegation: actor.delegation?.code ?? writeAs,
    isShown: !isBaseShown,
  });
  const deskAwareness = desk?.awareness ?? null;
  const isOpeningDesk = actor.role === "delegation" && state.stage === "negotiation" && !desk;
  const isComplete = useOnceOrAfter(isReady && !isOpeningDesk, DESK_PATIENCE_MS);
  const refusalFor = useCallback(
    (clause: ClauseId | null): Refusal | null => {
      if (closed) return { code: closed };
      if (!versions && !isOpeningDesk) return mayEditBase(actor, state, clause ?? undefined);
      const refusal = mayPropose(actor, state, clause ?? undefined);
      if (!versions) return refusal ?? (clause === null ? null : { code: "read_only", detail: OPENING_DESK });
      // Own words cannot be written where they are not shown.
      return refusal ?? (isBaseShown && clause !== null ? { code: "read_only", detail: BASE_VIEW } : null);
    },
    [closed, actor, state, versions, isBaseShown, isOpeningDesk],
  );
  const room = useMemo((): Room | null => {
    if (!projection || !liveState || !overlays) return null;
    return {
      ...{ connection, projection, liveState, overlays, state, actor, refusalFor, editor, versions, deskAwareness },
      ...{ viewSettings, setViewSettings, writeAs, setWriteAs },
    };
  }, [
    connection,
    projection,
    liveState,
    overlays,
    state,
    actor,
    refusalFor,
    editor,
    versions,
    deskAwareness,
    viewSettings,
    writeAs,
  ]);
  if (!room || !isReady || !isComplete) return <RoomSkeleton title={title} />;
  return (
    <RoomContext value={room}>
      <RoomLayout onEditor={setEditor} />
    </RoomContext>
  );
}
