import type { Amendment } from "../../../../shared/domain/amendment.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";

/** The clause that an amendment is on or would bring; null for one on a note. */
export function amendmentClause({ proposed }: Amendment): ClauseId | null {
  if (proposed.kind === "insert") return proposed.clause;
  return "clause" in proposed.on ? proposed.on.clause : null;
}
