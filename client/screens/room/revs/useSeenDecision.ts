import { useEffect, useState } from "react";
import type { Decision } from "../../../../shared/domain/events.ts";
import { useRoom } from "../roomContext.ts";

/** The last decision that somebody has taken note of. */
export interface SeenDecision {
  readonly decision: number;
  /** True when something was decided since that they should look at. */
  readonly isOutdated: boolean;
  /** They have looked. */
  readonly look: () => void;
}

/** What is said or shown meanwhile changes nothing in what a Rev would hold. */
const QUIET: readonly Decision["type"][] = ["floorMoved", "positionTaken", "sponsorJoined", "sponsorLeft"];

/** From opening on: what was decided since must be seen before one goes on; what only speaks of the text need not. Rule UI163. */
export function useSeenDecision(): SeenDecision {
  const { projection, state } = useRoom();
  const { lastDecision } = state;
  const [decision, setDecision] = useState(lastDecision);
  const news = projection.draft.decisions.slice(decision, lastDecision) as Decision[];
  const isOutdated = news.some(({ type }) => !QUIET.includes(type));
  useEffect(() => {
    if (!isOutdated) setDecision(lastDecision);
  }, [isOutdated, lastDecision]);
  return { decision, isOutdated, look: () => setDecision(lastDecision) };
}
