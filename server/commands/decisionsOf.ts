import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import type { Decision } from "../../shared/domain/events.ts";

/** The decisions that stand in a draft, oldest first. Only the server writes there, so they are what it wrote. */
export function decisionsOf(draft: DraftDoc): readonly Decision[] {
  return draft.decisions.toArray() as Decision[];
}
