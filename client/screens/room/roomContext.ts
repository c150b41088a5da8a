import { createContext, useContext } from "react";
import type { Awareness } from "y-protocols/awareness";
import type { Overlays } from "../../../shared/amendments/overlays.ts";
import type { LiveState } from "../../../shared/document/liveState.ts";
import type { OwnVersions } from "../../../shared/document/ownVersions.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import type { Refusal } from "../../../shared/domain/refusal.ts";
import type { DraftEditor } from "../../editor/draftEditor.ts";
import type { Connection } from "../../live/connection.ts";
import type { ViewSettings } from "./viewSettings.ts";

/** What every part of the room needs. It changes rarely: nothing in it follows a keystroke. */
export interface Room {
  readonly connection: Connection;
  readonly projection: Projection;
  readonly state: DraftState;
  /** The same decisions, for whoever follows them without being drawn anew. */
  readonly liveState: LiveState;
  /** What is proposed on each text. */
  readonly overlays: Overlays;
  /** The own versions that the keyboard writes; null where it writes base text, or nothing. */
  readonly versions: OwnVersions | null;
  /** Awareness of the private room, where members of a delegation see each other write. */
  readonly deskAwareness: Awareness | null;
  /** For whom facilitator or secretariat write; null: base text. Delegations always write for themselves. */
  readonly writeAs: string | null;
  readonly setWriteAs: (delegation: string | null) => void;
  readonly viewSettings: ViewSettings;
  readonly setViewSettings: (settings: ViewSettings) => void;
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
