import type { DraftId } from "../../shared/domain/ids.ts";
import type { ParticipantRow, Store } from "../store/store.ts";

/** Who speaks for a delegation in a draft right now. */
export async function delegationMembers(
  store: Store,
  draft: DraftId,
  delegation: string,
): Promise<readonly ParticipantRow[]> {
  const rows = await store.participantsOfDraft(draft);
  return rows.filter((row) => row.draft === draft && row.delegation === delegation && row.revokedAt === null);
}
