import type { ClauseStatus } from "../../shared/domain/agreement.ts";
import { type DraftState, INITIAL_STATE } from "../../shared/domain/draftState.ts";
import type { PermissionView } from "../../shared/domain/entryPermissions.ts";
import type { ClauseId, ParticipantId } from "../../shared/domain/ids.ts";
import type { Operation, OperationContent } from "../../shared/domain/operation.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import { permit } from "../../shared/domain/permissions.ts";

export const BRAZIL = { code: "BRA", name: "Brazil", coreGroup: false };
export const EU = { code: "EU", name: "European Union", coreGroup: true };

/** Somebody of a role, in a delegation or not. */
export function actor(role: Actor["role"], delegation?: Actor["delegation"]): Actor {
  return { participant: `p-${role}` as ParticipantId, name: role, role, ...(delegation ? { delegation } : {}) };
}

/** The state of a draft in which nothing was decided yet, with what is given. */
export const state = (change: Partial<DraftState> = {}): DraftState => ({ ...INITIAL_STATE, ...change });
/** Statuses of clauses by id. */
export const statuses = (of: Record<string, ClauseStatus>): DraftState["clauseStatus"] =>
  new Map(Object.entries(of).map(([id, status]) => [id as ClauseId, status]));

/** A document with one clause, one footnote cited in a locked clause and one that is not, and what is given. */
export function view(change: Partial<PermissionView> = {}): PermissionView {
  return {
    has: (_root, id) => ["op1", "note1", "locked", "comment1"].includes(id),
    count: () => 1,
    hasCells: (clause) => clause === "table",
    textLength: () => 10,
    isCitedLocked: (footnote) => footnote === "locked",
    amendment: () => undefined,
    commentAuthor: (id) => (id === "comment1" ? "p-observer" : undefined),
    ...change,
  };
}

export const value = (of: unknown): OperationContent => ({ type: "value", value: of });
/** Operations as the inspection of an update finds them. */
export const set = (path: string, content: OperationContent): Operation => {
  const parts = path.split("/");
  return { action: "set", path: parts.slice(0, -1), key: parts.at(-1) as string, content };
};
export const remove = (path: string): Operation => ({ ...set(path, value(1)), action: "delete" });
export const insert = (path: string, content: OperationContent): Operation => ({
  action: "insert",
  path: path.split("/"),
  key: null,
  content,
});
export const words = (text: string): OperationContent => ({ type: "string", text });

/** Why operations are refused to somebody; null where they are permitted. */
export function codeOf(
  operations: Operation[],
  who: Actor,
  change: { state?: DraftState; view?: Partial<PermissionView> } = {},
) {
  return permit(operations, who, change.state ?? state(), view(change.view))?.code ?? null;
}
