import * as Y from "yjs";
import { type DraftDoc, draftDoc } from "../../shared/document/draftDoc.ts";
import { assertNever } from "../../shared/domain/assertNever.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import { type ErrorCode, errorOfClose } from "../../shared/protocol/errors.ts";
import { Attempts } from "./attempts.ts";
import { afterClose } from "./closeAction.ts";
import type { ConnectionOptions } from "./connectionOptions.ts";
import { CopyKeeper } from "./copyKeeper.ts";
import { DraftLink } from "./draftLink.ts";
import type { BackOnline, LivePhase, LiveSnapshot } from "./liveSnapshot.ts";
import { Recovery, type SpoiltBy } from "./recovery.ts";
import type { SalvagedText } from "./salvage.ts";
import type { Salvaged } from "./salvageShelf.ts";
import { saveStatusOf } from "./saveStatus.ts";
import { SilenceWatch } from "./silenceWatch.ts";
import { Standing } from "./standing.ts";
import { TimeAway } from "./timeAway.ts";

/**
 * The live session of one person in one draft: the document, its copy on the device, the connection and what becomes of
 * it. `snapshot` and `subscribe` fit `useSyncExternalStore`. Rules SY40–SY49.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #attempts: Attempts;
  readonly #silence: SilenceWatch;
  readonly #listeners = new Set<() => void>();
  readonly #copies: CopyKeeper;
  readonly #recovery: Recovery;
  readonly #standing: Standing;
  #link: DraftLink;
  #draft: DraftDoc;
  #phase: LivePhase = { kind: "connecting" };
  #copyNumber = 0;
  #firstOpenAt: number | null = null;
  #savedAt: number | null = null;
  #syncedAt: number | null = null;
  #back: BackOnline | null = null;
  readonly #away = new TimeAway();
  /** Ends with the session, and the listeners on the window with it. */
  readonly #life = new AbortController();
  #snapshot: LiveSnapshot;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#attempts = new Attempts(options.random);
    this.#standing = new Standing(options.access, options.storage);
    this.#recovery = new Recovery(options);
    this.#copies = new CopyKeeper({
      name: this.#standing.copyName,
      indexedDB: options.indexedDB,
      storage: options.storage,
      onChange: () => this.#changed(),
    });
    this.#link = this.#newLink();
    this.#draft = draftDoc(this.#link.doc);
    this.#silence = new SilenceWatch({
      now: options.now,
      facts: () => ({
        isConnecting: this.#phase.kind === "connecting" || this.#phase.kind === "recovering",
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

  get snapshot(): LiveSnapshot {
    return this.#snapshot;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** True while something typed here is neither at the server nor kept among the salvaged words. */
  get isUnsent(): boolean {
    return this.#link.outbox.waiting > 0 || this.#recovery.spoilt !== null || !this.#standing.shelf.isKept;
  }

  /** Connects at once, whatever the pause. */
  retryNow(): void {
    if (this.#phase.kind === "waiting") this.#connect();
  }

  /** Asks for access again and goes on: after signing in, or when the person believes that the access is back. */
  async resume(): Promise<void> {
    if (this.#phase.kind !== "halted") return;
    this.#attempts.forget();
    await this.#askAndConnect();
  }

  dismissBack(): void {
    this.#back = null;
    this.#changed();
  }

  /** The person has copied or does not want these words: one text, or all of one refusal. */
  dismissSalvaged(item: Salvaged, text?: SalvagedText): void {
    if (text) this.#standing.shelf.removeText(item.id, text);
    else this.#standing.shelf.remove(item.id);
    this.#changed();
  }

  /** Ends the session; the copy on the device stays. */
  destroy(): void {
    this.#life.abort();
    this.#attempts.stop();
    this.#silence.stop();
    this.#copies.stop();
    this.#recovery.destroy();
    this.#discardLink();
    this.#listeners.clear();
  }

  async #start(): Promise<void> {
    const { signal } = this.#life;
    globalThis.addEventListener("online", this.#handleOnline, { signal });
    globalThis.addEventListener("offline", this.#handleOffline, { signal });
    // First what is on the device, so that the server sends only what is new; but nobody waits for a slow disk.
    await this.#openFormerCopy();
    await this.#copies.follow(this.#link.doc);
    if (!signal.aborted) this.#connect();
  }

  /** A copy from before the server was restored is salvaged like a refused document: its words may be lost over there. */
  async #openFormerCopy(): Promise<void> {
    let link: DraftLink | undefined;
    const isThere = await this.#copies.openFormer(() => {
      link = this.#newLink();
      return link.doc;
    });
    if (!isThere || !link) return;
    if (this.#life.signal.aborted || link.doc.getMap("clauses").size === 0) {
      link.destroy();
      link.doc.destroy();
      this.#copies.closeFormer();
      return;
    }
    this.#recovery.begin({ link, draft: draftDoc(link.doc), by: "restored" });
    this.#changed();
  }

  #newLink(): DraftLink {
    const { url, now, WebSocket } = this.#options;
    const { id: room, generation } = this.#standing.access;
    const mine = (tell: () => void) => {
      if (link === this.#link && !this.#life.signal.aborted) tell();
    };
    const link: DraftLink = new DraftLink({
      url,
      room,
      generation,
      doc: new Y.Doc(),
      WebSocket,
      now,
      isCopy: (origin) => this.#copies.isOrigin(origin),
      listener: {
        changed: () => mine(() => this.#changed()),
        synced: () => mine(() => this.#handleSynced()),
        lost: (code) => mine(() => this.#handleLost(code)),
        refused: (refusal) => mine(() => this.#recover(refusal)),
        received: (clauses) => mine(() => this.#noteReceived(clauses)),
        collided: () => mine(() => this.#recover({ code: "foreign_client_id" })),
      },
    });
    return link;
  }

  #connect(): void {
    this.#attempts.cancel();
    this.#phase = this.#recovery.spoilt ? { kind: "recovering" } : { kind: "connecting" };
    this.#link.connect();
    this.#changed();
  }

  #handleSynced(): void {
    this.#attempts.opened();
    this.#syncedAt = this.#options.now();
    this.#silence.restart();
    if (this.#recovery.spoilt) this.#finishRecovery();
    this.#firstOpenAt ??= this.#options.now();
    this.#phase = { kind: "open" };
    this.#changed();
  }

  #handleLost(close: number | null): void {
    // Halting closes the socket too.
    if (this.#phase.kind === "halted") return;
    this.#attempts.lost();
    const code = close === null ? null : (errorOfClose(close) ?? null);
    if (this.#firstOpenAt !== null) this.#away.begin();
    const action = afterClose(code);
    switch (action) {
      case "recover":
        this.#recover({ code: code === "too_large" ? "too_large" : "update_refused" });
        break;
      case "halt":
        this.#halt(code ?? "internal");
        break;
      case "askAccess":
        void this.#askAndConnect();
        break;
      case "retry":
      case "retryLater":
        this.#attempts.failed();
        // The upgrade may have been refused over HTTP, which a browser reports without a reason: then ask the API.
        if (code === null && this.#attempts.count % 3 === 2) void this.#askAndConnect();
        else this.#wait(code, action === "retryLater");
        break;
      default:
        assertNever(action);
    }
  }

  #wait(code: ErrorCode | null, longer: boolean): void {
    const pause = this.#attempts.later(() => this.#connect(), longer);
    this.#phase = { kind: "waiting", retryAt: this.#options.now() + pause, code };
    this.#changed();
  }

  #halt(code: ErrorCode): void {
    this.#attempts.cancel();
    this.#link.drop();
    this.#phase = { kind: "halted", code };
    this.#changed();
  }

  /** Access may have changed: ask the API what it is now, and go on from there. */
  async #askAndConnect(): Promise<void> {
    this.#phase = { kind: "connecting" };
    this.#changed();
    const answer = await this.#options.askAccess();
    if (this.#life.signal.aborted) return;
    if (!answer.ok) {
      this.#attempts.failed();
      const passing =
        answer.code === null || ["restarting", "storage_unavailable", "too_fast", "internal"].includes(answer.code);
      if (passing) this.#wait(answer.code, false);
      else this.#halt(answer.code ?? "internal");
      return;
    }
    const change = this.#standing.take(answer.access);
    this.#attempts.failed();
    if (change) this.#recover(change);
    // An answer that the socket then contradicts must not make a tight circle.
    else if (this.#attempts.count > 2) this.#wait(null, false);
    else this.#connect();
  }

  /** The document cannot go on. Yjs cannot take words back: a fresh one begins, and this one is shown until it is here. */
  #recover(by: SpoiltBy): void {
    this.#link.drop();
    // What waited is not sent but handed back, and a fresh copy says nothing of what changed meanwhile.
    this.#away.end();
    if (!this.#recovery.mayStart()) {
      this.#halt(typeof by === "string" ? "internal" : by.code);
      return;
    }
    if (this.#recovery.spoilt) this.#discardLink();
    else this.#recovery.begin({ link: this.#link, draft: this.#draft, by });
    this.#link = this.#newLink();
    this.#connect();
  }

  #discardLink(): void {
    this.#link.destroy();
    this.#link.doc.destroy();
  }

  #finishRecovery(): void {
    const item = this.#recovery.finish(this.#link.doc);
    if (item) this.#standing.shelf.add(item);
    this.#draft = draftDoc(this.#link.doc);
    this.#copyNumber += 1;
    this.#copies.startAfresh(this.#standing.copyName, this.#link.doc);
  }

  #noteReceived(clauses: ReadonlySet<ClauseId>): void {
    if (!this.#link.isSynced) this.#away.noteReceived(clauses);
  }

  readonly #handleOnline = (): void => this.retryNow();

  /** The system says that the network is gone; a socket may take half a minute to notice. */
  readonly #handleOffline = (): void => {
    if (this.#phase.kind === "open" || this.#phase.kind === "connecting") this.#link.drop();
  };

  get #isAlive(): boolean {
    return this.#phase.kind === "open" && this.#link.isOpen;
  }

  #changed(): void {
    if (this.#life.signal.aborted) return;
    const { outbox } = this.#link;
    if (this.#isAlive && outbox.settled) {
      this.#savedAt = this.#options.now();
      this.#back = this.#away.end() ?? this.#back;
    } else if (!this.#isAlive) {
      this.#away.noteWaiting(outbox.waiting);
    }
    this.#silence.look();
    this.#snapshot = this.#describe();
    for (const listener of [...this.#listeners]) listener();
  }

  #describe(): LiveSnapshot {
    const { outbox, awareness } = this.#recovery.spoilt?.link ?? this.#link;
    const shown = this.#recovery.spoilt?.draft ?? this.#draft;
    return {
      phase: this.#phase,
      status: saveStatusOf({
        alive: this.#isAlive,
        settled: this.#link.outbox.settled,
        waiting: outbox.waiting,
        opened: this.#firstOpenAt !== null,
        refused: this.#recovery.spoilt !== null,
        waitingSince: outbox.waitingSince ?? this.#syncedAt,
        now: this.#options.now(),
      }),
      waiting: outbox.waiting,
      savedAt: this.#savedAt,
      hasText: this.#firstOpenAt !== null || shown.clauses.size > 0,
      keepsCopy: this.#copies.keeps,
      salvaged: this.#standing.shelf.items,
      back: this.#back,
      access: this.#standing.access,
      draft: shown,
      awareness,
      copy: this.#copyNumber,
    };
  }
}
