import { useSyncExternalStore } from "react";

/** How much of what others do is read aloud. */
export const NEWS_LEVELS = ["off", "important", "all"] as const;
export type NewsLevel = (typeof NEWS_LEVELS)[number];

const STORAGE_KEY = "adref.news";
const listeners = new Set<() => void>();
/** For browsers that keep nothing: the choice then lasts as long as the page. */
let unkept: NewsLevel = "important";

/** The choice of this device; "important" where none was made. Rule UI137. */
export function newsLevel(): NewsLevel {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return NEWS_LEVELS.find((level) => level === stored) ?? "important";
  } catch {
    return unkept;
  }
}

/** Chooses for this device. */
export function setNewsLevel(level: NewsLevel): void {
  unkept = level;
  try {
    localStorage.setItem(STORAGE_KEY, level);
  } catch {
    // Kept above, for this page.
  }
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The choice of this device, live. */
export function useNewsLevel(): NewsLevel {
  return useSyncExternalStore(subscribe, newsLevel);
}
