import type * as Y from "yjs";
import type { ThreadAct } from "../domain/discussionPermissions.ts";
import type { Actor } from "../domain/participants.ts";
import { addCommentEntry, type CommentEntry, type CommentSubject, rewriteCommentEntry } from "./commentEntries.ts";
import { type CommentThread, ThreadIndex } from "./commentThreads.ts";
import type { DraftDoc } from "./draftDoc.ts";
import { ORIGINS } from "./origins.ts";
import type { PrivateDoc } from "./privateDoc.ts";

export interface CommentsOptions {
  readonly draft: DraftDoc;
  /** The private document of the viewer's delegation; null for everybody who has none. */
  readonly desk: Pick<PrivateDoc, "doc" | "comments"> | null;
  readonly actor: Actor;
  readonly newId: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What one transaction changed. */
export interface CommentsChange {
  /** Keys of the threads that are others now, or new. */
  readonly keys: ReadonlySet<string>;
  /** Entries that were not there before, with the key of their thread. */
  readonly added: readonly { readonly key: string; readonly entry: CommentEntry }[];
  /** True where this viewer wrote them, here and now. */
  readonly isOwn: boolean;
}

/** A new comment. A private one never leaves the private document. */
export interface NewComment {
  readonly about: CommentSubject;
  readonly text: string;
  /** The passage, as `passageAnchor` stores it. */
  readonly anchor?: string | undefined;
  readonly isPrivate: boolean;
}

/** An entry from a clock further ahead than this does not hold up those that come after it. */
const MAX_CLOCK_LEAD_MS = 86_400_000;

type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[];

/**
 * The comments that a viewer has: those open to the room and, for a delegation, its private ones. Follows the documents by
 * itself, thread by thread. Nothing it writes is part of undo. Rules CO1–CO5.
 */
export class Comments {
  readonly #options: CommentsOptions;
  readonly #room: ThreadIndex;
  readonly #desk: ThreadIndex | null;
  readonly #listeners = new Set<(change: CommentsChange) => void>();
  readonly #stop: () => void;
  #threads: readonly CommentThread[] | null = null;
  #byKey: ReadonlyMap<string, CommentThread> = new Map();

  constructor(options: CommentsOptions) {
    this.#options = options;
    const { draft, desk } = options;
    this.#room = new ThreadIndex(draft.comments, false);
    this.#desk = desk && new ThreadIndex(desk.comments, true);
    const ends = [this.#room, this.#desk].flatMap((index) => (index ? [this.#follow(index)] : []));
    this.#stop = () => {
      for (const end of ends) end();
    };
  }

  /** True where this viewer can keep a comment to their delegation. */
  get hasDesk(): boolean {
    return this.#desk !== null;
  }

