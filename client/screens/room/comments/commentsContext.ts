import { createContext, useContext } from "react";
import type { CommentSubject } from "../../../../shared/document/commentEntries.ts";
import type { Comments } from "../../../../shared/document/comments.ts";
import type { Passages, SelectedPassage } from "../../../../shared/document/passages.ts";
import type { Seen } from "./seenComments.ts";

/** A comment that is being written. */
export interface ComposeTarget {
  /** The same for the same place, so that what was written there is found again. */
  readonly id: string;
  readonly about: CommentSubject;
  /** Null: on the paragraph or amendment as a whole. */
  readonly passage: SelectedPassage | null;
  /** Rises when it is asked for again: the focus goes there once more. */
  readonly asked: number;
}

/** What was typed and not sent. For whom it was meant is kept with it: it must never turn open by itself. */
export interface Unsent {
  readonly text: string;
  readonly isPrivate: boolean;
}

/** Threads that somebody asked to see. */
export interface AskedThreads {
  readonly keys: readonly string[];
  /** `go`: the focus follows; `look`: it stays where it is. */
  readonly how: "look" | "go";
  readonly count: number;
}

/** The comments of the room, and what this person is doing with them. */
export interface CommentsRoom {
  /** Null for the moment before they stand. */
  readonly comments: Comments | null;
  readonly passages: Passages | null;
  /** Opens the panel with a new comment: on the selected passage, else on the paragraph with the caret. */
  readonly composeHere: () => void;
  readonly compose: (about: CommentSubject) => void;
  readonly stopComposing: (id: string) => void;
  readonly composing: readonly ComposeTarget[];
  /** Opens the panel with these threads. */
  readonly openThreads: (keys: readonly string[], how: "look" | "go") => void;
  readonly asked: AskedThreads | null;
  /** What was typed and not sent, by the place it is for; kept while the room is open. */
  readonly unsent: Map<string, Unsent>;
  /** What this person has looked at on this device. */
  readonly seen: Seen;
  /** Everything there is counts as looked at from now on. */
  readonly markSeen: () => void;
}

export const CommentsContext = createContext<CommentsRoom | null>(null);

/** The comments around a component. @throws RangeError outside of a CommentsProvider. */
export function useComments(): CommentsRoom {
  const comments = useContext(CommentsContext);
  if (!comments) throw new RangeError("useComments needs a CommentsProvider above it");
  return comments;
}
