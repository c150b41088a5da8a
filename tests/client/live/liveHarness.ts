import { vi } from "vitest";
import { Connection } from "../../../client/live/connection.ts";
import type { ConnectionOptions } from "../../../client/live/connectionOptions.ts";
import { draftRoom } from "../../../client/live/draftRoom.ts";
import type { RoomNames } from "../../../client/live/roomNames.ts";
import { addClause, type DraftDoc, draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import type { ClauseId, DraftId, ParticipantId } from "../../../shared/domain/ids.ts";
import type { DraftResponse } from "../../../shared/protocol/http.ts";
import { stateOfNewDraft } from "../../support/stateOfNewDraft.ts";
import type { FakeSync } from "./fakeSync.ts";

export const OP = "op" as ClauseId;

/** An answer of `GET /api/drafts/:id` for a facilitator. */
export function access(change: Partial<DraftResponse> = {}): DraftResponse {
  return {
    id: "d1" as DraftId,
    title: "Rights of the child",
    head: { type: "resolution", language: "en", profile: "un" },
    state: stateOfNewDraft("drafting"),
    generation: 1,
    createdAt: "2026-11-01T10:00:00Z",
    lastChangeAt: "2026-11-01T10:00:00Z",
    archived: false,
    counts: { clauses: 1, preambular: 0, operative: 1, footnotes: 0, words: 2, deleted: 0 },
    me: {
      id: "p1" as ParticipantId,
      draft: "d1" as DraftId,
      name: "Ana",
      role: "facilitator",
      delegation: null,
      joinedAt: "2026-11-01T10:00:00Z",
    },
    people: 1,
    ...change,
  };
}

/** A member of a delegation, as the API describes them. */
export function member(code: string): DraftResponse["me"] {
  return { ...access().me, role: "delegation", delegation: { code, name: code, coreGroup: false } };
}

/** A storage in memory. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}

/** Puts one operative clause into the server's document. */
export function seed(server: FakeSync, words = "Urges States"): void {
  addClause(draftDoc(server.doc), { id: OP, kind: "operative", level: 0, order: "V", runs: [{ text: words }] });
}

export function words(draft: DraftDoc): string {
  return textOf(draft.clauses.get(OP))?.toString() ?? "";
}

/** Types at the end of the operative clause. */
export function type(connection: Connection, text: string): void {
  const clause = textOf(connection.snapshot.document.clauses.get(OP));
  if (!clause) throw new Error("there is no clause to type into");
  clause.insert(clause.length, text);
}

/** Names without a look at the document. */
const NAMES: RoomNames = { clause: () => "OP 1", amendment: () => "A-001" };

export function connectTo(server: FakeSync, change: Partial<ConnectionOptions<DraftDoc>> = {}): Connection {
  let id = 0;
  return new Connection({
    url: "ws://test/sync",
    kind: draftRoom(NAMES),
    access: access(),
    askAccess: async () => ({ ok: true, access: access() }),
    newId: () => `id${++id}`,
    random: () => 0.5,
    now: () => Date.now(),
    WebSocket: server.SocketClass,
    indexedDB: null,
    storage: memoryStorage(),
    ...change,
  });
}

/** Lets everything that needs no clock happen. */
export async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}
