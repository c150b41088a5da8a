import type { Store } from "../store/store.ts";
import type { Committer } from "./committer.ts";
import type { SyncLimits } from "./limits.ts";
import type { SyncLog, SyncMetrics } from "./syncMetrics.ts";
import type { Turns } from "./turns.ts";

/** What a room needs of the server around it. */
export interface RoomServices {
  readonly store: Store;
  readonly committer: Committer;
  readonly log: SyncLog;
  readonly metrics: SyncMetrics;
  readonly limits: SyncLimits;
  readonly now: () => number;
  /** For work that comes in crowds. */
  readonly turns: Turns;
}
