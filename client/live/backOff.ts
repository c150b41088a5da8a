/** Longest wait between two attempts to reconnect. */
export const MAX_BACK_OFF_MS = 30_000;
const FIRST_BACK_OFF_MS = 600;

/**
 * How long to wait before attempt number `attempt` (1 for the first after a loss), in milliseconds: doubling, at most
 * `MAX_BACK_OFF_MS`, and spread over its upper half so that a room of two hundred does not come back in one instant.
 * `random` gives a number in [0, 1). Rule SY41.
 */
export function backOffMs(attempt: number, random: () => number): number {
  const ceiling = Math.min(FIRST_BACK_OFF_MS * 2 ** Math.min(Math.max(attempt, 1) - 1, 16), MAX_BACK_OFF_MS);
  return Math.round(ceiling * (0.5 + random() / 2));
}
