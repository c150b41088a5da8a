import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Overlays, type OverlaysChange } from "../../../shared/amendments/overlays.ts";
import type { LiveState } from "../../../shared/document/liveState.ts";
import type { Projection } from "../../../shared/document/projection.ts";

/** What is proposed on each text, for as long as the document is shown; null for the moment before it stands. */
export function useOverlays(projection: Projection | null, state: LiveState | null): Overlays | null {
  const [made, setMade] = useState<{ readonly of: Projection; readonly overlays: Overlays } | null>(null);
  useEffect(() => {
    if (!projection || !state) return;
    const overlays = new Overlays(projection, state);
    setMade({ of: projection, overlays });
    return () => overlays.destroy();
  }, [projection, state]);
  return made && made.of === projection ? made.overlays : null;
}

/**
 * Follows one part of what is proposed. `select` is asked again only after a change that `isConcerned` lets through; a result
 * that reads the same (as JSON) is the same object.
 */
export function useProposed<Part>(
  overlays: Overlays,
  select: (overlays: Overlays) => Part,
  isConcerned: (change: OverlaysChange) => boolean,
): Part {
  const cache = useRef<{ readonly of: Overlays; readonly select: unknown; value: Part; isStale: boolean } | null>(null);
  const subscribe = useCallback(
    (listener: () => void) =>
      overlays.onChange((change) => {
        if (!change.all && !isConcerned(change)) return;
        if (cache.current) cache.current.isStale = true;
        listener();
      }),
    [overlays, isConcerned],
  );
  return useSyncExternalStore(subscribe, () => {
    const known = cache.current;
    if (known && known.of === overlays && known.select === select && !known.isStale) return known.value;
    const value = select(overlays);
    const isSame = known?.of === overlays && JSON.stringify(known.value) === JSON.stringify(value);
    cache.current = { of: overlays, select, value: isSame ? known.value : value, isStale: false };
    return cache.current.value;
  });
}
