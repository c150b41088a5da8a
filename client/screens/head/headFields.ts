import type { DraftHead } from "../../../shared/domain/draftHead.ts";

/** The free fields of a head, in the order in which they are asked for. */
export const HEAD_FIELDS = ["symbol", "organ", "session", "agendaItem", "number"] as const;
export type HeadFields = Record<(typeof HEAD_FIELDS)[number], string>;

/** Only what differs from what the person saw, trimmed; an empty string stands for a field taken away. Rule UI56. */
export function changedHead(
  seen: DraftHead,
  wanted: HeadFields & Pick<DraftHead, "type" | "language">,
): Partial<DraftHead> {
  const changes: Record<string, string> = {};
  for (const field of HEAD_FIELDS) {
    const value = wanted[field].trim();
    if (value !== (seen[field] ?? "")) changes[field] = value;
  }
  if (wanted.type !== seen.type) changes.type = wanted.type;
  if (wanted.language !== seen.language) changes.language = wanted.language;
  return changes;
}
