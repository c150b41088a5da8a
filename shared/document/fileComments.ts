import type { Amendment } from "../domain/amendment.ts";
import type { AmendmentId, ClauseId, ParticipantId } from "../domain/ids.ts";
import type { CommentEntry } from "./commentEntries.ts";
import { type CommentThread, ThreadIndex } from "./commentThreads.ts";
import { type DraftDoc, isDeleted, textOf } from "./draftDoc.ts";
import type { FileComment } from "./draftFile.ts";
import { locatePassage, readPassageAnchor } from "./passageAnchor.ts";

/** What naming the authors and the places of comments needs besides the document. */
interface CommentFacts {
  /** Name of somebody who is or was in the room. */
  name(participant: ParticipantId): string | undefined;
  amendment(id: AmendmentId): Pick<Amendment, "proposed"> | undefined;
}

/**
 * The comments that are open to the room, as files carry them: on the passage where it still stands in the base text, else
 * on the clause; those about an amendment on the clause it is about. Withdrawn words and what a delegation keeps to itself
 * are in no file, nor what is about a clause that is gone. Oldest first. Pure. Rule FA4.
 */
export function fileComments(draft: DraftDoc, facts: CommentFacts): FileComment[] {
  const threads = [...new ThreadIndex(draft.comments, false).threads].filter(({ isGone }) => !isGone);
  threads.sort((a, b) => a.first.at - b.first.at || (a.key < b.key ? -1 : 1));
  return threads.flatMap((thread): FileComment[] => {
    const clause = clauseOf(thread, facts);
    const stored = clause && draft.clauses.get(clause);
    const isNew = clause !== undefined && isInserted(thread, facts);
    if (!clause || (stored ? isDeleted(stored) : !isNew)) return [];
    const range = rangeOf(thread, clause, draft);
    const entries = [thread.first, ...thread.replies].filter((entry) => !entry.isDeleted);
    return [
      {
        on: { clause },
        ...(range ? { range } : {}),
        entries: entries.map((entry) => ({
          author: authorOf(entry, facts),
          text: entry.text,
          ...(entry.at > 0 ? { at: new Date(entry.at).toISOString() } : {}),
        })),
        isResolved: thread.isResolved,
      },
    ];
  });
}

function clauseOf({ about }: CommentThread, facts: CommentFacts): ClauseId | undefined {
  if ("clause" in about) return about.clause;
  const proposed = facts.amendment(about.amendment)?.proposed;
  if (proposed?.kind === "insert") return proposed.clause;
  return proposed && "clause" in proposed.on ? proposed.on.clause : undefined;
}

function isInserted({ about }: CommentThread, facts: CommentFacts): boolean {
  return "amendment" in about && facts.amendment(about.amendment)?.proposed.kind === "insert";
}

function rangeOf(
  { about, first }: CommentThread,
  clause: ClauseId,
  draft: DraftDoc,
): { readonly from: number; readonly to: number } | undefined {
  const anchor = "clause" in about ? readPassageAnchor(first.anchor) : null;
  const place = anchor && locatePassage(anchor, draft.doc);
  if (!place || place.text !== textOf(draft.clauses.get(clause))) return undefined;
  return { from: place.from, to: place.to };
}

/** "Ana Lima (BRA)". */
function authorOf({ author, delegation }: CommentEntry, { name }: CommentFacts): string {
  const known = name(author);
  if (known === undefined) return delegation ?? "?";
  return delegation === undefined || known === delegation ? known : `${known} (${delegation})`;
}