  /** All threads, oldest first; another array whenever anything in it changed. */
  get threads(): readonly CommentThread[] {
    if (!this.#threads) {
      const all = [this.#room, this.#desk].flatMap((index) => [...(index?.threads ?? [])]);
      this.#threads = all.sort((a, b) => a.first.at - b.first.at || (a.key < b.key ? -1 : 1));
      this.#byKey = new Map(all.map((thread) => [thread.key, thread]));
    }
    return this.#threads;
  }

  thread(key: string): CommentThread | undefined {
    return this.threads && this.#byKey.get(key);
  }

  /** The threads about one clause or amendment, without those of which every word was withdrawn. */
  about(subject: CommentSubject): readonly CommentThread[] {
    return this.threads.filter((thread) => !thread.isGone && sameSubject(thread.about, subject));
  }

  /** How many threads are not resolved, of all or about one subject. */
  openCount(subject?: CommentSubject): number {
    const threads = subject ? this.about(subject) : this.threads;
    return threads.filter((thread) => !thread.isResolved && !thread.isGone).length;
  }

  /** Begins a thread and gives its key; null without words. @throws RangeError for a private one without a private document. */
  add({ about, text, anchor, isPrivate }: NewComment): string | null {
    const index = isPrivate ? this.#desk : this.#room;
    if (!index) throw new RangeError("a private comment needs the private document of a delegation");
    if (text.trim() === "") return null;
    return index.keyOf(this.#write(index, { about, text, anchor, replyTo: undefined, act: undefined }, null));
  }

  /** Answers in a thread, where the thread is. False without words, or where the thread is unknown. */
  reply(key: string, text: string): boolean {
    return text.trim() !== "" && this.#answer(key, text, undefined);
  }

  /** Sets a thread aside as done. Who did it, and when, stays in it. Rule CO3. */
  resolve(key: string): boolean {
    return this.thread(key)?.isResolved === false && this.#answer(key, "", "resolve");
  }

  reopen(key: string): boolean {
    return this.thread(key)?.isResolved === true && this.#answer(key, "", "reopen");
  }

  /** Changes the words of one's own comment. False where it is somebody else's, or nothing would be left. */
  edit(key: string, id: string, text: string): boolean {
    if (text.trim() === "") return false;
    return this.#changeOwn(key, id, (map) => rewriteCommentEntry(map, text.trim(), this.#options.now()));
  }

  /** Withdraws one's own comment. What others answered stays. */
  remove(key: string, id: string): boolean {
    return this.#changeOwn(key, id, (map) => map.set("deleted", true));
  }

  /** Takes a withdrawal back. */
  bringBack(key: string, id: string): boolean {
    return this.#changeOwn(key, id, (map) => map.set("deleted", false));
  }

  onChange(listener: (change: CommentsChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.#stop();
    this.#listeners.clear();
  }

  #follow(index: ThreadIndex): () => void {
    const handleEvents = (events: Events, transaction: Y.Transaction): void => {
      const ids = events.flatMap((event) =>
        event.path.length > 0 ? [String(event.path[0])] : [...event.changes.keys.keys()],
      );
      const { keys, added } = index.refresh(ids);
      if (keys.size === 0) return;
      this.#threads = null;
      const isOwn = transaction.origin === ORIGINS.commenting;
      const placed = added.map((entry) => {
        const answered = entry.replyTo === undefined ? undefined : this.thread(index.keyOf(entry.replyTo));
        return { key: answered?.key ?? index.keyOf(entry.id), entry };
      });
      for (const listener of [...this.#listeners]) listener({ keys, added: placed, isOwn });
    };
    index.comments.observeDeep(handleEvents);
    return () => index.comments.unobserveDeep(handleEvents);
  }

  #answer(key: string, text: string, act: ThreadAct | undefined): boolean {
    const thread = this.thread(key);
    if (!thread) return false;
    this.#write(
      this.#indexOf(thread),
      { about: thread.about, text, anchor: undefined, replyTo: thread.first.id, act },
      thread,
    );
    return true;
  }

  #write(
    index: ThreadIndex,
    entry: Pick<CommentEntry, "about" | "text" | "anchor" | "replyTo" | "act">,
    thread: CommentThread | null,
  ): string {
    const { actor, newId, now } = this.#options;
    const id = newId();
    const last = thread ? Math.max(...[thread.first, ...thread.replies, ...thread.acts].map(({ at }) => at)) : 0;
    const moment = now();
    // A clock that runs behind must not put an answer before its question, nor a reopening before the resolving.
    const at = last - moment < MAX_CLOCK_LEAD_MS ? Math.max(moment, last + 1) : moment;
    index.comments.doc?.transact(() => {
      addCommentEntry(index.comments, {
        ...entry,
        id,
        text: entry.text.trim(),
        author: actor.participant,
        delegation: actor.delegation?.code,
        at,
      });
    }, ORIGINS.commenting);
    return id;
  }

  #changeOwn(key: string, id: string, change: (map: Y.Map<unknown>) => void): boolean {
    const thread = this.thread(key);
    const entry = thread && [thread.first, ...thread.replies].find((one) => one.id === id);
    if (!thread || entry?.author !== this.#options.actor.participant) return false;
    const { comments } = this.#indexOf(thread);
    const map = comments.get(id);
    if (!map) return false;
    comments.doc?.transact(() => change(map), ORIGINS.commenting);
    return true;
  }

  #indexOf(thread: CommentThread): ThreadIndex {
    return thread.isPrivate && this.#desk ? this.#desk : this.#room;
  }
}

/** True when both name the same clause or amendment. */
function sameSubject(a: CommentSubject, b: CommentSubject): boolean {
  if ("clause" in a) return "clause" in b && a.clause === b.clause;
  return "amendment" in b && a.amendment === b.amendment;
}
