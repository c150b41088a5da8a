import type * as Y from "yjs";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import type { Comments, CommentsChange } from "./comments.ts";
import type { CommentThread } from "./commentThreads.ts";
import { flatText, type PassageAnchor, passageAnchor, readPassageAnchor } from "./passageAnchor.ts";
import { PassageFinder, type PassagePlace, type ShownUnit } from "./passageFinder.ts";
import type { Projection } from "./projection.ts";
import type { ProjectionChange } from "./views.ts";

/** A commented stretch of a clause or note, for the page. */
export interface PassageMark {
  readonly key: string;
  readonly unit: ShownUnit;
  readonly from: number;
  readonly to: number;
}

/** A passage that somebody has selected. */
export interface SelectedPassage {
  readonly clause: ClauseId;
  readonly unit: ShownUnit;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
}

/**
 * Where the passages of comments stand, live. They are fixed to their characters; where these are gone (an undo on another
 * device, a split) the words are looked for, first in the same paragraph, then everywhere. A keystroke costs only the
 * passages of its own paragraph. Rules CO6, CO7, CO8.
 */
export class Passages {
  readonly #projection: Projection;
  readonly #comments: Comments;
  readonly #finder: PassageFinder;
  readonly #anchors = new Map<string, PassageAnchor>();
  readonly #places = new Map<string, PassagePlace>();
  /** Keys of threads by the clause they are about. */
  readonly #about = new Map<ClauseId, Set<string>>();
  readonly #listeners = new Set<(cause: "comments" | "text") => void>();
  readonly #stop: () => void;
  #marks: ReadonlyMap<string, readonly PassageMark[]> = new Map();
  #openCounts: ReadonlyMap<ClauseId, number> = new Map();
  #standing: object = {};

