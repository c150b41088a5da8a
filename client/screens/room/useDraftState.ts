import { useEffect, useState, useSyncExternalStore } from "react";
import type { DraftDoc } from "../../../shared/document/draftDoc.ts";
import { LiveState } from "../../../shared/document/liveState.ts";
import { type DraftState, INITIAL_STATE } from "../../../shared/domain/draftState.ts";

const nothing = () => () => undefined;

/** What the decisions in a document add up to, live; null for the moment before it stands. */
export function useLiveState(draft: DraftDoc | null): LiveState | null {
  const [live, setLive] = useState<{ readonly draft: DraftDoc; readonly state: LiveState } | null>(null);
  useEffect(() => {
    if (!draft) return;
    const state = new LiveState(draft);
    setLive({ draft, state });
    return () => state.destroy();
  }, [draft]);
  return live && live.draft === draft ? live.state : null;
}

/** The present state of a live one. */
export function useStateOf(live: LiveState | null): DraftState {
  return useSyncExternalStore(live?.onChange ?? nothing, () => live?.state ?? INITIAL_STATE);
}
