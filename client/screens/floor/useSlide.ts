import { useEffect, useMemo, useState } from "react";
import type { Overlays } from "../../../shared/amendments/overlays.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import type { FloorView } from "../../../shared/domain/clauseCommands.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { floorSlide, type Slide } from "./floorSlide.ts";

/** The slide of the present moment, drawn anew at most once a frame while people write. */
export function useSlide(
  clause: ClauseId | null,
  view: FloorView,
  state: DraftState,
  projection: Projection,
  overlays: Overlays,
): Slide {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let frame: number | null = null;
    // Every change of the text comes through the overlays as well.
    const end = overlays.onChange(() => {
      frame ??= requestAnimationFrame(() => {
        frame = null;
        setVersion((former) => former + 1);
      });
    });
    return () => {
      end();
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, [overlays]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the live objects change within; the version says when.
  return useMemo(
    () => floorSlide(clause, view, state, projection, overlays),
    [clause, view, state, projection, overlays, version],
  );
}
