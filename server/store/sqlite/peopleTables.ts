import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { DraftId, ParticipantId } from "../../../shared/domain/ids.ts";
import type { Role } from "../../../shared/domain/participants.ts";
import type { ParticipantRow, Store } from "../store.ts";
import { guarded } from "./transact.ts";

type PeopleStore = Pick<
  Store,
  | "createPerson"
  | "person"
  | "renamePerson"
  | "saveParticipant"
  | "participant"
  | "participantsOfPerson"
  | "participantsOfDraft"
  | "createSession"
  | "sessionByHash"
  | "deleteSession"
>;

/** Persons, what they are in which draft, and their sessions. */
export function peopleTables(database: DatabaseSync): PeopleStore {
  const insertPerson = database.prepare("INSERT INTO persons (id, name, created_at) VALUES (?, ?, ?)");
  const selectPerson = database.prepare("SELECT * FROM persons WHERE id = ?");
  const rename = database.prepare("UPDATE persons SET name = ? WHERE id = ?");
  const upsertParticipant = database.prepare(
    `INSERT OR REPLACE INTO participants (id, person, draft, role, delegation, name, link, created_at, revoked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectParticipant = database.prepare("SELECT * FROM participants WHERE id = ?");
  const selectOfPerson = database.prepare("SELECT * FROM participants WHERE person = ? ORDER BY created_at, rowid");
  const selectOfDraft = database.prepare(
    "SELECT * FROM participants WHERE draft = ? OR draft IS NULL ORDER BY created_at, rowid",
  );
  const insertSession = database.prepare(
    "INSERT INTO sessions (hash, person, created_at, expires_at) VALUES (?, ?, ?, ?)",
  );
  const selectSession = database.prepare("SELECT * FROM sessions WHERE hash = ?");
  const deleteSession = database.prepare("DELETE FROM sessions WHERE hash = ?");

  return {
    createPerson: async ({ id, name, createdAt }) => guarded(() => void insertPerson.run(id, name, createdAt)),

    person: async (id) =>
      guarded(() => {
        const row = selectPerson.get(id);
        return row && { id: String(row.id), name: String(row.name), createdAt: Number(row.created_at) };
      }),

    renamePerson: async (id, name) => guarded(() => void rename.run(name, id)),

    saveParticipant: async (row) =>
      guarded(
        () =>
          void upsertParticipant.run(
            row.id,
            row.person,
            row.draft,
            row.role,
            row.delegation,
            row.name,
            row.link,
            row.createdAt,
            row.revokedAt,
          ),
      ),

    participant: async (id) =>
      guarded(() => {
        const row = selectParticipant.get(id);
        return row && participantRow(row);
      }),

    participantsOfPerson: async (person) => guarded(() => selectOfPerson.all(person).map(participantRow)),

    participantsOfDraft: async (draft) => guarded(() => selectOfDraft.all(draft).map(participantRow)),

    createSession: async ({ hash, person, createdAt, expiresAt }) =>
      guarded(() => void insertSession.run(hash, person, createdAt, expiresAt)),

    sessionByHash: async (hash) =>
      guarded(() => {
        const row = selectSession.get(hash);
        return (
          row && {
            hash: String(row.hash),
            person: String(row.person),
            createdAt: Number(row.created_at),
            expiresAt: Number(row.expires_at),
          }
        );
      }),

    deleteSession: async (hash) => guarded(() => void deleteSession.run(hash)),
  };
}

function participantRow(row: Record<string, SQLOutputValue>): ParticipantRow {
  return {
    id: row.id as ParticipantId,
    person: String(row.person),
    draft: row.draft as DraftId | null,
    role: row.role as Role,
    delegation: row.delegation as string | null,
    name: String(row.name),
    link: row.link as string | null,
    createdAt: Number(row.created_at),
    revokedAt: row.revoked_at as number | null,
  };
}
