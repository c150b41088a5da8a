import {
  type DelegationRow,
  type DraftRow,
  type LinkRow,
  type LoadedRoom,
  type ParticipantRow,
  type PersonRow,
  type RevisionRow,
  type SessionRow,
  type Store,
  StoreError,
  type UpdateRow,
} from "../../server/store/store.ts";
import type { DraftId, ParticipantId } from "../../shared/domain/ids.ts";

interface StoredRoom {
  readonly log: UpdateRow[];
  readonly clients: Map<number, ParticipantId>;
  snapshot: { readonly seq: number; readonly body: Uint8Array } | null;
  readonly revisions: Map<number, RevisionRow>;
  readonly access: { participant: ParticipantId; at: number; what: string }[];
}

/** A store that forgets everything with the process. Its appends can be held back, and can be made to fail. */
export class MemoryStore implements Store {
  readonly #rooms = new Map<string, StoredRoom>();
  readonly #drafts = new Map<string, DraftRow>();
  readonly #delegations = new Map<string, DelegationRow>();
  readonly #people = new Map<string, PersonRow>();
  readonly #participants = new Map<string, ParticipantRow>();
  readonly #links = new Map<string, LinkRow>();
  readonly #sessions = new Map<string, SessionRow>();
  #gate: PromiseWithResolvers<void> | null = null;
  /** Rows that every call is asked to refuse. */
  refuses: (row: UpdateRow) => boolean = () => false;
  generation = 1;
  /** Number of rows in each call so far. */
  readonly batches: number[] = [];

  /** From now on appends wait; the function given lets them go on. */
  holdAppends(): () => void {
    const gate = Promise.withResolvers<void>();
    this.#gate = gate;
    return () => {
      this.#gate = null;
      gate.resolve();
    };
  }

