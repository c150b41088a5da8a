import * as Y from "yjs";
import { type PrivateDoc, privateAmendments, privateDoc } from "../../shared/document/privateDoc.ts";
import type { DraftId, ParticipantId } from "../../shared/domain/ids.ts";
import type { LiveEnvironment } from "./connectionOptions.ts";
import { CopyKeeper } from "./copyKeeper.ts";
import { Listeners } from "./listeners.ts";
import { shareBetweenTabs } from "./shareBetweenTabs.ts";

export interface LocalDeskOptions extends Pick<LiveEnvironment, "indexedDB" | "storage"> {
  readonly draft: DraftId;
  readonly participant: ParticipantId;
}

/**
 * What an organiser writes on behalf of a delegation before it is tabled: on this device only, never sent. Where the
 * device keeps nothing it lasts as long as the page, and `isKept` says so. Rule SY56.
 */
export class LocalDesk {
  readonly desk: PrivateDoc = privateDoc(new Y.Doc());
  readonly #copies: CopyKeeper;
  readonly #name: string;
  #leaveTabs: () => void = () => undefined;
  #isEnded = false;
  readonly #listeners = new Listeners();
  readonly subscribe = this.#listeners.subscribe;
  #isReady = false;
  #count = 0;

  constructor({ draft, participant, indexedDB, storage }: LocalDeskOptions) {
    // No id has a dot in it, so no room has this name.
    const room = `${draft}.desk`;
    this.#name = `adref:${room}:${participant}`;
    this.#copies = new CopyKeeper({
      // What never was at the server outlives every restore of it.
      name: { room, participant, generation: 0 },
      indexedDB,
      storage,
      onChange: () => this.#listeners.tell(),
    });
    this.desk.doc.on("afterTransaction", this.#handleWritten);
    void this.#start();
  }

  /** True once what is on the device has been read, as far as it can be. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Whether this device keeps what is written; null while that is being found out. */
  get isKept(): boolean | null {
    return this.#copies.keeps;
  }

  /** How many amendments are being written. */
  get count(): number {
    return this.#count;
  }

  /** Takes in what another desk holds: the person at the screen is known under another name now. */
  takeOver(former: LocalDesk): void {
    Y.applyUpdate(this.desk.doc, Y.encodeStateAsUpdate(former.desk.doc));
  }

  /** Ends the work at the desk; what the device keeps stays. */
  destroy(): void {
    this.#isEnded = true;
    this.#leaveTabs();
    this.#copies.stop();
    this.#listeners.clear();
    this.desk.doc.destroy();
  }

  async #start(): Promise<void> {
    await this.#copies.follow(this.desk.doc);
    if (this.#isEnded) return;
    this.#leaveTabs = shareBetweenTabs(this.desk.doc, this.#name);
    this.#isReady = true;
    this.#listeners.tell();
  }

  readonly #handleWritten = (): void => {
    const count = privateAmendments(this.desk).length;
    if (count === this.#count) return;
    this.#count = count;
    this.#listeners.tell();
  };
}
