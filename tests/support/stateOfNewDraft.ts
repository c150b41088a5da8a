import type { Stage } from "../../shared/domain/participants.ts";
import type { StateJson } from "../../shared/protocol/stateSchema.ts";

/** The state of a draft without clauses on which nothing was decided but its stage, as the API gives it. */
export function stateOfNewDraft(stage: Stage): StateJson {
  return {
    stage,
    deadline: null,
    lastDecision: 0,
    reading: 0,
    revisions: [],
    sponsors: [],
    floor: null,
    undoable: null,
    amendments: [],
    clauses: [],
    progress: {
      total: 0,
      closed: 0,
      counts: { notDiscussed: 0, open: 0, bracketed: 0, agreedAdRef: 0, agreed: 0 },
      openAmendments: 0,
    },
  };
}
