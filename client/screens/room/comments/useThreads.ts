import { useCallback, useSyncExternalStore } from "react";
import type { Comments } from "../../../../shared/document/comments.ts";
import type { CommentThread } from "../../../../shared/document/commentThreads.ts";
import type { Passages } from "../../../../shared/document/passages.ts";

const NONE: readonly CommentThread[] = [];
const nothing = () => () => undefined;

/** All threads, live. */
export function useThreads(comments: Comments | null): readonly CommentThread[] {
  const subscribe = useCallback((listener: () => void) => comments?.onChange(listener) ?? nothing(), [comments]);
  return useSyncExternalStore(subscribe, () => comments?.threads ?? NONE);
}

/** Draws anew when a passage was lost, found, or has come to stand in another text; not while one types before it. Rule UI66. */
export function usePassages(passages: Passages | null): Passages | null {
  const subscribe = useCallback((listener: () => void) => passages?.onChange(listener) ?? nothing(), [passages]);
  useSyncExternalStore(subscribe, () => passages?.standing ?? null);
  return passages;
}
