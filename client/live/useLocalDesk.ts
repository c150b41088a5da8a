import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { PrivateDoc } from "../../shared/document/privateDoc.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import type { Connection } from "./connection.ts";
import { LocalDesk } from "./localDesk.ts";

/** Where facilitator and secretariat write on behalf of a delegation. */
export interface LocalDeskLive {
  readonly desk: PrivateDoc;
  /** Whether this device keeps what is written; null while that is being found out. */
  readonly isKept: boolean | null;
}

/**
 * The actor's own desk for the draft of a live session: on this device only, never sent. Null for whoever is not an
 * organiser, and until what is on the device has been read. Rule SY56.
 */
export function useLocalDesk(draft: Connection, actor: Actor): LocalDeskLive | null {
  const { participant, role } = actor;
  const isOrganiser = role === "facilitator" || role === "secretariat";
  const [desk, setDesk] = useState<LocalDesk | null>(null);
  const former = useRef<LocalDesk | null>(null);
  useEffect(() => {
    if (!isOrganiser) return;
    const { indexedDB, storage } = draft.environment;
    const made = new LocalDesk({ draft: draft.snapshot.access.id, participant, indexedDB, storage });
    if (former.current) made.takeOver(former.current);
    former.current = made;
    const leave = draft.joint.joinDesk(made);
    setDesk(made);
    return () => {
      leave();
      made.destroy();
      setDesk(null);
    };
  }, [draft, participant, isOrganiser]);
  return useShown(desk);
}

function useShown(desk: LocalDesk | null): LocalDeskLive | null {
  const [cache] = useState<{ of: LocalDesk | null; value: LocalDeskLive | null }>({ of: null, value: null });
  return useSyncExternalStore(desk?.subscribe ?? subscribeToNothing, () => {
    if (!desk?.isReady) return null;
    if (cache.of !== desk || cache.value?.isKept !== desk.isKept) {
      cache.of = desk;
      cache.value = { desk: desk.desk, isKept: desk.isKept };
    }
    return cache.value;
  });
}

const subscribeToNothing = () => () => undefined;
