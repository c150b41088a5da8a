import type * as Y from "yjs";
import type { DraftState } from "../../shared/domain/draftState.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import type { ClientClaims } from "./clientClaims.ts";
import { inspectUpdate } from "./inspectUpdate.ts";
import type { UpdateLimits } from "./limits.ts";
import type { RoomPolicy } from "./roomPolicy.ts";

/** What is to become of an update: applied (or nothing new in it), or why not. */
export type Verdict =
  | { readonly ok: true; readonly isEmpty: boolean; readonly clients: readonly number[] }
  | { readonly ok: false; readonly reason: "malformed" | "missing" | "refused"; readonly refusal: Refusal };

/** Where an update would go. */
export interface JudgedDoc {
  readonly doc: Y.Doc;
  readonly policy: RoomPolicy;
  readonly claims: ClientClaims;
  readonly limits: UpdateLimits & { readonly maxClientsPerParticipant: number };
}

/** Inspects an update and asks the permission table; touches nothing. Rules SY10–SY13, PE1–PE13. */
export function judgeUpdate(judged: JudgedDoc, update: Uint8Array, actor: Actor, state: DraftState): Verdict {
  const { doc, policy, claims, limits } = judged;
  const inspection = inspectUpdate(doc, policy.roots, update, limits);
  if (!inspection.ok) return inspection;
  const { operations, clients } = inspection;
  const refused = (refusal: Refusal): Verdict => ({ ok: false, reason: "refused", refusal });
  // Even what nobody would ever see takes room.
  if (actor.role === "observer" && clients.length > 0) return refused({ code: "read_only" });
  const foreign = clients.find((client) => !claims.isFree(client, actor.participant));
  if (foreign !== undefined) return refused({ code: "foreign_client_id", detail: String(foreign) });
  if (clients.length > 0 && claims.writtenWith(clients, actor.participant) > limits.maxClientsPerParticipant) {
    return refused({ code: "too_large", detail: "too many client ids of one participant" });
  }
  const refusal = policy.permit(operations, actor, state);
  return refusal ? refused(refusal) : { ok: true, isEmpty: operations.length + clients.length === 0, clients };
}
