import type { DraftId, ParticipantId } from "../../../../shared/domain/ids.ts";

const keyOf = (draft: DraftId, person: ParticipantId) => `adref.seen.${draft}.${person}`;

/** Number of the last decision that this person has seen in this draft on this device; null where none is kept. Rule UI130. */
export function seenUntil(draft: DraftId, person: ParticipantId): number | null {
  try {
    const kept = localStorage.getItem(keyOf(draft, person));
    return kept !== null && /^\d{1,12}$/.test(kept) ? Number(kept) : null;
  } catch {
    return null;
  }
}

/** Keeps it. */
export function keepSeen(draft: DraftId, person: ParticipantId, decision: number): void {
  try {
    localStorage.setItem(keyOf(draft, person), String(decision));
  } catch {
    // Without storage nothing is offered at the next visit.
  }
}
