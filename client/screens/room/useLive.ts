import { useSyncExternalStore } from "react";

/** Something live: a session, or several as one. */
interface Live<Snapshot> {
  readonly snapshot: Snapshot;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Follows one part of something live. `select` gives something that stays the same object while nothing about it changes. */
export function useLive<Snapshot, Part>(live: Live<Snapshot>, select: (snapshot: Snapshot) => Part): Part {
  return useSyncExternalStore(live.subscribe, () => select(live.snapshot));
}
