import * as Y from "yjs";
import { SYNC } from "../../shared/protocol/messages.ts";
import type { LoadedRoom } from "../store/store.ts";
import { syncFrame } from "./frames.ts";

/** After so many frames, or so many bytes beside the snapshot, a fresh snapshot is cheaper for everybody. */
const MAX_FRAMES_SINCE = 500;
const MAX_BYTES_SINCE = 1 << 18;
const MAX_WARM_ANSWERS = 64;

/**
 * Answers to sync step 1. All who join with nothing share one encoded, framed snapshot and the frames sent since; all
 * who come back with the same state vector share one answer. Nothing uncommitted is ever in them. Rules SY1, SY6.
 */
export class JoinAnswers {
  readonly #doc: Y.Doc;
  #snapshot: Buffer | null = null;
  #since: Buffer[] = [];
  #framesSince = 0;
  #bytesSince = 0;
  readonly #warm = new Map<string, Buffer>();

  /** @param loaded what the document was just made of; where it is short enough, it is the first answer as it is. */
  constructor(doc: Y.Doc, { snapshot, updates }: Pick<LoadedRoom, "snapshot" | "updates">) {
    this.#doc = doc;
    const [first, ...since] = snapshot ? [snapshot, ...updates] : updates;
    if (!first || since.length > MAX_FRAMES_SINCE) return;
    this.#snapshot = syncFrame(SYNC.step2, first);
    for (const update of since) this.noteFrames(syncFrame(SYNC.update, update));
  }

  /** The document has changed: answers made for the former state hold no longer. */
  noteChange(): void {
    this.#warm.clear();
  }

  /** Frames that readers were just sent. */
  noteFrames(frames: Buffer): void {
    if (!this.#snapshot) return;
    this.#since.push(frames);
    this.#framesSince++;
    this.#bytesSince += frames.byteLength;
    if (this.#framesSince > MAX_FRAMES_SINCE || this.#bytesSince > MAX_BYTES_SINCE) this.#forget();
  }

  #forget(): void {
    this.#snapshot = null;
    this.#since = [];
    this.#framesSince = 0;
    this.#bytesSince = 0;
  }

  /** The answer to an empty state vector if one is at hand, whatever is being committed just now. */
  shared(stateVector: Uint8Array): Buffer | null {
    if (!isEmpty(stateVector) || !this.#snapshot) return null;
    if (this.#since.length > 0) this.#snapshot = Buffer.concat([this.#snapshot, ...this.#since]);
    this.#since = [];
    return this.#snapshot;
  }

  /** The answer made from the document as it is. Only for a moment in which nothing is uncommitted. */
  fresh(stateVector: Uint8Array): Buffer {
    if (isEmpty(stateVector)) {
      const answer = this.shared(stateVector) ?? syncFrame(SYNC.step2, Y.encodeStateAsUpdate(this.#doc));
      this.#snapshot ??= answer;
      return answer;
    }
    const key = Buffer.from(stateVector).toString("base64");
    const known = this.#warm.get(key);
    if (known) return known;
    const answer = syncFrame(SYNC.step2, Y.encodeStateAsUpdate(this.#doc, stateVector));
    if (this.#warm.size >= MAX_WARM_ANSWERS) this.#warm.clear();
    this.#warm.set(key, answer);
    return answer;
  }
}

const isEmpty = (stateVector: Uint8Array): boolean => stateVector.byteLength === 1 && stateVector[0] === 0;
