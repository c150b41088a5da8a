import type { ClauseId } from "../../shared/domain/ids.ts";
import type { BackOnline } from "./liveSnapshot.ts";

/** Keeps what happens while the connection is lost: how much waits here, and what others change meanwhile. Rule SY49. */
export class TimeAway {
  #waiting = 0;
  #changed: Set<ClauseId> | null = null;

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

  /** Everything is sent and received. Gives what there is to tell, or null. */
  end(): BackOnline | null {
    const back = this.#changed && { sent: this.#waiting, changed: [...this.#changed] };
    this.#changed = null;
    this.#waiting = 0;
    return back && (back.sent > 0 || back.changed.length > 0) ? back : null;
  }
}
