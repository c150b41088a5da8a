import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { ParticipantId } from "../../../shared/domain/ids.ts";
import { type LoadedRoom, type RevisionRow, type Store, StoreError, type UpdateRow } from "../store.ts";
import { GroupCommit } from "./groupCommit.ts";
import { guarded, transact } from "./transact.ts";

type RoomStore = Pick<
  Store,
  | "appendUpdates"
  | "loadRoom"
  | "saveSnapshot"
  | "readLog"
  | "revision"
  | "keepRevision"
  | "bindClient"
  | "logAccess"
  | "accessLog"
>;

const FIRST_GENERATION = 1;
const SNAPSHOTS_KEPT = 2;
const BIND_WITHIN_MS = 50;

/** Rooms: updates, snapshots, client ids, the log of openings. `flush` commits what waits, at once. Rules ST1–ST5. */
export function roomTables(database: DatabaseSync): RoomStore & { flush(): void } {
  const selectRoom = database.prepare("SELECT generation, last_seq FROM rooms WHERE room = ?");
  const insertRoom = database.prepare(
    "INSERT INTO rooms (room, generation, last_seq) VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
  );
  const advanceRoom = database.prepare("UPDATE rooms SET last_seq = ? WHERE room = ? AND last_seq = ?");
  const insertUpdate = database.prepare(
    "INSERT INTO updates (room, seq, at, participant, body) VALUES (?, ?, ?, ?, ?)",
  );
  const selectUpdates = database.prepare("SELECT body FROM updates WHERE room = ? AND seq > ? ORDER BY seq");
  const selectLog = database.prepare(
    "SELECT seq, at, participant, body FROM updates WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?",
  );
  const insertSnapshot = database.prepare("INSERT OR REPLACE INTO snapshots (room, seq, body) VALUES (?, ?, ?)");
  const deleteSnapshots = database.prepare(
    "DELETE FROM snapshots WHERE room = ?1 AND seq NOT IN (SELECT seq FROM snapshots WHERE room = ?1 ORDER BY seq DESC LIMIT ?2)",
  );
  const selectSnapshot = database.prepare("SELECT seq, body FROM snapshots WHERE room = ? ORDER BY seq DESC LIMIT 1");
  const insertClient = database.prepare(
    "INSERT INTO client_ids (room, client, participant) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const selectClient = database.prepare("SELECT participant FROM client_ids WHERE room = ? AND client = ?");
  const selectClients = database.prepare("SELECT client, participant FROM client_ids WHERE room = ?");
  const REVISION = "INSERT INTO revisions (room, rev, name, at, by, decision, content) VALUES (?, ?, ?, ?, ?, ?, ?)";
  const insertRevision = database.prepare(REVISION);
  const keepRevision = database.prepare(`${REVISION} ON CONFLICT DO NOTHING`);
  const selectRevision = database.prepare("SELECT * FROM revisions WHERE room = ? AND rev = ?");
  const insertAccess = database.prepare("INSERT INTO access_log (room, at, participant, what) VALUES (?, ?, ?, ?)");
  const selectAccess = database.prepare(
    "SELECT at, participant, what FROM access_log WHERE room = ? ORDER BY at, rowid",
  );

  /** Gives the owner, who may be somebody else. */
  function bind(room: string, client: number, participant: ParticipantId): ParticipantId {
    insertClient.run(room, client, participant);
    return selectClient.get(room, client)?.participant as ParticipantId;
  }

  function append({ room, seq, at, participant, body, newClients, revisions = [] }: UpdateRow): void {
    if (seq === 1) insertRoom.run(room, FIRST_GENERATION);
    if (advanceRoom.run(seq, room, seq - 1).changes !== 1) {
      throw new StoreError(`update ${seq} of room ${room} does not follow the last one`);
    }
    insertUpdate.run(room, seq, at, participant, body);
    for (const revision of revisions) insertRevision.run(room, ...revisionValues(revision));
    for (const client of newClients) {
      if (participant === null) throw new StoreError(`client id ${client} of room ${room} has no owner`);
      if (bind(room, client, participant) !== participant) {
        throw new StoreError(`client id ${client} of room ${room} belongs to somebody else`);
      }
    }
  }

  const commits = new GroupCommit((work) => transact(database, work));

  return {
    flush: () => commits.flush(),

    appendUpdates: (rows) => (rows.length === 0 ? Promise.resolve() : commits.run(() => rows.forEach(append))),

    loadRoom: async (room): Promise<LoadedRoom> =>
      guarded(() => {
        const row = selectRoom.get(room);
        const snapshot = selectSnapshot.get(room);
        const snapshotSeq = Number(snapshot?.seq ?? 0);
        return {
          generation: Number(row?.generation ?? FIRST_GENERATION),
          snapshot: (snapshot?.body as Uint8Array | undefined) ?? null,
          updates: selectUpdates.all(room, snapshotSeq).map((update) => update.body as Uint8Array),
          seq: Number(row?.last_seq ?? 0),
          snapshotSeq,
          clients: new Map(
            selectClients.all(room).map((bound) => [Number(bound.client), bound.participant as ParticipantId]),
          ),
        };
      }),

    saveSnapshot: async (room, seq, body) =>
      transact(database, () => {
        const last = Number(selectRoom.get(room)?.last_seq ?? 0);
        if (seq < 1 || seq > last) throw new StoreError(`snapshot ${seq} of room ${room} stands for no stored update`);
        insertSnapshot.run(room, seq, body);
        deleteSnapshots.run(room, SNAPSHOTS_KEPT);
      }),

    readLog: async (room, afterSeq, limit) =>
      guarded(() =>
        selectLog.all(room, afterSeq, limit).map((row) => ({
          room,
          seq: Number(row.seq),
          at: Number(row.at),
          participant: row.participant as ParticipantId | null,
          body: row.body as Uint8Array,
          newClients: [],
        })),
      ),

    revision: async (room, rev) =>
      guarded(() => {
        const row = selectRevision.get(room, rev);
        return row && revisionRow(row);
      }),

    keepRevision: async (room, revision) => guarded(() => void keepRevision.run(room, ...revisionValues(revision))),

    // Five hundred people who come at once bring five hundred ids: a few commits.
    bindClient: (room, client, participant) => commits.run(() => bind(room, client, participant), BIND_WITHIN_MS),

    logAccess: (room, participant, at, what) => commits.run(() => void insertAccess.run(room, at, participant, what)),

    accessLog: async (room) =>
      guarded(() =>
        selectAccess.all(room).map((row) => ({
          participant: row.participant as ParticipantId,
          at: Number(row.at),
          what: String(row.what),
        })),
      ),
  };
}

function revisionValues({ rev, name, at, by, decision, content }: RevisionRow) {
  return [rev, name, at, by, decision, content] as const;
}

function revisionRow(row: Record<string, SQLOutputValue>): RevisionRow {
  return {
    rev: Number(row.rev),
    name: String(row.name),
    at: String(row.at),
    by: String(row.by),
    decision: Number(row.decision),
    content: String(row.content),
  };
}