  /** `desk` is the document in which private comments are kept. */
  constructor(projection: Projection, comments: Comments, desk: Y.Doc | null) {
    this.#projection = projection;
    this.#comments = comments;
    this.#finder = new PassageFinder(projection, desk);
    this.#read(comments.threads.map((thread) => thread.key));
    this.#mark("comments");
    const ends = [
      comments.onChange((change) => this.#commented(change)),
      projection.onChange((change) => this.#edited(change)),
    ];
    this.#stop = () => {
      for (const end of ends) end();
    };
  }

  /** What became of the passage of a thread; undefined where it is about a paragraph as a whole. */
  place(key: string): PassagePlace | undefined {
    return this.#places.get(key);
  }

  /** The words of its passage as they were when it was written. */
  anchor(key: string): PassageAnchor | undefined {
    return this.#anchors.get(key);
  }

  /** Passages of open threads by `markKey` of their clause or note. A list is another object whenever it changed. */
  get marks(): ReadonlyMap<string, readonly PassageMark[]> {
    return this.#marks;
  }

  /** Threads about a clause, and those whose passage has come to stand in it. */
  threadsAt(clause: ClauseId): readonly CommentThread[] {
    const moved = [...this.#places].filter(
      ([, place]) =>
        place.kind === "shown" && place.isElsewhere && "clause" in place.unit && place.unit.clause === clause,
    );
    const keys = new Set([...(this.#about.get(clause) ?? []), ...moved.map(([key]) => key)]);
    return this.#comments.threads.filter((thread) => keys.has(thread.key) && !thread.isGone);
  }

  /**
   * Another object whenever a passage was lost, found, or came to stand in another text. It stays the same while passages only
   * move along with what is typed before them.
   */
  get standing(): object {
    return this.#standing;
  }

  /** Clauses with open threads, and how many; another object whenever one of them changed. */
  get openCounts(): ReadonlyMap<ClauseId, number> {
    return this.#openCounts;
  }

  /**
   * The anchor to store for a selected passage. In an open comment neither characters nor words of a private text are ever
   * named: the passage is looked for in the base text, and where it is not there the comment is on the paragraph. Rule CO5.
   */
  anchorFor({ clause, unit, from, to, quote }: SelectedPassage, isPrivate: boolean): string | null {
    const text = this.#projection.sourceOf(unit);
    if (!text) return null;
    const stored = "note" in unit ? { note: unit.note } : unit.cell === undefined ? null : { cell: unit.cell };
    if (isPrivate || text.doc === this.#projection.draft.doc) return passageAnchor(text, from, to, stored);
    const base = this.#baseOf(clause, unit);
    const at = base ? flatText(base).indexOf(quote) : -1;
    return base && quote !== "" && at !== -1 ? passageAnchor(base, at, at + quote.length, stored) : null;
  }

  /** Calls when places or marks changed, with what changed them. */
  onChange(listener: (cause: "comments" | "text") => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.#stop();
    this.#listeners.clear();
  }

  #baseOf(clause: ClauseId, unit: ShownUnit): Y.Text | undefined {
    const { draft } = this.#projection;
    const map = "note" in unit ? draft.footnotes.get(unit.note) : draft.clauses.get(clause);
    const text = map?.get("text");
    return text && typeof text === "object" ? (text as Y.Text) : undefined;
  }

  #commented({ keys }: CommentsChange): void {
    this.#read(keys);
    this.#mark("comments");
  }

  #edited(change: ProjectionChange): void {
    const keys = new Set<string>();
    for (const [key, place] of this.#places) {
      if (place.kind === "shown") {
        if ("note" in place.unit ? change.notes.has(place.unit.note) : change.clauses.has(place.unit.clause))
          keys.add(key);
        else if (change.structure && !this.#finder.isOnPage(place.unit)) keys.add(key);
      } else if (change.structure || this.#mayBeIn(key, change)) keys.add(key);
    }
    for (const clause of change.clauses) for (const key of this.#about.get(clause) ?? []) keys.add(key);
    const isOther = this.#locate(keys);
    if (isOther) this.#mark("text");
  }

  /** True when words that were lost are in one of the paragraphs that changed. */
  #mayBeIn(key: string, change: ProjectionChange): boolean {
    const anchor = this.#anchors.get(key);
    return anchor !== undefined && this.#finder.isIn(anchor, change.clauses);
  }

  #read(keys: Iterable<string>): void {
    const fresh = new Set<string>();
    for (const key of keys) {
      const thread = this.#comments.thread(key);
      if (!thread || !("clause" in thread.about)) continue;
      const about = this.#about.get(thread.about.clause) ?? new Set();
      this.#about.set(thread.about.clause, about.add(key));
      if (this.#anchors.has(key)) continue;
      const anchor = readPassageAnchor(thread.first.anchor);
      if (!anchor) continue;
      this.#anchors.set(key, anchor);
      fresh.add(key);
    }
    this.#locate(fresh);
  }

  /** Finds some passages anew. True when any of them is elsewhere than before. */
  #locate(keys: Iterable<string>): boolean {
    let isOther = false;
    for (const key of keys) {
      const anchor = this.#anchors.get(key);
      const thread = this.#comments.thread(key);
      if (!anchor || !thread || !("clause" in thread.about)) continue;
      const place = this.#finder.find(anchor, thread.about.clause);
      const former = this.#places.get(key);
      if (JSON.stringify(place) === JSON.stringify(former)) continue;
      if (!former || standingOf(place) !== standingOf(former)) this.#standing = {};
      this.#places.set(key, place);
      isOther = true;
    }
    return isOther;
  }

  #mark(cause: "comments" | "text"): void {
    const marks = new Map<string, PassageMark[]>();
    for (const [key, place] of this.#places) {
      const thread = this.#comments.thread(key);
      if (place.kind !== "shown" || !thread || thread.isResolved || thread.isGone) continue;
      const { unit, from, to } = place;
      const block = markKey("note" in unit ? unit.note : unit.clause, "note" in unit);
      marks.set(block, [...(marks.get(block) ?? []), { key, unit, from, to }]);
    }
    this.#marks = new Map(
      [...marks].map(([block, list]) => {
        const former = this.#marks.get(block);
        return [block, former && JSON.stringify(former) === JSON.stringify(list) ? former : list];
      }),
    );
    const counts = this.#count();
    if (!sameCounts(counts, this.#openCounts)) this.#openCounts = counts;
    for (const listener of [...this.#listeners]) listener(cause);
  }

  #count(): ReadonlyMap<ClauseId, number> {
    const counts = new Map<ClauseId, number>();
    const add = (clause: ClauseId): void => void counts.set(clause, (counts.get(clause) ?? 0) + 1);
    for (const thread of this.#comments.threads) {
      if (thread.isResolved || thread.isGone || !("clause" in thread.about)) continue;
      add(thread.about.clause);
      const place = this.#places.get(thread.key);
      if (place?.kind === "shown" && place.isElsewhere && "clause" in place.unit) add(place.unit.clause);
    }
    return counts;
  }
}

/** The name under which `marks` has a clause or a note. */
export function markKey(id: ClauseId | FootnoteId, isNote: boolean): string {
  return isNote ? `note ${id}` : id;
}

/** Where a passage is, but for its offsets. */
function standingOf(place: PassagePlace): string {
  return place.kind === "shown" ? JSON.stringify([place.unit, place.isElsewhere]) : place.kind;
}

function sameCounts(a: ReadonlyMap<ClauseId, number>, b: ReadonlyMap<ClauseId, number>): boolean {
  return a.size === b.size && [...a].every(([clause, count]) => b.get(clause) === count);
}
