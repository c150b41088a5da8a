import { useCallback, useRef, useSyncExternalStore } from "react";
import type { Overlays } from "../../../shared/amendments/overlays.ts";
import { whenIdle } from "../room/whenIdle.ts";

/**
 * Something computed of the whole text and all that is proposed on it. After a change of either it is computed anew once the
 * browser is idle, never at every keystroke; another `compute` is asked at once. `former` is what it gave before. Rule UI105.
 */
export function useOfWhole<Value>(overlays: Overlays, compute: (former: Value | null) => Value): Value {
  const cache = useRef<{ readonly of: Overlays; readonly compute: unknown; value: Value; isStale: boolean } | null>(
    null,
  );
  const subscribe = useCallback(
    (listener: () => void) => {
      let callOff: (() => void) | null = null;
      const computeSoon = () => {
        callOff ??= whenIdle(() => {
          callOff = null;
          if (cache.current) cache.current.isStale = true;
          listener();
        });
      };
      const stop = overlays.onChange(computeSoon);
      // What changed between the first look and this subscription was told to nobody.
      computeSoon();
      return () => {
        stop();
        callOff?.();
      };
    },
    [overlays],
  );
  return useSyncExternalStore(subscribe, () => {
    const known = cache.current;
    if (known && known.of === overlays && known.compute === compute && !known.isStale) return known.value;
    cache.current = { of: overlays, compute, value: compute(known?.value ?? null), isStale: false };
    return cache.current.value;
  });
}
