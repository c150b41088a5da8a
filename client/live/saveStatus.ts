/** What the connection is doing, as far as saving is concerned. */
export interface SaveFacts {
  /** The socket is open and the server's state has come. */
  readonly alive: boolean;
  /** Step 2 and every frame after it are acknowledged, and nothing waits. */
  readonly settled: boolean;
  /** Changes typed here that are not acknowledged. */
  readonly waiting: number;
  /** The draft has been opened from the server at least once. */
  readonly opened: boolean;
  /** Words came back and the person has not dealt with them. */
  readonly refused: boolean;
  /** When the oldest unacknowledged change was typed, in milliseconds; null where there is none. */
  readonly waitingSince: number | null;
  readonly now: number;
}

/**
 * What the save sign says. `editing` is the first second after a keystroke: not saved yet, and not worth a word.
 * `saved` means exactly: nothing unsent, the socket alive, everything acknowledged. Rule SY43.
 */
export type SaveStatus = "opening" | "saved" | "editing" | "saving" | "offline" | "refused";

/** From bad to good. */
const WORST_FIRST: readonly SaveStatus[] = ["refused", "offline", "saving", "editing", "opening", "saved"];

/** The status of several sessions that are shown as one: saved only when all of them are. Rule SY55. */
export function worstStatus(statuses: readonly SaveStatus[]): SaveStatus {
  return WORST_FIRST.find((status) => statuses.includes(status)) ?? "opening";
}

/** "Saving…" is said only when it takes longer than this. */
export const SAVING_AFTER_MS = 1_000;

/** The status for a set of facts. Rule SY43. */
export function saveStatusOf(facts: SaveFacts): SaveStatus {
  if (facts.refused) return "refused";
  if (!facts.alive) return facts.opened || facts.waiting > 0 ? "offline" : "opening";
  if (facts.settled) return "saved";
  const since = facts.waitingSince ?? facts.now;
  if (facts.now - since >= SAVING_AFTER_MS) return "saving";
  return facts.waiting > 0 ? "editing" : "opening";
}
