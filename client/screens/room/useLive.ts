import { useSyncExternalStore } from "react";
import type { Connection } from "../../live/connection.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";

/** Follows one part of the live session. `select` gives something that stays the same object while nothing about it changes. */
export function useLive<Part>(connection: Connection, select: (live: LiveSnapshot) => Part): Part {
  return useSyncExternalStore(connection.subscribe, () => select(connection.snapshot));
}
