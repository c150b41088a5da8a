import type { ClauseId } from "../../shared/domain/ids.ts";
import type { BackOnline } from "./liveSnapshot.ts";

/** Keeps what happens while the connection is lost: how much waits here, and what others change meanwhile. Rule SY49. */
export class TimeAway {
  #waiting = 0;
  #changed: Set<ClauseId> | null = null;
  #news: BackOnline | null = null;

  /** What is to be told of the last absence, until it is dismissed. */
  get news(): BackOnline | null {
    return this.#news;
  }

  dismiss(): void {
    this.#news = null;
  }

  /** The connection is lost; a second loss on the way back is the same absence. */
  begin(): void {
    this.#changed ??= new Set();
  }

  /** So many changes wait now. */
  noteWaiting(waiting: number): void {
    if (this.#changed) this.#waiting = Math.max(this.#waiting, waiting);
  }

  /** Clauses that came with the server's state when the connection was back. */
  noteReceived(clauses: ReadonlySet<ClauseId>): void {
    for (const clause of clauses) this.#changed?.add(clause);
  }

  /** Everything is sent and received: now it can be told. */
  end(): void {
    const back = this.#changed && { sent: this.#waiting, changed: [...this.#changed] };
    this.forget();
    if (back && (back.sent > 0 || back.changed.length > 0)) this.#news = back;
  }

  /** What came of this absence cannot be said. */
  forget(): void {
    this.#changed = null;
    this.#waiting = 0;
  }
}
