import type { CommentEntry } from "../../../../shared/document/commentEntries.ts";
import type { CommentThread } from "../../../../shared/document/commentThreads.ts";

/** What somebody has looked at on this device: entries by id; older ones than `upTo` all count as seen. */
export interface Seen {
  readonly ids: ReadonlySet<string>;
  readonly upTo: number;
}

/** More ids than this are not kept one by one. */
const MAX_IDS = 2_000;

/** The name under which a device keeps what a person has seen of a draft. */
export function seenKey(draft: string, participant: string): string {
  return `adref.comments.${draft}.${participant}`;
}

/** What the device remembers; null where it remembers nothing. */
export function readSeen(storage: Storage | null, key: string): Seen | null {
  try {
    const stored = JSON.parse(storage?.getItem(key) ?? "null") as { ids?: unknown; upTo?: unknown } | null;
    if (!stored || !Array.isArray(stored.ids)) return null;
    return { ids: new Set(stored.ids.map(String)), upTo: typeof stored.upTo === "number" ? stored.upTo : 0 };
  } catch {
    // Without storage the count begins anew with each visit.
    return null;
  }
}

export function writeSeen(storage: Storage | null, key: string, { ids, upTo }: Seen): void {
  try {
    storage?.setItem(key, JSON.stringify({ ids: [...ids], upTo }));
  } catch {
    // It is then kept until the page is left.
  }
}

/** Everything in these threads, as seen. */
export function allSeen(threads: readonly CommentThread[]): Seen {
  const entries = threads.flatMap(entriesOf).sort((a, b) => b.at - a.at);
  return { ids: new Set(entries.slice(0, MAX_IDS).map(({ id }) => id)), upTo: entries[MAX_IDS]?.at ?? 0 };
}

/** True for words of somebody else that this person has not looked at. */
export function isUnread(entry: CommentEntry, seen: Seen, participant: string): boolean {
  return entry.author !== participant && !entry.isDeleted && entry.at > seen.upTo && !seen.ids.has(entry.id);
}

/** How many comments and answers nobody has looked at here. Rule CO12. */
export function unreadCount(threads: readonly CommentThread[], seen: Seen, participant: string): number {
  return threads.flatMap(entriesOf).filter((entry) => isUnread(entry, seen, participant)).length;
}

function entriesOf({ first, replies }: CommentThread): readonly CommentEntry[] {
  return [first, ...replies];
}