  async appendUpdates(rows: readonly UpdateRow[]): Promise<void> {
    if (this.#gate) await this.#gate.promise;
    const next = new Map<string, number>();
    for (const row of rows) {
      const room = this.#room(row.room);
      const seq = next.get(row.room) ?? room.log.length;
      if (this.refuses(row) || row.seq !== seq + 1) throw new StoreError(`row ${row.seq} of ${row.room} refused`);
      next.set(row.room, row.seq);
      const taken = row.newClients.some((client) => (room.clients.get(client) ?? row.participant) !== row.participant);
      if (taken) throw new StoreError("client id of somebody else");
      const isIssued = row.revisions?.some(({ rev }) => room.revisions.has(rev));
      if (isIssued) throw new StoreError("revision exists");
    }
    this.batches.push(rows.length);
    for (const row of rows) {
      const room = this.#room(row.room);
      room.log.push({ ...row, body: row.body.slice() });
      for (const client of row.newClients) if (row.participant) room.clients.set(client, row.participant);
      for (const revision of row.revisions ?? []) room.revisions.set(revision.rev, revision);
    }
  }

  async loadRoom(name: string): Promise<LoadedRoom> {
    const { log, snapshot, clients } = this.#room(name);
    const snapshotSeq = snapshot?.seq ?? 0;
    return {
      generation: this.generation,
      snapshot: snapshot?.body ?? null,
      updates: log.slice(snapshotSeq).map(({ body }) => body),
      seq: log.length,
      snapshotSeq,
      clients: new Map(clients),
    };
  }

  async saveSnapshot(name: string, seq: number, body: Uint8Array): Promise<void> {
    const room = this.#room(name);
    if (seq > room.log.length) throw new StoreError("snapshot of updates not stored");
    room.snapshot = { seq, body };
  }

  async readLog(name: string, afterSeq: number, limit: number): Promise<readonly UpdateRow[]> {
    return this.#room(name).log.slice(afterSeq, afterSeq + limit);
  }

  async revision(name: string, rev: number): Promise<RevisionRow | undefined> {
    return this.#room(name).revisions.get(rev);
  }

  async keepRevision(name: string, revision: RevisionRow): Promise<void> {
    const { revisions } = this.#room(name);
    if (!revisions.has(revision.rev)) revisions.set(revision.rev, revision);
  }

  async bindClient(name: string, client: number, participant: ParticipantId): Promise<ParticipantId> {
    const { clients } = this.#room(name);
    if (!clients.has(client)) clients.set(client, participant);
    return clients.get(client) ?? participant;
  }

  async createDraft(draft: DraftRow): Promise<void> {
    if (this.#drafts.has(draft.id)) throw new StoreError("draft exists");
    this.#drafts.set(draft.id, draft);
  }

  async updateDraft(id: DraftId, change: Partial<DraftRow>): Promise<void> {
    const draft = this.#drafts.get(id);
    if (draft) this.#drafts.set(id, { ...draft, ...change });
  }

  async draft(id: DraftId): Promise<DraftRow | undefined> {
    return this.#drafts.get(id);
  }

  async drafts(): Promise<readonly DraftRow[]> {
    return [...this.#drafts.values()].sort((a, b) => b.lastChangeAt - a.lastChangeAt);
  }

  async saveDelegation(delegation: DelegationRow): Promise<void> {
    this.#delegations.set(`${delegation.draft}/${delegation.code}`, delegation);
  }

  async delegations(draft: DraftId): Promise<readonly DelegationRow[]> {
    const rows = [...this.#delegations.values()].filter((row) => row.draft === draft);
    return rows.sort((a, b) => a.code.localeCompare(b.code));
  }

  async createPerson(person: PersonRow): Promise<void> {
    this.#people.set(person.id, person);
  }

  async person(id: string): Promise<PersonRow | undefined> {
    return this.#people.get(id);
  }

  async renamePerson(id: string, name: string): Promise<void> {
    const person = this.#people.get(id);
    if (person) this.#people.set(id, { ...person, name });
  }

  async saveParticipant(participant: ParticipantRow): Promise<void> {
    this.#participants.set(participant.id, participant);
  }

  async participant(id: ParticipantId): Promise<ParticipantRow | undefined> {
    return this.#participants.get(id);
  }

  async participantsOfPerson(person: string): Promise<readonly ParticipantRow[]> {
    return [...this.#participants.values()].filter((row) => row.person === person);
  }

  async participantsOfDraft(draft: DraftId): Promise<readonly ParticipantRow[]> {
    return [...this.#participants.values()].filter((row) => row.draft === draft || row.draft === null);
  }

  async createLink(link: LinkRow): Promise<void> {
    if ([...this.#links.values()].some(({ hash }) => hash === link.hash)) throw new StoreError("hash exists");
    this.#links.set(link.id, link);
  }

  async linkByHash(hash: string): Promise<LinkRow | undefined> {
    return [...this.#links.values()].find((link) => link.hash === hash);
  }

  async link(id: string): Promise<LinkRow | undefined> {
    return this.#links.get(id);
  }

  async links(draft: DraftId | null): Promise<readonly LinkRow[]> {
    return [...this.#links.values()].filter((link) => link.draft === draft).sort((a, b) => a.createdAt - b.createdAt);
  }

  async setLinkExpiry(id: string, expiresAt: number | null): Promise<void> {
    const link = this.#links.get(id);
    if (link) this.#links.set(id, { ...link, expiresAt });
  }

  async revokeLink(id: string, at: number): Promise<readonly ParticipantId[]> {
    const link = this.#links.get(id);
    if (link && link.revokedAt === null) this.#links.set(id, { ...link, revokedAt: at });
    const ended: ParticipantId[] = [];
    for (const row of this.#participants.values()) {
      if (row.link !== id || row.revokedAt !== null) continue;
      this.#participants.set(row.id, { ...row, revokedAt: at });
      ended.push(row.id);
    }
    return ended;
  }

  async spendLink(id: string): Promise<boolean> {
    const link = this.#links.get(id);
    if (!link || link.revokedAt !== null || link.usesLeft === 0) return false;
    if (link.usesLeft !== null) this.#links.set(id, { ...link, usesLeft: link.usesLeft - 1 });
    return true;
  }

  async createSession(session: SessionRow): Promise<void> {
    this.#sessions.set(session.hash, session);
  }

  async sessionByHash(hash: string): Promise<SessionRow | undefined> {
    return this.#sessions.get(hash);
  }

  async deleteSession(hash: string): Promise<void> {
    this.#sessions.delete(hash);
  }

  async logAccess(room: string, participant: ParticipantId, at: number, what: string): Promise<void> {
    this.#room(room).access.push({ participant, at, what });
  }

  async accessLog(room: string): Promise<readonly { participant: ParticipantId; at: number; what: string }[]> {
    return this.#room(room).access;
  }

  async close(): Promise<void> {}

  #room(name: string): StoredRoom {
    const room = this.#rooms.get(name) ?? {
      log: [],
      clients: new Map(),
      snapshot: null,
      revisions: new Map(),
      access: [],
    };
    this.#rooms.set(name, room);
    return room;
  }
}
