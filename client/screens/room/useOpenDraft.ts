import { useEffect, useMemo } from "react";
import type { Actor } from "../../../shared/domain/participants.ts";
import { PERSON_KEY, type PersonHere } from "../../../shared/protocol/presence.ts";
import type { Connection } from "../../live/connection.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import type { Room } from "./roomContext.ts";
import { useLiveState, useStateOf } from "./useDraftState.ts";
import { useLive } from "./useLive.ts";
import { useOverlays } from "./useOverlays.ts";
import { useProjection } from "./useProjection.ts";

const shownDraft = (live: LiveSnapshot) => live.document;
const shownMe = (live: LiveSnapshot) => live.access.me;
const shownAwareness = (live: LiveSnapshot) => live.awareness;
const hasText = (live: LiveSnapshot) => live.hasText;

/** What every screen of an open draft shows: its text, its decisions and what is proposed, as they are now. */
type OpenDraft = Pick<Room, "state" | "actor"> & {
  /** False until the text has come. */
  readonly isReady: boolean;
} & { readonly [Part in "projection" | "liveState" | "overlays"]: Room[Part] | null };

/** Follows an open draft, and tells the others who is here. */
export function useOpenDraft(connection: Connection): OpenDraft {
  const draft = useLive(connection, shownDraft);
  const me = useLive(connection, shownMe);
  const awareness = useLive(connection, shownAwareness);
  const isReady = useLive(connection, hasText);
  const liveState = useLiveState(draft);
  const state = useStateOf(liveState);
  const projection = useProjection(draft, liveState);
  const overlays = useOverlays(projection, liveState);
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
      participant: actor.participant,
      name: actor.name,
      role: actor.role,
      ...(actor.delegation ? { delegation: { code: actor.delegation.code, name: actor.delegation.name } } : {}),
    };
    awareness.setLocalStateField(PERSON_KEY, person);
  }, [awareness, actor]);
  return { isReady, liveState, state, projection, overlays, actor };
}
