import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { DraftDoc } from "../../../shared/document/draftDoc.ts";
import type { LiveState } from "../../../shared/document/liveState.ts";
import { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";

/** A projection that lives as long as the document is shown; null for the moment before it stands. */
export function useProjection(draft: DraftDoc | null, state: LiveState | null): Projection | null {
  const [projection, setProjection] = useState<Projection | null>(null);
  useEffect(() => {
    if (!draft || !state) return;
    const made = new Projection(draft, state);
    setProjection(made);
    return () => made.destroy();
  }, [draft, state]);
  return projection && projection.draft === draft ? projection : null;
}

/**
 * Follows one part of the projection. `select` is asked again only after a change that `isConcerned` lets through, so that
 * a keystroke costs only those who show it; a result that reads the same (as JSON) is the same object.
 */
export function useProjected<Part>(
  projection: Projection,
  select: (projection: Projection) => Part,
  isConcerned: (change: ProjectionChange) => boolean,
): Part {
  const cache = useRef<{ readonly of: Projection; readonly select: unknown; value: Part; isStale: boolean } | null>(
    null,
  );
  const subscribe = useCallback(
    (listener: () => void) =>
      projection.onChange((change) => {
        if (!isConcerned(change)) return;
        if (cache.current) cache.current.isStale = true;
        listener();
      }),
    [projection, isConcerned],
  );
  return useSyncExternalStore(subscribe, () => {
    const known = cache.current;
    if (known && known.of === projection && known.select === select && !known.isStale) return known.value;
    const value = select(projection);
    const isSame = known?.of === projection && JSON.stringify(known.value) === JSON.stringify(value);
    cache.current = { of: projection, select, value: isSame ? known.value : value, isStale: false };
    return cache.current.value;
  });
}
