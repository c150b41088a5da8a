import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { guardLeaving } from "../../live/leaveGuard.ts";
import { type FileReview, isUnfinished } from "./fileReview.ts";

/** How a review is changed: from what it is at that moment, or ended with null. */
export type ReviewChange = (review: FileReview) => FileReview | null;

/** The review under way, if there is one, and the ways to begin and to change it. */
export interface ReviewKeeping {
  readonly review: FileReview | null;
  readonly begin: (review: FileReview) => void;
  readonly change: (change: ReviewChange) => void;
}

/**
 * The review of a file for a draft. It outlives the screen, so that a look at the room costs nothing, and the browser asks
 * before the page is left with something untabled in it. Rule UI213.
 */
export function useFileReview(draft: string): ReviewKeeping {
  const client = useQueryClient();
  const key = ["fileReview", draft];
  const [review, show] = useState(() => client.getQueryData<FileReview | null>(key) ?? null);
  const keep = (next: FileReview | null): void => {
    // With the cache it also ends when somebody else signs in.
    client.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY });
    client.setQueryData(key, next);
    show(next);
  };
  const hasWork = isUnfinished(review);
  useEffect(() => (hasWork ? guardLeaving(window, () => true) : undefined), [hasWork]);
  return {
    review,
    begin: keep,
    change: (change) => {
      const present = client.getQueryData<FileReview | null>(key);
      if (present) keep(change(present));
    },
  };
}
