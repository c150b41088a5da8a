import { useEffect, useState, useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";
import type { PrivateDoc } from "../../shared/document/privateDoc.ts";
import type { Actor, Stage } from "../../shared/domain/participants.ts";
import { Connection } from "./connection.ts";
import { followDraft } from "./followDraft.ts";
import { privateRoom } from "./privateRoom.ts";

/** The private room of one's own delegation. Another object, with another `desk`, after a recovery. */
export interface PrivateRoomLive {
  readonly desk: PrivateDoc;
  readonly awareness: Awareness;
  readonly connection: Connection<PrivateDoc>;
}

/**
 * The live private room of the actor's delegation beside the session of the draft; null for everybody else, while the
 * draft is only being drafted, and until what is in it is known. It is opened once and kept until the draft is left.
 * Rules SY53, SY54.
 */
export function usePrivateRoom(draft: Connection, actor: Actor, stage: Stage): PrivateRoomLive | null {
  const code = actor.role === "delegation" ? actor.delegation?.code : undefined;
  // Going back to drafting closes nothing: each opening is put on record.
  const [wasNeeded, setWasNeeded] = useState(stage !== "drafting");
  if (stage !== "drafting" && !wasNeeded) setWasNeeded(true);
  const [connection, setConnection] = useState<Connection<PrivateDoc> | null>(null);
  useEffect(() => {
    if (code === undefined || !wasNeeded) return;
    const made = openPrivateRoom(draft, code);
    const ends = [draft.joint.join(made), followDraft(draft, made)];
    setConnection(made);
    return () => {
      for (const end of ends) end();
      made.destroy();
      setConnection(null);
    };
  }, [draft, code, wasNeeded]);
  return useShown(connection);
}

/** A session of a delegation's private room, over the same means as that of the draft. */
export function openPrivateRoom(draft: Connection, delegation: string): Connection<PrivateDoc> {
  return new Connection({
    ...draft.environment,
    kind: privateRoom(delegation, (place) => draft.labelOf("clause" in place ? place : { ...place, part: "text" })),
    access: draft.snapshot.access,
  });
}

function useShown(connection: Connection<PrivateDoc> | null): PrivateRoomLive | null {
  const [cache] = useState<{ value: PrivateRoomLive | null }>({ value: null });
  return useSyncExternalStore(connection?.subscribe ?? subscribeToNothing, () => {
    const live = connection?.snapshot;
    if (!connection || !live?.hasText) return null;
    const { value } = cache;
    if (value?.connection !== connection || value.desk !== live.document) {
      cache.value = { desk: live.document, awareness: live.awareness, connection };
    }
    return cache.value;
  });
}

const subscribeToNothing = () => () => undefined;
