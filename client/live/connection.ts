import * as Y from "yjs";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import type { DraftResponse } from "../../shared/protocol/http.ts";
import type { ConnectionOptions, LiveEnvironment } from "./connectionOptions.ts";
import { CopyKeeper } from "./copyKeeper.ts";
import { JointLive } from "./jointLive.ts";
import { letGoOfArrived } from "./letGoOfArrived.ts";
import { Listeners } from "./listeners.ts";
import type { LiveSnapshot } from "./liveSnapshot.ts";
import { Reconnection } from "./reconnection.ts";
import { Recovery, type SpoiltBy } from "./recovery.ts";
import type { RoomDocument } from "./roomKind.ts";
import { RoomLink } from "./roomLink.ts";
import type { SalvagedText, SalvagePlace } from "./salvagedText.ts";
import type { Salvaged } from "./salvageShelf.ts";
import { saveStatusOf } from "./saveStatus.ts";
import { SilenceWatch } from "./silenceWatch.ts";
import { Standing } from "./standing.ts";
import { TimeAway } from "./timeAway.ts";
import type { EntryName } from "./touchedEntries.ts";

/**
 * The live session of one person in one room, that of a draft or the private one of a delegation: the document, its copy
 * on the device, the connection and what becomes of it. `snapshot` and `subscribe` fit `useSyncExternalStore`.
 * Rules SY40–SY49.
 */
export class Connection<Document extends RoomDocument = DraftDoc> {
  readonly #listeners = new Listeners();
  readonly subscribe = this.#listeners.subscribe;
  /** This session and those that go with it, as one. */
  readonly joint = new JointLive(this);
  readonly #options: ConnectionOptions<Document>;
  readonly #line: Reconnection;
  readonly #silence: SilenceWatch;
  readonly #copies: CopyKeeper;
  readonly #recovery: Recovery<Document>;
  readonly #standing: Standing;
  #link: RoomLink;
  #document: Document;
  #copyNumber = 0;
  #firstOpenAt: number | null = null;
  #savedAt: number | null = null;
  #syncedAt: number | null = null;
  #wasAway = false;
  readonly #away = new TimeAway();
  /** Ends with the session, and the listeners on the window with it. */
  readonly #life = new AbortController();
  #snapshot: LiveSnapshot<Document>;

