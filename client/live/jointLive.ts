import { Listeners } from "./listeners.ts";
import type { BackOnline, LivePhase, LiveSnapshot } from "./liveSnapshot.ts";
import type { SalvagedText } from "./salvagedText.ts";
import type { Salvaged } from "./salvageShelf.ts";
import { type SaveStatus, worstStatus } from "./saveStatus.ts";

/** One live session, as far as several are shown as one. */
export interface LiveSource {
  readonly snapshot: Pick<
    LiveSnapshot<unknown>,
    "phase" | "status" | "waiting" | "savedAt" | "keepsCopy" | "salvaged" | "back"
  >;
  readonly subscribe: (listener: () => void) => () => void;
  readonly isUnsent: boolean;
  retryNow(): void;
  resume(): Promise<void>;
  dismissBack(): void;
  dismissSalvaged(item: Salvaged, text?: SalvagedText): void;
  putBack(item: Salvaged, text: SalvagedText): boolean;
}

/** Words that never go to the server, as far as saving is concerned. */
export interface DeskSource {
  readonly subscribe: (listener: () => void) => () => void;
  /** How many amendments are being written there. */
  readonly count: number;
  /** Whether this device keeps them; null while that is being found out. */
  readonly isKept: boolean | null;
}

/** Words that were not taken, and the session that has them. */
export interface SalvagedBy {
  readonly item: Salvaged;
  readonly source: LiveSource;
}

/** What a screen says of all sessions together. */
export interface JointSnapshot {
  readonly phase: LivePhase;
  /** False while the draft is connected and only what goes with it is not. */
  readonly isMain: boolean;
  readonly status: SaveStatus;
  readonly waiting: number;
  readonly savedAt: number | null;
  readonly keepsCopy: boolean | null;
  readonly salvaged: readonly SalvagedBy[];
  readonly back: BackOnline | null;
  /** How many amendments are written on this device only. */
  readonly onDesk: number;
}

/**
 * The session of a draft and those that go with it, said as one: saved only when all are, and nothing said twice.
 * Rules SY43, SY48, SY55.
 */
export class JointLive {
  readonly #main: LiveSource;
  readonly #companions = new Set<LiveSource>();
  readonly #desks = new Set<DeskSource>();
  readonly #listeners = new Listeners();
  readonly subscribe = this.#listeners.subscribe;
  /** Null while it is to be described anew; `former` is the last one that was. */
  #snapshot: JointSnapshot | null = null;
  #former: JointSnapshot | null = null;

  /** @param main the session of the draft; it may still be under construction. */
  constructor(main: LiveSource) {
    this.#main = main;
  }

  get snapshot(): JointSnapshot {
    this.#snapshot ??= this.#describe();
    return this.#snapshot;
  }

  /** True while something typed here is neither at the server nor kept on this device. */
  get isUnsent(): boolean {
    const isLoose = (desk: DeskSource) => desk.count > 0 && desk.isKept !== true;
    return this.#sources.some((source) => source.isUnsent) || [...this.#desks].some(isLoose);
  }

  /** To be called when the main session has changed. */
  readonly noteChange = (): void => {
    this.#former = this.#snapshot ?? this.#former;
    this.#snapshot = null;
    this.#listeners.tell();
  };

  /** From now on another session of the same draft is part of it; gives a function that ends that. */
  join(companion: LiveSource): () => void {
    return this.#follow(this.#companions, companion);
  }

  /** From now on words that stay on the device are part of it; gives a function that ends that. */
  joinDesk(desk: DeskSource): () => void {
    return this.#follow(this.#desks, desk);
  }

  retryNow(): void {
    for (const source of this.#sources) source.retryNow();
  }

  async resume(): Promise<void> {
    await Promise.all(this.#sources.map((source) => source.resume()));
  }

  dismissBack(): void {
    for (const source of this.#sources) source.dismissBack();
  }

  get #sources(): readonly LiveSource[] {
    return [this.#main, ...this.#companions];
  }

  #follow<Part extends { subscribe(listener: () => void): () => void }>(parts: Set<Part>, part: Part): () => void {
    parts.add(part);
    const end = part.subscribe(this.noteChange);
    this.noteChange();
    return () => {
      end();
      parts.delete(part);
      this.noteChange();
    };
  }

  #describe(): JointSnapshot {
    const lives = this.#sources.map((source) => source.snapshot);
    const keeps = [...lives.map((live) => live.keepsCopy), ...[...this.#desks].map((desk) => desk.isKept)];
    const shown = lives.find((live) => live.phase.kind !== "open") ?? this.#main.snapshot;
    const savedAt = lives.flatMap((live) => live.savedAt ?? []);
    return {
      phase: shown.phase,
      isMain: shown === this.#main.snapshot,
      status: worstStatus(lives.map((live) => live.status)),
      waiting: sum(lives.map((live) => live.waiting)),
      savedAt: savedAt.length > 0 ? Math.max(...savedAt) : null,
      keepsCopy: keeps.includes(false) ? false : keeps.includes(null) ? null : true,
      salvaged: this.#salvaged(),
      back: this.#backOf(lives.flatMap((live) => live.back ?? [])),
      onDesk: sum([...this.#desks].map((desk) => desk.count)),
    };
  }

  /** The same list while nothing about it changed: whoever shows it should not begin anew. */
  #salvaged(): readonly SalvagedBy[] {
    const present = this.#sources.flatMap((source) => source.snapshot.salvaged.map((item) => ({ item, source })));
    const former = this.#former?.salvaged ?? [];
    const isSame = former.length === present.length && present.every((one, index) => one.item === former[index]?.item);
    return isSame ? former : present;
  }

  #backOf(news: readonly BackOnline[]): BackOnline | null {
    const [only] = news;
    if (!only || news.length === 1) return only ?? null;
    const present = {
      sent: sum(news.map((one) => one.sent)),
      changed: [...new Set(news.flatMap((one) => one.changed))],
    };
    const former = this.#former?.back;
    return JSON.stringify(former) === JSON.stringify(present) ? (former ?? present) : present;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
