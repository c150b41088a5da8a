import type * as Y from "yjs";
import { type CopyName, OfflineCopy } from "./offlineCopy.ts";

/** A copy on the device that takes longer than this is not waited for. */
const PATIENCE_MS = 2_000;

export interface CopyKeeperOptions {
  readonly name: CopyName;
  readonly indexedDB: IDBFactory | null;
  readonly storage: Storage | null;
  /** `keeps` may answer otherwise now. */
  readonly onChange: () => void;
}

/**
 * The copies on this device behind one session: the one of the document that is shown, and one from before the server was
 * restored for as long as its words are not handed back. Rule SY47.
 */
export class CopyKeeper {
  readonly #options: CopyKeeperOptions;
  #copy: OfflineCopy;
  #former: OfflineCopy | null = null;
  #keeps: boolean | null = null;
  #isStopped = false;

  constructor(options: CopyKeeperOptions) {
    this.#options = options;
    this.#copy = this.#named(options.name);
  }

  /** Whether the device keeps a copy; null while that is being found out. */
  get keeps(): boolean | null {
    return this.#keeps;
  }

  /** True for updates that come out of a copy and were not typed just now. */
  isOrigin(origin: unknown): boolean {
    return this.#copy.isOrigin(origin) || this.#former?.isOrigin(origin) === true;
  }

  /** Fills a document from a copy of an older generation, and keeps that copy in step. False where there is none. */
  async openFormer(makeDoc: () => Y.Doc): Promise<boolean> {
    const former = this.#copy.former();
    if (!former) return false;
    this.#former = former;
    await inTime(former.attach(makeDoc(), () => undefined));
    return true;
  }

  /** Lets go of the copy of an older generation, which stays on the device: it is looked for again the next time. */
  closeFormer(): void {
    this.#former?.detach();
    this.#former = null;
  }

  /** Fills a document from the copy and keeps the copy in step; does not wait long for a slow disk. */
  async follow(doc: Y.Doc): Promise<void> {
    await inTime(this.#follow(doc));
  }

  /** Leaves every copy there is behind for good, and begins one under this name with a document that is straight from the server. */
  startAfresh(name: CopyName, doc: Y.Doc): void {
    this.#copy.startAfresh();
    this.#former?.discard();
    this.#former = null;
    this.#copy = this.#named(name);
    this.#copy.claimGeneration();
    void this.#follow(doc);
  }

  /** Lets go of everything; the copies stay on the device. */
  stop(): void {
    this.#isStopped = true;
    this.#copy.detach();
    this.#former?.detach();
  }

  #named(name: CopyName): OfflineCopy {
    return new OfflineCopy(name, this.#options.indexedDB, this.#options.storage);
  }

  async #follow(doc: Y.Doc): Promise<void> {
    const copy = this.#copy;
    const tell = (keeps: boolean) => {
      if (this.#isStopped || copy !== this.#copy) return;
      this.#keeps = keeps;
      this.#options.onChange();
    };
    tell(await copy.attach(doc, () => tell(false)));
  }
}

/** Waits for the device, but not for long. */
async function inTime(work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}
