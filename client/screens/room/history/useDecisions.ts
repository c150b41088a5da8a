import { useMemo } from "react";
import type { Decision } from "../../../../shared/domain/events.ts";
import { useRoom } from "../roomContext.ts";

/** Everything that was decided in this draft, oldest first. */
export function useDecisions(): readonly Decision[] {
  const { projection, state } = useRoom();
  const { decisions } = projection.draft;
  // The list only ever grows, and the state is another one whenever it has.
  return useMemo(() => decisions.slice(0, state.lastDecision) as Decision[], [decisions, state]);
}
