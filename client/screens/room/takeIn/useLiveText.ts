import { useCallback, useRef, useSyncExternalStore } from "react";
import type { Overlays } from "../../../../shared/amendments/overlays.ts";

/**
 * A number that rises whenever words, amendments or decisions of the draft change: for what is open for a moment and must
 * not lag behind, as a dialog that asks for a decision.
 */
export function useLiveText(overlays: Overlays): number {
  const version = useRef(0);
  const subscribe = useCallback(
    (listener: () => void) =>
      overlays.onChange(() => {
        version.current += 1;
        listener();
      }),
    [overlays],
  );
  return useSyncExternalStore(subscribe, () => version.current);
}
