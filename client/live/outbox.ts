import type { EntryName } from "./touchedEntries.ts";

interface Entry {
  /** Number of the frame it went out with on the present socket; null while it has not gone out. */
  frame: number | null;
  readonly change: number;
  readonly at: number;
}

/** Keystrokes closer together than this, in the same entries, are one change to a person. */
const ONE_CHANGE_MS = 2_000;

/**
 * What was typed here and is not yet known to be on disk at the server. It counts the frames of one socket exactly as
 * the server does: sync step 2 and updates, from 1. Rule SY42.
 */
export class Outbox {
  #entries: Entry[] = [];
  #sent = 0;
  #saved = 0;
  /** Frame number of this socket's step 2; null before it. */
  #step2: number | null = null;
  #change = 0;
  #lastAt = Number.NEGATIVE_INFINITY;
  #lastPlace = "";

  /** Notes one local update; `touched` are the entries it is about. Called before the frame is sent. */
  add(touched: ReadonlySet<EntryName>, now: number): void {
    const place = [...touched].sort().join(" ");
    if (now - this.#lastAt > ONE_CHANGE_MS || place !== this.#lastPlace) this.#change += 1;
    this.#lastAt = now;
    this.#lastPlace = place;
    this.#entries.push({ frame: null, change: this.#change, at: now });
  }

  /** A new socket: its count begins at nothing, and nothing of what waits has gone out on it. */
  socketOpened(): void {
    this.#sent = 0;
    this.#saved = 0;
    this.#step2 = null;
    for (const entry of this.#entries) entry.frame = null;
  }

  /** A frame went out. A step 2 carries everything that waits; an update carries the one just added. */
  frameSent(kind: "step2" | "update"): void {
    this.#sent += 1;
    if (kind === "step2") {
      this.#step2 ??= this.#sent;
      for (const entry of this.#entries) entry.frame = this.#sent;
      return;
    }
    // Before its step 2 the server skips live updates: they count as frames, but it is the step 2 that delivers them.
    if (this.#step2 === null) return;
    const last = this.#entries.at(-1);
    if (last && last.frame === null) last.frame = this.#sent;
  }

  /** The server has the first `count` frames on disk. */
  saved(count: number): void {
    this.#saved = Math.max(this.#saved, count);
    this.#entries = this.#entries.filter((entry) => entry.frame === null || entry.frame > this.#saved);
  }

  /** Changes, as a person counts them, that are not acknowledged. */
  get waiting(): number {
    return new Set(this.#entries.map((entry) => entry.change)).size;
  }

  /** When the oldest update that waits was made; null where none does. */
  get waitingSince(): number | null {
    return this.#entries[0]?.at ?? null;
  }

  /** True when the step 2 of this socket and every frame after it are acknowledged, and nothing waits. */
  get settled(): boolean {
    return this.#step2 !== null && this.#saved >= this.#sent && this.#entries.length === 0;
  }
}
