import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { DraftId, ParticipantId } from "../../../shared/domain/ids.ts";
import type { DelegationRow, DraftRow, Store } from "../store.ts";
import { guarded } from "./transact.ts";

type DraftStore = Pick<Store, "createDraft" | "updateDraft" | "draft" | "drafts" | "saveDelegation" | "delegations">;

/** Drafts and their delegations. */
export function draftTables(database: DatabaseSync): DraftStore {
  const insertDraft = database.prepare(
    "INSERT INTO drafts (id, created_at, created_by, title, symbol, stage, last_change_at, archived) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const update = database.prepare(
    `UPDATE drafts SET title = coalesce(?, title), symbol = coalesce(?, symbol), stage = coalesce(?, stage),
     last_change_at = coalesce(?, last_change_at), archived = coalesce(?, archived) WHERE id = ?`,
  );
  const selectDraft = database.prepare("SELECT * FROM drafts WHERE id = ?");
  const selectDrafts = database.prepare("SELECT * FROM drafts ORDER BY last_change_at DESC, id");
  const upsertDelegation = database.prepare(
    "INSERT OR REPLACE INTO delegations (draft, code, name, core_group) VALUES (?, ?, ?, ?)",
  );
  const selectDelegations = database.prepare("SELECT * FROM delegations WHERE draft = ? ORDER BY code");

  return {
    createDraft: async (draft) =>
      guarded(
        () =>
          void insertDraft.run(
            draft.id,
            draft.createdAt,
            draft.createdBy,
            draft.title,
            draft.symbol,
            draft.stage,
            draft.lastChangeAt,
            Number(draft.archived),
          ),
      ),

    updateDraft: async (id, change) =>
      guarded(
        () =>
          void update.run(
            change.title ?? null,
            change.symbol ?? null,
            change.stage ?? null,
            change.lastChangeAt ?? null,
            change.archived === undefined ? null : Number(change.archived),
            id,
          ),
      ),

    draft: async (id) =>
      guarded(() => {
        const row = selectDraft.get(id);
        return row && draftRow(row);
      }),

    drafts: async () => guarded(() => selectDrafts.all().map(draftRow)),

    saveDelegation: async ({ draft, code, name, coreGroup }) =>
      guarded(() => void upsertDelegation.run(draft, code, name, Number(coreGroup))),

    delegations: async (draft) => guarded(() => selectDelegations.all(draft).map(delegationRow)),
  };
}

function draftRow(row: Record<string, SQLOutputValue>): DraftRow {
  return {
    id: row.id as DraftId,
    createdAt: Number(row.created_at),
    createdBy: row.created_by as ParticipantId | null,
    title: String(row.title),
    symbol: String(row.symbol),
    stage: String(row.stage),
    lastChangeAt: Number(row.last_change_at),
    archived: row.archived === 1,
  };
}

function delegationRow(row: Record<string, SQLOutputValue>): DelegationRow {
  return {
    draft: row.draft as DraftId,
    code: String(row.code),
    name: String(row.name),
    coreGroup: row.core_group === 1,
  };
}
