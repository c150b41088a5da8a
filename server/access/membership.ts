import type { DraftId } from "../../shared/domain/ids.ts";
import type { Actor, Delegation } from "../../shared/domain/participants.ts";
import type { ParticipantJson } from "../../shared/protocol/http.ts";
import type { ParticipantRow, Store } from "../store/store.ts";

/**
 * What a person is in a draft: what a link of this very draft made them (the last one counts), else secretariat where they
 * are that in all drafts, else nothing. Rule AC1.
 */
export function membershipIn(rows: readonly ParticipantRow[], draft: DraftId): ParticipantRow | undefined {
  const active = rows.filter((row) => row.revokedAt === null);
  return active.findLast((row) => row.draft === draft) ?? active.findLast((row) => row.draft === null);
}

/** The delegation a participant speaks for, as the draft knows it. */
export async function delegationOf(store: Store, row: ParticipantRow): Promise<Delegation | undefined> {
  if (row.draft === null || row.delegation === null) return undefined;
  const found = (await store.delegations(row.draft)).find((delegation) => delegation.code === row.delegation);
  return found && { code: found.code, name: found.name, coreGroup: found.coreGroup };
}

/** The actor the domain knows. */
export async function actorOf(store: Store, row: ParticipantRow): Promise<Actor> {
  const delegation = await delegationOf(store, row);
  return { participant: row.id, name: row.name, role: row.role, ...(delegation ? { delegation } : {}) };
}

/** A participant as the API shows it. */
export async function participantJson(store: Store, row: ParticipantRow): Promise<ParticipantJson> {
  return {
    id: row.id,
    draft: row.draft,
    name: row.name,
    role: row.role,
    delegation: (await delegationOf(store, row)) ?? null,
    joinedAt: new Date(row.createdAt).toISOString(),
  };
}
