import { createContext, useContext } from "react";
import type { Projection } from "../../../shared/document/projection.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import type { Refusal } from "../../../shared/domain/refusal.ts";
import type { DraftEditor } from "../../editor/draftEditor.ts";
import type { Connection } from "../../live/connection.ts";

/** What every part of the room needs. It changes rarely: nothing in it follows a keystroke. */
export interface Room {
  readonly connection: Connection;
  readonly projection: Projection;
  readonly state: DraftState;
  readonly actor: Actor;
  /** Why this person may not change a clause (null: the text as a whole); null where they may. */
  readonly refusalFor: (clause: ClauseId | null) => Refusal | null;
  /** Null until it stands, and after a crash. */
  readonly editor: DraftEditor | null;
}

export const RoomContext = createContext<Room | null>(null);

/** The room around a component. @throws RangeError outside of one. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new RangeError("useRoom needs a room above it");
  return room;
}
