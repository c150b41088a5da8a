import * as Y from "yjs";
import { type DraftDoc, draftDoc } from "../../shared/document/draftDoc.ts";
import { assertNever } from "../../shared/domain/assertNever.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { type ErrorCode, errorOfClose } from "../../shared/protocol/errors.ts";
import type { DraftResponse } from "../../shared/protocol/http.ts";
import { backOffMs } from "./backOff.ts";
import { afterClose } from "./closeAction.ts";
import type { ConnectionOptions } from "./connectionOptions.ts";
import { DraftLink } from "./draftLink.ts";
import type { BackOnline, LivePhase, LiveSnapshot } from "./liveSnapshot.ts";
import { OfflineCopy } from "./offlineCopy.ts";
import { RecoveryLimit, type Spoilt, salvagedFrom } from "./recovery.ts";
import type { SalvagedText } from "./salvage.ts";
import { type Salvaged, SalvageShelf } from "./salvageShelf.ts";
import { saveStatusOf } from "./saveStatus.ts";
import { SilenceWatch } from "./silenceWatch.ts";
import { TimeAway } from "./timeAway.ts";
import { Timers } from "./timers.ts";

/** A connection that has lasted this long counts as a success; the next loss is retried quickly again. */
const STEADY_AFTER_MS = 5_000;
const BURY_AFTER_MS = 1_000;
/** A copy on the device that takes longer than this is not waited for. */
const COPY_PATIENCE_MS = 2_000;
/**
 * The live session of one person in one draft: the document, its copy on the device, the connection and what becomes of
 * it. `snapshot` and `subscribe` fit `useSyncExternalStore`. Rules SY40–SY49.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #timers = new Timers<"retry" | "bury" | "steady">();
  readonly #shelf: SalvageShelf;
  readonly #silence: SilenceWatch;
  readonly #listeners = new Set<() => void>();
  #access: DraftResponse;
  #copyOnDevice: OfflineCopy;
  #link: DraftLink;
  #draft: DraftDoc;
  /** After a refusal: the document with the words that were not taken, still shown until the fresh one is here. */
  #spoilt: Spoilt | null = null;
  readonly #recoveries = new RecoveryLimit();
  #phase: LivePhase = { kind: "connecting" };
  #attempt = 0;
  #copyNumber = 0;
  #keepsCopy: boolean | null = null;
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
    this.#access = options.access;
    this.#shelf = new SalvageShelf(options.storage, options.access.id, options.access.me.id);
    this.#copyOnDevice = this.#newCopy();
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
    return this.#link.outbox.waiting > 0 || this.#spoilt !== null || !this.#shelf.isKept;
  }

  /** Connects at once, whatever the pause. */
  retryNow(): void {
    if (this.#phase.kind === "waiting") this.#connect();
  }

  /** Asks for access again and goes on: after signing in, or when the person believes that the access is back. */
  async resume(): Promise<void> {
    if (this.#phase.kind !== "halted") return;
    this.#attempt = 0;
    await this.#askAndConnect();
  }

  dismissBack(): void {
    this.#back = null;
    this.#changed();
  }

  /** The person has copied or does not want these words: one text, or all of one refusal. */
  dismissSalvaged(item: Salvaged, text?: SalvagedText): void {
    if (text) this.#shelf.removeText(item.id, text);
    else this.#shelf.remove(item.id);
    this.#changed();
  }

  /** Ends the session; the copy on the device stays. */
  destroy(): void {
    this.#life.abort();
    this.#timers.clearAll();
    this.#silence.stop();
    this.#copyOnDevice.detach();
    for (const link of [this.#spoilt?.link, this.#link]) {
      link?.destroy();
      link?.doc.destroy();
    }
    this.#listeners.clear();
  }

  async #start(): Promise<void> {
    const { signal } = this.#life;
    globalThis.addEventListener("online", this.#handleOnline, { signal });
    globalThis.addEventListener("offline", this.#handleOffline, { signal });
    // First what is on the device, so that the server sends only what is new; but nobody waits for a slow disk.
    await this.#openFormerCopy();
    await inTime(this.#attachCopy());
    if (!this.#life.signal.aborted) this.#connect();
  }

  /** A copy from before the server was restored is salvaged like a refused document: its words may be lost over there. */
  async #openFormerCopy(): Promise<void> {
    const former = this.#copyOnDevice.former();
    if (!former) return;
    const link = this.#newLink();
    await inTime(former.attach(link.doc, () => undefined));
    former.detach();
    if (this.#life.signal.aborted || link.doc.getMap("clauses").size === 0) {
      link.destroy();
      link.doc.destroy();
      return;
    }
    this.#spoilt = { link, draft: draftDoc(link.doc), refusal: null };
    this.#changed();
  }

  async #attachCopy(): Promise<void> {
    const kept = await this.#copyOnDevice.attach(this.#link.doc, () => {
      this.#keepsCopy = false;
      this.#changed();
    });
    if (this.#life.signal.aborted) return;
    this.#keepsCopy = kept;
    this.#changed();
  }

  #newCopy(): OfflineCopy {
    const { id, me, generation } = this.#access;
    return new OfflineCopy(
      { draft: id, participant: me.id, generation },
      this.#options.indexedDB,
      this.#options.storage,
    );
  }

  #newLink(): DraftLink {
    const { url, now, WebSocket } = this.#options;
    const { id: room, generation } = this.#access;
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
      isCopy: (origin) => this.#copyOnDevice.isOrigin(origin),
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
    this.#timers.clear("retry");
    this.#phase = this.#spoilt ? { kind: "recovering" } : { kind: "connecting" };
    this.#link.connect();
    this.#changed();
  }

  #handleSynced(): void {
    // A server that lets us in only to close again has not really let us in.
    this.#timers.set("steady", () => (this.#attempt = 0), STEADY_AFTER_MS);
    this.#syncedAt = this.#options.now();
    this.#silence.restart();
    if (this.#spoilt) this.#finishRecovery(this.#spoilt);
    this.#firstOpenAt ??= this.#options.now();
    this.#phase = { kind: "open" };
    this.#changed();
  }

  #handleLost(close: number | null): void {
    // Halting closes the socket too.
    if (this.#phase.kind === "halted") return;
    this.#timers.clear("steady");
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
        this.#attempt += 1;
        // The upgrade may have been refused over HTTP, which a browser reports without a reason: then ask the API.
        if (code === null && this.#attempt % 3 === 2) void this.#askAndConnect();
        else this.#wait(code, action === "retryLater");
        break;
      default:
        assertNever(action);
    }
  }

  #wait(code: ErrorCode | null, longer: boolean): void {
    const { now, random } = this.#options;
    const pause = backOffMs(longer ? Math.max(this.#attempt, 4) : Math.max(this.#attempt, 1), random);
    this.#phase = { kind: "waiting", retryAt: now() + pause, code };
    this.#timers.set("retry", () => this.#connect(), pause);
    this.#changed();
  }

  #halt(code: ErrorCode): void {
    this.#timers.clear("retry");
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
      this.#attempt += 1;
      const passing =
        answer.code === null || ["restarting", "storage_unavailable", "too_fast", "internal"].includes(answer.code);
      if (passing) this.#wait(answer.code, false);
      else this.#halt(answer.code ?? "internal");
      return;
    }
    const restored = answer.access.generation !== this.#access.generation;
    this.#access = answer.access;
    this.#attempt += 1;
    if (restored) this.#recover(null);
    // An answer that the socket then contradicts must not make a tight circle.
    else if (this.#attempt > 2) this.#wait(null, false);
    else this.#connect();
  }

  /**
   * The document holds something that the server will never take, or (`refusal` null) the server has an older state than
   * ours. Yjs cannot take words back, so a fresh document begins; the old one is shown until the fresh one is here.
   */
  #recover(refusal: Refusal | null): void {
    this.#link.drop();
    // What waited is not sent but handed back, and a fresh copy says nothing of what changed meanwhile.
    this.#away.end();
    if (!this.#recoveries.allows(this.#options.now())) {
      this.#halt(refusal?.code ?? "internal");
      return;
    }
    if (this.#spoilt) this.#discardLink();
    else this.#spoilt = { link: this.#link, draft: this.#draft, refusal };
    this.#link = this.#newLink();
    this.#connect();
  }

  #discardLink(): void {
    this.#link.destroy();
    this.#link.doc.destroy();
  }

  #finishRecovery(spoilt: Spoilt): void {
    const item = salvagedFrom(spoilt, this.#link.doc, this.#options);
    if (item) this.#shelf.add(item);
    this.#copyOnDevice.startAfresh();
    this.#copyOnDevice = this.#newCopy();
    this.#draft = draftDoc(this.#link.doc);
    this.#spoilt = null;
    this.#copyNumber += 1;
    void this.#attachCopy();
    // The screen still holds the old document until it has heard of the fresh one.
    this.#timers.set(
      "bury",
      () => {
        spoilt.link.destroy();
        spoilt.draft.doc.destroy();
      },
      BURY_AFTER_MS,
    );
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
    const { outbox } = this.#spoilt?.link ?? this.#link;
    const shown = this.#spoilt?.draft ?? this.#draft;
    return {
      phase: this.#phase,
      status: saveStatusOf({
        alive: this.#isAlive,
        settled: this.#link.outbox.settled,
        waiting: outbox.waiting,
        opened: this.#firstOpenAt !== null,
        refused: this.#spoilt !== null,
        waitingSince: outbox.waitingSince ?? this.#syncedAt,
        now: this.#options.now(),
      }),
      waiting: outbox.waiting,
      savedAt: this.#savedAt,
      hasText: this.#firstOpenAt !== null || shown.clauses.size > 0,
      keepsCopy: this.#keepsCopy,
      salvaged: this.#shelf.items,
      back: this.#back,
      access: this.#access,
      draft: shown,
      awareness: (this.#spoilt?.link ?? this.#link).awareness,
      copy: this.#copyNumber,
    };
  }
}

/** Waits for the device, but not for long. */
async function inTime(work: Promise<unknown>): Promise<void> {
  await Promise.race([work, new Promise((resolve) => setTimeout(resolve, COPY_PATIENCE_MS))]);
}
