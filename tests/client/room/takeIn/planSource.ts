import * as Y from "yjs";
import type { PlanSource } from "../../../../client/screens/room/takeIn/plannedChange.ts";
import { writeWords } from "../../../../server/commands/writeWords.ts";
import { Overlays } from "../../../../shared/amendments/overlays.ts";
import { addClause, addFootnote, draftDoc } from "../../../../shared/document/draftDoc.ts";
import { LiveState } from "../../../../shared/document/liveState.ts";
import { Projection } from "../../../../shared/document/projection.ts";
import type { SeatedNegotiation } from "../negotiationRoom.tsx";

/** A document that holds a negotiation as it stands, read as the room reads it; it does not follow. */
export function planSource(negotiation: SeatedNegotiation): PlanSource {
  const draft = draftDoc(new Y.Doc());
  for (const { id, kind, level, order, runs, deleted } of negotiation.clauses.values()) {
    addClause(draft, { id, kind, level, order, runs });
    if (deleted) draft.clauses.get(id)?.set("deleted", true);
  }
  for (const [id, runs] of negotiation.notes) addFootnote(draft, id, runs);
  for (const change of negotiation.changes) {
    if (change.type === "addAmendment" || change.type === "amendmentWords") writeWords(draft, change);
  }
  draft.decisions.push(negotiation.decisions);
  const live = new LiveState(draft);
  const projection = new Projection(draft, live);
  return { overlays: new Overlays(projection, live), projection, state: live.state };
}
