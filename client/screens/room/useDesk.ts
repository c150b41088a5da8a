import type { Awareness } from "y-protocols/awareness";
import type { PrivateDoc } from "../../../shared/document/privateDoc.ts";
import type { Actor, Stage } from "../../../shared/domain/participants.ts";
import type { Connection } from "../../live/connection.ts";
import { useLocalDesk } from "../../live/useLocalDesk.ts";
import { usePrivateRoom } from "../../live/usePrivateRoom.ts";

/** Where somebody writes what is not tabled yet. */
export interface Desk {
  readonly desk: PrivateDoc;
  /** Null where nobody else writes. */
  readonly awareness: Awareness | null;
}

/**
 * Where this person writes what is not tabled yet: delegations in their private room, facilitator and secretariat on this
 * device. Null where nothing can be proposed. Rule PE17.
 */
export function useDesk(connection: Connection, actor: Actor, stage: Stage, writeAs: string | null): Desk | null {
  const room = usePrivateRoom(connection, actor, stage);
  const local = useLocalDesk(connection, actor);
  if (stage !== "negotiation") return null;
  if (room) return room;
  return writeAs !== null && local ? { desk: local.desk, awareness: null } : null;
}
