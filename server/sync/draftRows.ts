import { type DraftDoc, isDeleted, kindOf, orderOf, readHead, textOf } from "../../shared/document/draftDoc.ts";
import { readRuns } from "../../shared/document/inline.ts";
import { plainText } from "../../shared/domain/clause.ts";
import type { DraftId } from "../../shared/domain/ids.ts";
import type { Store } from "../store/store.ts";
import type { Room } from "./room.ts";
import type { SyncLog } from "./syncMetrics.ts";

/** Words of the title clause that comes first; empty where there is none. */
function titleOf(draft: DraftDoc): string {
  let first: { readonly order: string; readonly id: string } | undefined;
  for (const [id, clause] of draft.clauses) {
    if (kindOf(clause) !== "title" || isDeleted(clause)) continue;
    const order = orderOf(clause);
    if (!first || order < first.order || (order === first.order && id < first.id)) first = { order, id };
  }
  const text = first && textOf(draft.clauses.get(first.id));
  return text ? plainText(readRuns(text)).trim() : "";
}

/** Keeps the row of each draft in the list (title, symbol, stage, last change) in step with its room, not at every key. */
export class DraftRows {
  readonly #store: Store;
  readonly #log: SyncLog;
  readonly #now: () => number;
  readonly #pauseMs: number;
  readonly #pending = new Map<Room, NodeJS.Timeout>();

  constructor(deps: { store: Store; log: SyncLog; now: () => number; pauseMs: number }) {
    this.#store = deps.store;
    this.#log = deps.log;
    this.#now = deps.now;
    this.#pauseMs = deps.pauseMs;
  }

  /** The room has changed: its row is written within `pauseMs`. */
  note(room: Room): void {
    if (room.isPrivate || this.#pending.has(room)) return;
    this.#pending.set(
      room,
      setTimeout(() => void this.write(room), this.#pauseMs),
    );
  }

  /** Writes the row now, if it is due. Never rejects: the next change tries again. */
  async write(room: Room): Promise<void> {
    const timer = this.#pending.get(room);
    if (!timer) return;
    clearTimeout(timer);
    this.#pending.delete(room);
    if (room.isFailed) return;
    try {
      const { title, symbol, stage } = await room.read((draft) => ({
        title: titleOf(draft),
        symbol: readHead(draft).symbol ?? "",
        stage: room.state.stage,
      }));
      await this.#store.updateDraft(room.name as DraftId, { title, symbol, stage, lastChangeAt: this.#now() });
    } catch (error) {
      this.#log.warn({ room: room.name, error }, "row of the draft not updated");
    }
  }

  /** The room is gone. */
  forget(room: Room): void {
    clearTimeout(this.#pending.get(room));
    this.#pending.delete(room);
  }
}
