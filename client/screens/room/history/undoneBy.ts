import type { Decision } from "../../../../shared/domain/events.ts";

/** Which decisions were undone, and by which: everything that one command decided goes together. Pure. Rule UI127. */
export function undoneBy(decisions: readonly Decision[]): ReadonlyMap<number, number> {
  const undone = new Map<number, number>();
  for (const one of decisions) {
    if (one.type !== "decisionUndone") continue;
    const command = decisions[one.decision - 1]?.command;
    for (const { number, command: of } of decisions) if (of === command) undone.set(number, one.number);
  }
  return undone;
}
