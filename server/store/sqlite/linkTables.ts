import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { DraftId, ParticipantId } from "../../../shared/domain/ids.ts";
import type { Role } from "../../../shared/domain/participants.ts";
import type { LinkRow, Store } from "../store.ts";
import { guarded, transact } from "./transact.ts";

type LinkStore = Pick<
  Store,
  "createLink" | "linkByHash" | "link" | "links" | "setLinkExpiry" | "revokeLink" | "spendLink"
>;

/** Links: only the hash of a token is here. Rule ST8. */
export function linkTables(database: DatabaseSync): LinkStore {
  const insert = database.prepare(
    `INSERT INTO links (id, hash, draft, role, delegation, created_by, created_at, expires_at, revoked_at, uses_left)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectByHash = database.prepare("SELECT * FROM links WHERE hash = ?");
  const select = database.prepare("SELECT * FROM links WHERE id = ?");
  const selectOfDraft = database.prepare("SELECT * FROM links WHERE draft IS ? ORDER BY created_at, rowid");
  const expire = database.prepare("UPDATE links SET expires_at = ? WHERE id = ?");
  const revoke = database.prepare("UPDATE links SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?");
  const endAccess = database.prepare(
    "UPDATE participants SET revoked_at = ? WHERE link = ? AND revoked_at IS NULL RETURNING id",
  );
  const use = database.prepare(
    "UPDATE links SET uses_left = uses_left - 1 WHERE id = ? AND revoked_at IS NULL AND (uses_left IS NULL OR uses_left > 0)",
  );

  return {
    createLink: async (link) =>
      guarded(
        () =>
          void insert.run(
            link.id,
            link.hash,
            link.draft,
            link.role,
            link.delegation,
            link.createdBy,
            link.createdAt,
            link.expiresAt,
            link.revokedAt,
            link.usesLeft,
          ),
      ),

    linkByHash: async (hash) =>
      guarded(() => {
        const row = selectByHash.get(hash);
        return row && linkRow(row);
      }),

    link: async (id) =>
      guarded(() => {
        const row = select.get(id);
        return row && linkRow(row);
      }),

    links: async (draft) => guarded(() => selectOfDraft.all(draft).map(linkRow)),

    setLinkExpiry: async (id, expiresAt) => guarded(() => void expire.run(expiresAt, id)),

    revokeLink: async (id, at) =>
      transact(database, () => {
        revoke.run(at, id);
        return endAccess.all(at, id).map((row) => row.id as ParticipantId);
      }),

    spendLink: async (id) => guarded(() => use.run(id).changes === 1),
  };
}

function linkRow(row: Record<string, SQLOutputValue>): LinkRow {
  return {
    id: String(row.id),
    hash: String(row.hash),
    draft: row.draft as DraftId | null,
    role: row.role as Role,
    delegation: row.delegation as string | null,
    createdBy: row.created_by as ParticipantId | null,
    createdAt: Number(row.created_at),
    expiresAt: row.expires_at as number | null,
    revokedAt: row.revoked_at as number | null,
    usesLeft: row.uses_left as number | null,
  };
}
