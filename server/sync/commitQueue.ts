import type { RevisionRow, StoreError } from "../store/store.ts";
import type { RoomConnection } from "./roomConnection.ts";

/** An update that was applied and given to the store. */
export interface Uncommitted {
  readonly seq: number;
  readonly body: Uint8Array;
  readonly author: RoomConnection | null;
  readonly newClients: readonly number[];
  readonly revisions?: readonly RevisionRow[];
  readonly settled?: PromiseWithResolvers<void>;
}

/** Work that may only see what is on disk. It runs at once and to its end: nothing can be applied meanwhile. */
export interface QuietWork {
  readonly run: () => void;
  readonly fail: (reason: StoreError) => void;
}

interface Acknowledgement {
  readonly connection: RoomConnection;
  readonly frame: number;
  /** Due when this row is on disk. */
  readonly seq: number;
}

/**
 * What of a room is not on disk yet, and everything that waits for it: acknowledgements, work that may see committed
 * state only, and, while such work waits, further updates. Rules SY1, SY3.
 */
export class CommitQueue {
  readonly #rows: Uncommitted[] = [];
  #acknowledgements: Acknowledgement[] = [];
  readonly #quietWork: QuietWork[] = [];
  readonly #inbox: (() => void)[] = [];

  get isEmpty(): boolean {
    return this.#rows.length === 0;
  }

  push(row: Uncommitted): void {
    this.#rows.push(row);
  }

  /** The frame is to be acknowledged when the row `seq` is on disk: at once when everything is. */
  acknowledge(connection: RoomConnection, frame: number, seq: number): void {
    if (this.isEmpty) connection.acknowledge(frame);
    else this.#acknowledgements.push({ connection, frame, seq });
  }

  /** Runs at the next moment in which nothing is uncommitted. */
  whenQuiet(work: QuietWork): void {
    if (this.isEmpty) work.run();
    else this.#quietWork.push(work);
  }

  /** Runs `take`: now, or after the work that waits for a quiet moment, which would otherwise never come. */
  takeInTurn(take: () => void): void {
    if (this.#quietWork.length === 0) take();
    else this.#inbox.push(take);
  }

  /** Rows up to `seq` are on disk; gives them. */
  settle(seq: number): readonly Uncommitted[] {
    const later = this.#rows.findIndex((row) => row.seq > seq);
    return this.#rows.splice(0, later < 0 ? this.#rows.length : later);
  }

  /** Sends the acknowledgements that are due when rows up to `seq` are on disk, one a connection. */
  acknowledgeUpTo(seq: number): void {
    const due = new Map<RoomConnection, number>();
    this.#acknowledgements = this.#acknowledgements.filter((acknowledgement) => {
      if (acknowledgement.seq > seq) return true;
      due.set(acknowledgement.connection, acknowledgement.frame);
      return false;
    });
    for (const [connection, frame] of due) connection.acknowledge(frame);
  }

  /** Where nothing is uncommitted: what waited for that, then the updates that waited for them. */
  runWaiting(): void {
    if (!this.isEmpty) return;
    for (const work of this.#quietWork.splice(0)) work.run();
    for (const take of this.#inbox.splice(0)) take();
  }

  /** Nothing of this will ever be on disk. */
  fail(reason: StoreError): void {
    for (const { settled } of this.#rows.splice(0)) settled?.reject(reason);
    for (const work of this.#quietWork.splice(0)) work.fail(reason);
    this.#inbox.length = 0;
    this.#acknowledgements = [];
  }
}
