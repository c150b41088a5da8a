import type * as Y from "yjs";
import { type CommentEntry, type CommentSubject, readCommentEntry } from "./commentEntries.ts";

/** A comment with its answers, and what was done with it. Rules CO1, CO2. */
export interface CommentThread {
  /** Its name among the open and the private threads of a viewer; the id of the first entry, marked where it is private. */
  readonly key: string;
  readonly about: CommentSubject;
  /** Kept in the private document of the delegation: nobody else has it. */
  readonly isPrivate: boolean;
  readonly first: CommentEntry;
  readonly replies: readonly CommentEntry[];
  /** Every resolving and reopening, in order. */
  readonly acts: readonly CommentEntry[];
  readonly isResolved: boolean;
  /** Every word of it was withdrawn. */
  readonly isGone: boolean;
}

/** The threads stored under one root, kept up to date entry by entry. */
export class ThreadIndex {
  readonly comments: Y.Map<Y.Map<unknown>>;
  readonly isPrivate: boolean;
  readonly #entries = new Map<string, CommentEntry>();
  /** Entries by what they say they answer, whether or not it is there. */
  readonly #answers = new Map<string, Set<string>>();
  readonly #threads = new Map<string, CommentThread>();

  constructor(comments: Y.Map<Y.Map<unknown>>, isPrivate: boolean) {
    this.comments = comments;
    this.isPrivate = isPrivate;
    this.refresh([...comments.keys()]);
  }

  get threads(): Iterable<CommentThread> {
    return this.#threads.values();
  }

  /** Reads some entries again. Gives the keys of the threads that are others now, and the entries that are new. */
  refresh(ids: Iterable<string>): { readonly keys: Set<string>; readonly added: readonly CommentEntry[] } {
    const roots = new Set<string>();
    const added: CommentEntry[] = [];
    for (const id of ids) {
      const entry = readCommentEntry(id, this.comments.get(id));
      if (!entry) continue;
      if (!this.#entries.has(id)) added.push(entry);
      this.#entries.set(id, entry);
      roots.add(id);
      if (entry.replyTo !== undefined) {
        const answers = this.#answers.get(entry.replyTo) ?? new Set();
        this.#answers.set(entry.replyTo, answers.add(id));
        roots.add(entry.replyTo);
      }
      // Answers that came before what they answer stood by themselves until now.
      for (const answer of this.#answers.get(id) ?? []) roots.add(answer);
    }
    for (const id of roots) this.#rebuild(id);
    return { keys: new Set([...roots].map((id) => this.keyOf(id))), added };
  }

  /** The key of the thread that an entry begins. */
  keyOf(id: string): string {
    return this.isPrivate ? `~${id}` : id;
  }

  #rebuild(id: string): void {
    const first = this.#entries.get(id);
    if (!first || first.act !== undefined || this.#isAnswer(first)) {
      this.#threads.delete(id);
      return;
    }
    const answers = [...(this.#answers.get(id) ?? [])]
      .flatMap((answer) => this.#entries.get(answer) ?? [])
      .filter((answer) => this.#isAnswer(answer))
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    const replies = answers.filter((answer) => answer.act === undefined);
    const acts = answers.filter((answer) => answer.act !== undefined);
    this.#threads.set(id, {
      key: this.keyOf(id),
      about: first.about,
      isPrivate: this.isPrivate,
      first,
      replies,
      acts,
      isResolved: acts.at(-1)?.act === "resolve",
      isGone: [first, ...replies].every((entry) => entry.isDeleted),
    });
  }

  /** An entry answers the first of a thread; what claims to answer an answer, or nothing, stands by itself. */
  #isAnswer({ replyTo }: CommentEntry): boolean {
    const first = replyTo === undefined ? undefined : this.#entries.get(replyTo);
    return first !== undefined && first.act === undefined && first.replyTo === undefined;
  }
}