  constructor(options: ConnectionOptions<Document>) {
    const { kind, access, indexedDB, storage, now } = options;
    this.#options = options;
    this.#standing = new Standing(kind.room(access.id), access, storage);
    this.#recovery = new Recovery(options);
    this.#copies = new CopyKeeper({
      name: this.#standing.copyName,
      indexedDB,
      storage,
      onChange: () => this.#changed(),
    });
    this.#link = this.#newLink();
    this.#document = kind.open(this.#link.doc);
    this.#line = new Reconnection({
      ...options,
      purpose: () => (this.#recovery.spoilt ? "recovering" : "connecting"),
      openSocket: () => this.#link.connect(),
      drop: () => this.#link.drop(),
      recover: (code) => this.#recover({ code }),
      takeAccess: (heard) => this.#takeAccess(heard),
      onChange: () => this.#changed(),
    });
    this.#silence = new SilenceWatch({
      now,
      facts: () => ({
        isConnecting: this.#line.phase.kind === "connecting" || this.#line.phase.kind === "recovering",
        isAlive: this.#isAlive,
        isSettled: this.#link.outbox.settled,
        since: this.#link.outbox.waitingSince ?? this.#syncedAt,
      }),
      onSlow: () => this.#changed(),
      onSilent: () => this.#link.drop(),
    });
    this.#snapshot = this.#describe();
    void this.#start();
  }

  get snapshot(): LiveSnapshot<Document> {
    return this.#snapshot;
  }

  /** What another session of the same draft on this page needs. */
  get environment(): LiveEnvironment {
    return this.#options;
  }

  /** True while something typed here is neither at the server nor kept among the salvaged words. */
  get isUnsent(): boolean {
    return this.#link.outbox.waiting > 0 || this.#recovery.spoilt !== null || !this.#standing.shelf.isKept;
  }

  /** What the room calls a place now, "OP 3" or "A-012"; empty where it has no name. */
  labelOf(place: SalvagePlace): string {
    return this.#options.kind.labelOf(this.#snapshot.document, place);
  }

  /** Connects at once, whatever the pause. */
  retryNow(): void {
    this.#line.retryNow();
  }

  /** Asks for access again and goes on: after signing in, or when the person believes that the access is back. */
  resume(): Promise<void> {
    return this.#line.resume();
  }

  dismissBack(): void {
    this.#away.dismiss();
    this.#changed();
  }

  /** The person has copied or does not want these words: one text, or all of one refusal. */
  dismissSalvaged(item: Salvaged, text?: SalvagedText): void {
    if (text) this.#standing.shelf.removeText(item.id, text);
    else this.#standing.shelf.remove(item.id);
    this.#changed();
  }

  /** Types salvaged words in again and lets go of them; false, and nothing is done, where the place reads otherwise now. */
  putBack(item: Salvaged, text: SalvagedText): boolean {
    if (!this.#options.kind.putBack(this.#snapshot.document, text)) return false;
    this.dismissSalvaged(item, text);
    return true;
  }

  /** Ends the session; the copy on the device stays. */
  destroy(): void {
    this.#life.abort();
    this.#line.stop();
    this.#silence.stop();
    this.#copies.stop();
    this.#recovery.destroy();
    this.#discardLink();
    this.#listeners.clear();
  }

  async #start(): Promise<void> {
    const { signal } = this.#life;
    globalThis.addEventListener("online", () => this.retryNow(), { signal });
    globalThis.addEventListener("offline", () => this.#line.networkGone(), { signal });
    // First what is on the device, so that the server sends only what is new; but nobody waits for a slow disk.
    await this.#openFormerCopy();
    await this.#copies.follow(this.#link.doc);
    if (!signal.aborted) this.#line.connect();
  }

  /** A copy from before the server was restored is salvaged like a refused document: its words may be lost over there. */
  async #openFormerCopy(): Promise<void> {
    const { kind } = this.#options;
    let link: RoomLink | undefined;
    const isThere = await this.#copies.openFormer(() => {
      link = this.#newLink();
      return link.doc;
    });
    if (!isThere || !link) return;
    const document = kind.open(link.doc);
    if (this.#life.signal.aborted || kind.isEmpty(document)) {
      link.destroy();
      link.doc.destroy();
      this.#copies.closeFormer();
      return;
    }
    this.#recovery.begin({ link, document, by: "restored" });
    this.#changed();
  }

  #newLink(): RoomLink {
    const { url, now, WebSocket } = this.#options;
    const { room, access } = this.#standing;
    const mine = (tell: () => void) => {
      if (link === this.#link && !this.#life.signal.aborted) tell();
    };
    const link: RoomLink = new RoomLink({
      url,
      room,
      generation: access.generation,
      doc: new Y.Doc(),
      WebSocket,
      now,
      isCopy: (origin) => this.#copies.isOrigin(origin),
      listener: {
        changed: () => mine(() => this.#changed()),
        synced: () => mine(() => this.#handleSynced()),
        lost: (close) => mine(() => this.#handleLost(close)),
        refused: (refusal) => mine(() => this.#recover(refusal)),
        received: (entries) => mine(() => this.#noteReceived(entries)),
        collided: () => mine(() => this.#recover({ code: "foreign_client_id" })),
      },
    });
    return link;
  }

  #handleSynced(): void {
    this.#syncedAt = this.#options.now();
    this.#silence.restart();
    // What is not there yet would be taken for words that the server did not take.
    if (this.#recovery.spoilt) this.#link.probe();
    else this.#open();
  }

  #open(): void {
    this.#firstOpenAt ??= this.#options.now();
    this.#line.opened();
  }

  #handleLost(close: number | null): void {
    if (this.#firstOpenAt !== null && this.#line.phase.kind !== "halted") this.#away.begin();
    this.#wasAway = true;
    this.#line.lost(close);
  }

  #takeAccess(access: DraftResponse): "same" | "renewed" | "barred" {
    if (!this.#options.kind.admits(access.me)) return "barred";
    const change = this.#standing.take(access);
    if (!change) return "same";
    this.#recover(change);
    return "renewed";
  }

  /** The document cannot go on. Yjs cannot take words back: a fresh one begins, and this one is shown until it is here. */
  #recover(by: SpoiltBy): void {
    this.#link.drop();
    // What waited is not sent but handed back, and a fresh copy says nothing of what changed meanwhile.
    this.#away.forget();
    if (!this.#recovery.mayStart()) {
      this.#line.halt(typeof by === "string" ? "internal" : by.code);
      return;
    }
    if (this.#recovery.spoilt) this.#discardLink();
    else this.#recovery.begin({ link: this.#link, document: this.#document, by });
    this.#link = this.#newLink();
    this.#line.connect();
  }

  #discardLink(): void {
    this.#link.destroy();
    this.#link.doc.destroy();
  }

  #finishRecovery(): void {
    this.#document = this.#options.kind.open(this.#link.doc);
    const item = this.#recovery.finish(this.#document);
    if (item) this.#standing.shelf.add(item);
    this.#copyNumber += 1;
    this.#copies.startAfresh(this.#standing.copyName, this.#link.doc);
    this.#open();
  }

  #noteReceived(entries: ReadonlySet<EntryName>): void {
    const { kind, now } = this.#options;
    if (!this.#link.isSynced) this.#away.noteReceived(kind.clausesOf(this.#document, entries));
    else if (letGoOfArrived(kind, this.#document, this.#standing.shelf, now())) this.#changed();
  }

  get #isAlive(): boolean {
    return this.#line.phase.kind === "open" && this.#link.isOpen;
  }

  #changed(): void {
    if (this.#life.signal.aborted) return;
    const { outbox, isSynced } = this.#link;
    if (this.#recovery.spoilt && isSynced && outbox.settled) {
      this.#finishRecovery();
      return;
    }
    if (this.#isAlive && outbox.settled) {
      this.#savedAt = this.#options.now();
      this.#away.end();
    } else if (!this.#isAlive) {
      this.#away.noteWaiting(outbox.waiting);
    }
    this.#silence.look();
    this.#snapshot = this.#describe();
    this.#listeners.tell();
    this.joint.noteChange();
  }

  #describe(): LiveSnapshot<Document> {
    const { kind, now } = this.#options;
    const { outbox, awareness } = this.#recovery.spoilt?.link ?? this.#link;
    const shown = this.#recovery.spoilt?.document ?? this.#document;
    const isOpened = this.#firstOpenAt !== null;
    return {
      phase: this.#line.phase,
      status: saveStatusOf({
        alive: this.#isAlive,
        settled: this.#link.outbox.settled,
        waiting: outbox.waiting,
        opened: isOpened,
        refused: this.#recovery.spoilt !== null,
        waitingSince: outbox.waitingSince ?? this.#syncedAt,
        now: now(),
      }),
      waiting: outbox.waiting,
      savedAt: this.#savedAt,
      hasText: isOpened || !kind.isEmpty(shown) || (kind.mayBeginEmpty && this.#wasAway),
      keepsCopy: this.#copies.keeps,
      salvaged: this.#standing.shelf.items,
      back: this.#away.news,
      access: this.#standing.access,
      document: shown,
      awareness,
      copy: this.#copyNumber,
    };
  }
}
