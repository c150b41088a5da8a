import type { ParticipantId } from "../../shared/domain/ids.ts";

/** What access must be able to do to open connections: whoever may no longer do what they could has to come in anew. */
export interface Connections {
  /** Closes every socket of a participant with the code of `access_changed`. */
  dropParticipant(participant: ParticipantId, code: "access_changed"): void;
}
