import type { DraftId, ParticipantId } from "../../shared/domain/ids.ts";
import type { Role } from "../../shared/domain/participants.ts";

/** One appended update. `seq` is 1, 2, 3 … per room, without a gap. */
export interface UpdateRow {
  readonly room: string;
  readonly seq: number;
  readonly at: number;
  /** Whose update it is; null for the server itself. */
  readonly participant: ParticipantId | null;
  readonly body: Uint8Array;
  /** Client ids this update uses for the first time, to be bound to the participant in the same commit. */
  readonly newClients: readonly number[];
  /** Versions of the text that this update issues, to be kept in the same commit. */
  readonly revisions?: readonly RevisionRow[];
}

/** A version of a draft's text that was issued; it never changes. */
export interface RevisionRow {
  /** 0, 1, 2 … per room. */
  readonly rev: number;
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string;
  /** Number of the decision that issued it. */
  readonly decision: number;
  /** The text as content JSON. */
  readonly content: string;
}

/** What a room is opened from: a snapshot, the updates after it, and who owns which client id. */
export interface LoadedRoom {
  readonly generation: number;
  readonly snapshot: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
  /** Sequence number of the last update, 0 for a new room. */
  readonly seq: number;
  /** Sequence number up to which the snapshot stands. */
  readonly snapshotSeq: number;
  readonly clients: ReadonlyMap<number, ParticipantId>;
}

export interface DraftRow {
  readonly id: DraftId;
  readonly createdAt: number;
  readonly createdBy: ParticipantId | null;
  /** Shown in the list; kept up to date by the room. */
  readonly title: string;
  readonly symbol: string;
  readonly stage: string;
  readonly lastChangeAt: number;
  readonly archived: boolean;
}

/** Somebody in one draft, or (draft null) a secretariat member in all of them. */
export interface ParticipantRow {
  readonly id: ParticipantId;
  readonly person: string;
  readonly draft: DraftId | null;
  readonly role: Role;
  readonly delegation: string | null;
  readonly name: string;
  /** The link that let them in; revoking it ends their access. */
  readonly link: string | null;
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

export interface DelegationRow {
  readonly draft: DraftId;
  readonly code: string;
  readonly name: string;
  readonly coreGroup: boolean;
}

export interface LinkRow {
  readonly id: string;
  /** SHA-256 of the token, hex. The token itself is never stored. */
  readonly hash: string;
  readonly draft: DraftId | null;
  readonly role: Role;
  readonly delegation: string | null;
  readonly createdBy: ParticipantId | null;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  /** Null: any number of times. An organisers' link for a delegation admits one first member. */
  readonly usesLeft: number | null;
}

export interface SessionRow {
  /** SHA-256 of the session token, hex. */
  readonly hash: string;
  readonly person: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

/**
 * Durable state. `appendUpdates` returns only when everything given is on disk; all rows of one call are one commit.
 * Every implementation passes `tests/contract/storeContract.ts`. Rules ST1–ST9.
 */
export interface Store {
  /**
   * @throws StoreError when the disk refuses, when a `seq` does not follow the room's last one, when one of `newClients`
   * belongs to somebody else, or when a revision of that number is there; nothing of the call is then stored.
   */
  appendUpdates(rows: readonly UpdateRow[]): Promise<void>;
  loadRoom(room: string): Promise<LoadedRoom>;
  /** Keeps a snapshot that stands for all updates up to `seq` and drops all but the newest two; the log itself stays, for replay. */
  saveSnapshot(room: string, seq: number, body: Uint8Array): Promise<void>;
  /** All updates of a room from the first on, for replay. */
  readLog(room: string, afterSeq: number, limit: number): Promise<readonly UpdateRow[]>;
  /** An issued version of a room's text. */
  revision(room: string, rev: number): Promise<RevisionRow | undefined>;
  /** Keeps a version that was issued before revisions were stored; one that is there stays as it is. */
  keepRevision(room: string, revision: RevisionRow): Promise<void>;
  /** Binds a client id for good unless it is bound already; gives its owner. */
  bindClient(room: string, client: number, participant: ParticipantId): Promise<ParticipantId>;

  createDraft(draft: DraftRow): Promise<void>;
  updateDraft(id: DraftId, change: Partial<Omit<DraftRow, "id" | "createdAt" | "createdBy">>): Promise<void>;
  draft(id: DraftId): Promise<DraftRow | undefined>;
  /** Latest change first. */
  drafts(): Promise<readonly DraftRow[]>;

  /** Inserts or replaces. */
  saveDelegation(delegation: DelegationRow): Promise<void>;
  delegations(draft: DraftId): Promise<readonly DelegationRow[]>;

  createPerson(person: PersonRow): Promise<void>;
  person(id: string): Promise<PersonRow | undefined>;
  renamePerson(id: string, name: string): Promise<void>;

  /** Inserts or replaces. */
  saveParticipant(participant: ParticipantRow): Promise<void>;
  participant(id: ParticipantId): Promise<ParticipantRow | undefined>;
  participantsOfPerson(person: string): Promise<readonly ParticipantRow[]>;
  /** Everybody with a row in this draft, and the secretariat members of all drafts; ended access included. */
  participantsOfDraft(draft: DraftId): Promise<readonly ParticipantRow[]>;

  createLink(link: LinkRow): Promise<void>;
  linkByHash(hash: string): Promise<LinkRow | undefined>;
  link(id: string): Promise<LinkRow | undefined>;
  /** Links of a draft, or (null) those that make somebody secretariat of all. Oldest first. */
  links(draft: DraftId | null): Promise<readonly LinkRow[]>;
  /** From `expiresAt` on (null: never) the link lets nobody in any more; whom it let in stays. */
  setLinkExpiry(id: string, expiresAt: number | null): Promise<void>;
  /** Ends the link and the access of everybody it let in, in one commit. Gives those whose access has just ended. */
  revokeLink(id: string, at: number): Promise<readonly ParticipantId[]>;
  /** Takes one use of a link; false when none is left or the link is revoked. Atomic. */
  spendLink(id: string): Promise<boolean>;

  createSession(session: SessionRow): Promise<void>;
  sessionByHash(hash: string): Promise<SessionRow | undefined>;
  deleteSession(hash: string): Promise<void>;

  logAccess(room: string, participant: ParticipantId, at: number, what: string): Promise<void>;
  accessLog(room: string): Promise<readonly { participant: ParticipantId; at: number; what: string }[]>;

  close(): Promise<void>;
}

/** The store could not do it: a full disk, a lost lease. The cause is kept for the log. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}
