import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import { LiveState } from "../../shared/document/liveState.ts";
import { Projection } from "../../shared/document/projection.ts";
import type { AmendmentId, ClauseId } from "../../shared/domain/ids.ts";

/** What the room calls things in a document, for what has to be named later, when they may be gone. */
export interface RoomNames {
  /** "OP 3"; empty where a clause has no label. */
  clause(draft: DraftDoc, clause: ClauseId): string;
  /** "A-012"; empty where there is no such amendment. */
  amendment(draft: DraftDoc, amendment: AmendmentId): string;
}

/** The names that are on the screen: labels that were given out, numbers of amendments. */
export const roomNames: RoomNames = {
  clause: (draft, clause) => {
    const state = new LiveState(draft);
    const projection = new Projection(draft, state);
    const label = projection.clause(clause)?.label ?? "";
    projection.destroy();
    state.destroy();
    return label;
  },
  amendment: (draft, amendment) => {
    const state = new LiveState(draft);
    const number = state.state.amendments.get(amendment)?.number ?? "";
    state.destroy();
    return number;
  },
};
