import type { ParticipantId } from "../../shared/domain/ids.ts";
import type { ErrorCode } from "../../shared/protocol/errors.ts";
import { type LoadedRoom, type RevisionRow, StoreError } from "../store/store.ts";
import { CommitQueue, type QuietWork, type Uncommitted } from "./commitQueue.ts";
import type { CommitTarget } from "./committer.ts";
import type { Change } from "./liveDoc.ts";
import type { RoomConnection } from "./roomConnection.ts";
import type { RoomServices } from "./roomServices.ts";
import type { RoomText } from "./roomText.ts";

interface RoomRecordDeps {
  readonly name: string;
  readonly loaded: LoadedRoom;
  readonly text: RoomText;
  readonly services: RoomServices;
  /** An update has a number and is given to the store. */
  readonly onGiven: () => void;
  /** These rows are on disk; nobody has been told yet. */
  readonly onStored: (rows: readonly Uncommitted[]) => void;
  /** Everybody concerned has been told what is on disk. */
  readonly onSettled: () => void;
  /** What is in memory is not to be trusted any more; `code` is what the sockets are closed with. */
  readonly onFailed: (code: ErrorCode) => void;
}

/**
 * The way of a room's updates to the store: numbers them, keeps what is not on disk yet and everything that waits for it,
 * and saves snapshots. What the store could not take is not kept either: the room fails as a whole. Rules SY1–SY3, SY19.
 */
export class RoomRecord implements CommitTarget {
  readonly #deps: RoomRecordDeps;
  readonly #queue = new CommitQueue();
  #seq: number;
  #snapshotSeq: number;
  #failure: StoreError | null = null;

  constructor(deps: RoomRecordDeps) {
    this.#deps = deps;
    this.#seq = deps.loaded.seq;
    this.#snapshotSeq = deps.loaded.snapshotSeq;
  }

  /** Number of the last update given to the store. */
  get seq(): number {
    return this.#seq;
  }

  get isFailed(): boolean {
    return this.#failure !== null;
  }

  /** True when everything is on disk. */
  get isStored(): boolean {
    return this.#queue.isEmpty;
  }

  /** @throws StoreError when the room has failed. */
  assertAlive(): void {
    if (this.#failure) throw this.#failure;
  }

  /** Gives an update that was applied to the store. */
  give(body: Uint8Array, participant: ParticipantId | null, more: Omit<Uncommitted, "seq" | "body">): void {
    const { name, services, onGiven } = this.#deps;
    this.#seq++;
    onGiven();
    this.#queue.push({ seq: this.#seq, body, ...more });
    const { newClients, revisions = [] } = more;
    const row = { room: name, seq: this.#seq, at: services.now(), participant, body, newClients, revisions };
    services.committer.add(row, this);
  }

  /**
   * Makes a change of the server's own and resolves when it is on disk and on its way to everybody, and on disk with it
   * the revisions that `work` gives. Where it breaks off, memory holds what the store will not: the room fails.
   * @throws StoreError when it could not be stored; what `work` throws.
   */
  async giveOwn(work: () => readonly RevisionRow[]): Promise<void> {
    this.assertAlive();
    let revisions: readonly RevisionRow[] = [];
    const change = this.#changeOwn(() => {
      revisions = work();
    });
    if (!change) return;
    const settled = Promise.withResolvers<void>();
    this.give(change.update, null, { author: null, newClients: [], revisions, settled });
    await settled.promise;
  }

  #changeOwn(work: () => void): Change | null {
    try {
      return this.#deps.text.change(work);
    } catch (error) {
      this.fail(error, "internal");
      throw error;
    }
  }

  /** The frame is to be acknowledged when all that was given so far is on disk. */
  acknowledge(connection: RoomConnection, frame: number): void {
    this.#queue.acknowledge(connection, frame, this.#seq);
  }

  /** Runs at the next moment in which nothing is uncommitted; `fail` is called where that never comes. */
  whenQuiet(work: QuietWork): void {
    if (this.#failure) work.fail(this.#failure);
    else this.#queue.whenQuiet(work);
  }

  /** Runs `take`: now, or after the work that waits for a quiet moment. */
  takeInTurn(take: () => void): void {
    this.#queue.takeInTurn(take);
  }

  /** Where nothing is uncommitted: does what waited for that. */
  runWaiting(): void {
    this.#queue.runWaiting();
  }

  /**
   * Saves what came since the last snapshot as a new one, when everything is on disk. The log stays. A failure is no
   * harm: the updates are stored already. Rule SY19.
   */
  async saveSnapshot(): Promise<void> {
    const { name, text, services } = this.#deps;
    const former = this.#snapshotSeq;
    if (this.#seq === former) return;
    try {
      const { seq, body } = await new Promise<{ seq: number; body: Uint8Array }>((resolve, fail) => {
        const run = (): void => {
          this.#snapshotSeq = this.#seq;
          resolve({ seq: this.#seq, body: text.encode() });
        };
        this.whenQuiet({ run, fail });
      });
      await services.store.saveSnapshot(name, seq, body);
    } catch (error) {
      this.#snapshotSeq = former;
      services.log.warn({ room: name, error }, "snapshot not saved");
    }
  }

  committed(seq: number): void {
    const { text, services, onStored, onSettled } = this.#deps;
    const rows = this.#queue.settle(seq);
    for (const { newClients } of rows) text.claims.noteStored(newClients);
    onStored(rows);
    this.#queue.acknowledgeUpTo(seq);
    for (const { settled } of rows) settled?.resolve();
    onSettled();
    if (this.#seq - this.#snapshotSeq >= services.limits.snapshotEvery) void this.saveSnapshot();
  }

  failed(error: unknown): void {
    const { name, services } = this.#deps;
    services.log.error({ room: name, error }, "updates not stored: room closed and loaded again");
    this.fail(error, "storage_unavailable");
  }

  /** Ends it: nothing that waits will ever come. Once is enough. */
  fail(error: unknown, code: ErrorCode): void {
    if (this.#failure) return;
    const reason = error instanceof StoreError ? error : new StoreError("not stored", { cause: error });
    this.#failure = reason;
    this.#queue.fail(reason);
    this.#deps.onFailed(code);
  }
}
