import { useEffect, useState } from "react";
import type { DraftDoc } from "../../../shared/document/draftDoc.ts";
import { type DraftState, INITIAL_STATE } from "../../../shared/domain/draftState.ts";
import type { Decision } from "../../../shared/domain/events.ts";
import { replay } from "../../../shared/domain/evolve.ts";

/** What the decisions in the document add up to, live. */
export function useDraftState(draft: DraftDoc | null): DraftState {
  const [state, setState] = useState(INITIAL_STATE);
  useEffect(() => {
    if (!draft) return;
    const read = () => setState(replay(draft.decisions.toArray() as Decision[]));
    read();
    draft.decisions.observe(read);
    return () => draft.decisions.unobserve(read);
  }, [draft]);
  return state;
}
