import { type Amendment, isOpen } from "./amendment.ts";
import type { Disposition } from "./clauseCommands.ts";
import { type Entry, type Refused, refuse } from "./verdict.ts";

/**
 * The decisions that answer each of these open amendments, so that none tabled at the last moment is passed over unseen.
 * Refused where one has no answer, or an answer no amendment. Rules AG4, REV3.
 */
export function dispose(open: readonly Amendment[], dispositions: readonly Disposition[]): readonly Entry[] | Refused {
  const answers = new Map(dispositions.map((disposition) => [disposition.amendment, disposition]));
  const unanswered = open.find(({ id }) => !answers.has(id));
  if (unanswered) {
    return refuse("base_changed", `what becomes of ${unanswered.number}?`, { amendment: unanswered.id });
  }
  const stranger = dispositions.find(({ amendment }) => !open.some(({ id }) => id === amendment));
  if (stranger) return refuse("base_changed", "it is not open there", { amendment: stranger.amendment });
  const entries: Entry[] = [];
  for (const { id: amendment } of open.filter(({ status }) => isOpen(status))) {
    const { becomes, reason } = answers.get(amendment) ?? { becomes: "kept" as const };
    if (becomes === "kept") continue;
    if (!reason) return refuse("reason_missing", `${becomes} needs a reason`, { amendment });
    entries.push({
      body: { type: becomes === "parked" ? "amendmentParked" : "amendmentDeclined", amendment },
      reason,
    });
  }
  return entries;
}
