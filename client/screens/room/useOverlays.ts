import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Overlays, type OverlaysChange } from "../../../shared/amendments/overlays.ts";
import type { LiveState } from "../../../shared/document/liveState.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import { whenIdle } from "./whenIdle.ts";

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
 * that reads the same (as JSON) is the same object. `idle`: what stands around the text follows words when the browser has
 * time for it. Rule UI66.
 */
export function useProposed<Part>(
  overlays: Overlays,
  select: (overlays: Overlays) => Part,
  isConcerned: (change: OverlaysChange) => boolean,
  when: "atOnce" | "idle" = "atOnce",
): Part {
  const cache = useRef<{ readonly of: Overlays; readonly select: unknown; value: Part; isStale: boolean } | null>(null);
  const subscribe = useCallback(
    (listener: () => void) => {
      let cancel: (() => void) | null = null;
      const stop = overlays.onChange((change) => {
        if (!change.all && !isConcerned(change)) return;
        if (cache.current) cache.current.isStale = true;
        if (when === "atOnce" || change.all) listener();
        else {
          cancel ??= whenIdle(() => {
            cancel = null;
            listener();
          });
        }
      });
      return () => {
        cancel?.();
        stop();
      };
    },
    [overlays, isConcerned, when],
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
