import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

/** Whose copy of which room. A new generation (the server was restored from a backup) never reads an older one's copy. */
export interface CopyName {
  readonly room: string;
  readonly participant: string;
  readonly generation: number;
}

/**
 * The copies of rooms on this device. Several tabs of one person share one copy. After a refusal the copy holds words
 * that the server will never take: `startAfresh` begins another one, and other tabs follow. Rule SY47.
 */
export class OfflineCopy {
  readonly #name: CopyName;
  readonly #storage: Storage | null;
  readonly #indexedDb: IDBFactory | null;
  #persistence: IndexeddbPersistence | null = null;
  #doc: Y.Doc | null = null;
  #onStorage: ((event: StorageEvent) => void) | null = null;
  #onDenied: () => void = () => undefined;

  constructor(name: CopyName, indexedDb: IDBFactory | null, storage: Storage | null) {
    this.#name = name;
    this.#indexedDb = indexedDb;
    this.#storage = storage;
  }

  /**
   * Fills `doc` from the copy and keeps the copy in step from then on. Gives false where the device allows no storage,
   * now or (by `onDenied`) later.
   */
  async attach(doc: Y.Doc, onDenied: () => void): Promise<boolean> {
    this.detach();
    this.#doc = doc;
    this.#onDenied = onDenied;
    if (!(await this.#allowed())) return false;
    // While the question was open the document may have been given up.
    if (this.#doc !== doc) return false;
    this.#persistence = this.#open(doc);
    await this.#persistence.whenSynced;
    // As long as an older copy is not dealt with, it must be found again, whatever happens to this page.
    if (!this.former()) this.claimGeneration();
    this.#onStorage = (event) => {
      if (event.key === this.#epochKey()) this.#followEpoch();
    };
    globalThis.addEventListener("storage", this.#onStorage);
    return true;
  }

  /** The copy of an older generation that this device may still hold; null where there is none. */
  former(): OfflineCopy | null {
    const generation = this.#read(this.#generationKey());
    if (generation === null || generation >= this.#name.generation) return null;
    return new OfflineCopy({ ...this.#name, generation }, this.#indexedDb, this.#storage);
  }

  /** From now on copies of older generations are none of ours any more: their words are here, or were handed back. */
  claimGeneration(): void {
    this.#write(this.#generationKey(), this.#name.generation);
  }

  /** Lets go of the document and deletes the copy. */
  discard(): void {
    const former = this.#persistence;
    this.detach();
    // Deleting waits until every tab has let go of it, and nothing waits for the deletion.
    void former?.destroy().then(() => this.#indexedDb?.deleteDatabase(former.name));
  }

  /** True for updates that come out of the copy and were not typed just now. */
  isOrigin(origin: unknown): boolean {
    return origin !== null && origin === this.#persistence;
  }

  /** Leaves the present copy behind for good; the next `attach` begins an empty one. */
  startAfresh(): void {
    this.discard();
    this.#write(this.#epochKey(), this.#epoch() + 1);
  }

  /** Lets go of the document; the copy stays on the device. */
  detach(): void {
    if (this.#onStorage) globalThis.removeEventListener("storage", this.#onStorage);
    this.#onStorage = null;
    void this.#persistence?.destroy();
    this.#persistence = null;
    this.#doc = null;
  }

  #open(doc: Y.Doc): IndexeddbPersistence {
    const { room, participant, generation } = this.#name;
    const persistence = new IndexeddbPersistence(`adref:${room}:${participant}:${generation}:${this.#epoch()}`, doc);
    void persistence.whenSynced.then(() => {
      // A full disk shows as a failed request; it bubbles up to the database.
      persistence.db?.addEventListener("error", () => this.#onDenied());
      persistence.db?.addEventListener("abort", () => this.#onDenied());
    });
    return persistence;
  }

  /** Another tab was refused and left the common copy: write this tab's document to the new one. */
  #followEpoch(): void {
    if (!this.#doc) return;
    void this.#persistence?.destroy();
    this.#persistence = this.#open(this.#doc);
  }

  /** Asks by doing: private windows and policies refuse only when a database is really opened. */
  #allowed(): Promise<boolean> {
    return new Promise((resolve) => {
      if (!this.#indexedDb) return resolve(false);
      try {
        const request = this.#indexedDb.open("adref");
        request.onsuccess = () => {
          request.result.close();
          resolve(true);
        };
        request.onerror = () => resolve(false);
        request.onblocked = () => resolve(false);
      } catch {
        resolve(false);
      }
    });
  }

  #epochKey(): string {
    return `adref:epoch:${this.#name.room}:${this.#name.participant}`;
  }

  #generationKey(): string {
    return `adref:generation:${this.#name.room}:${this.#name.participant}`;
  }

  #epoch(): number {
    return this.#read(this.#epochKey()) ?? 0;
  }

  #read(key: string): number | null {
    try {
      const stored = this.#storage?.getItem(key);
      const number = Number(stored ?? Number.NaN);
      return Number.isInteger(number) ? number : null;
    } catch {
      return null;
    }
  }

  #write(key: string, value: number): void {
    try {
      this.#storage?.setItem(key, String(value));
    } catch {
      // Without storage there is no copy either.
    }
  }
}
