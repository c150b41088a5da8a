import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { floorPlace } from "../floor/floorPlace.ts";
import { useRoom } from "../roomContext.ts";

/**
 * Where one can go from here: for each of some clauses that stand on the page, or whose place is known, the way there.
 * A clause that is only proposed is found behind its predecessor.
 */
export function useJump(onJump: () => void): (clause: ClauseId) => (() => void) | null {
  const { editor, projection, state } = useRoom();
  return (clause) => {
    const place = floorPlace(clause, projection, state);
    const target = place?.clause ?? place?.before ?? place?.after;
    if (!target) return null;
    return () => {
      onJump();
      // On a small screen the text is hidden until the view has changed.
      requestAnimationFrame(() => editor?.focus(target.id, "start"));
    };
  };
}
