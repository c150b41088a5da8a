import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { isMacPlatform, roomShortcut } from "../room/roomShortcuts.ts";
import type { Comparison } from "./comparison.ts";
import { changeId } from "./currentChange.ts";
import { changeSpoken } from "./partWords.ts";

/** Where one stands among the changes of a comparison, and the way on. */
export interface ChangeWalk {
  /** Counted from 0; null before the first step. */
  readonly current: number | null;
  /** To the next or the previous one; from the last to the first. The focus stays where it is, the change is read aloud. */
  readonly go: (step: 1 | -1) => void;
}

/** Goes from change to change, by buttons, by F7 and Shift+F7: a key takes the focus along. Rule UI167. */
export function useChangeWalk(comparison: Comparison | null): ChangeWalk {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [reached, setReached] = useState<number | null>(null);
  const count = comparison?.count ?? 0;
  // Under a live text changes come and go.
  const current = reached === null || count === 0 ? null : Math.min(reached, count - 1);

  const step = (by: 1 | -1): number | null => {
    if (count === 0) {
      announce(t("compare.none"), "change");
      return null;
    }
    const next = current === null ? (by === 1 ? 0 : count - 1) : (current + by + count) % count;
    setReached(next);
    return next;
  };
  const go = (by: 1 | -1): void => {
    const next = step(by);
    if (next === null || !comparison) return;
    document.getElementById(changeId(next))?.scrollIntoView({ block: "center" });
    const part = [...comparison.clauses, ...comparison.notes].find(
      ({ first, count: own }) => next >= first && next < first + own,
    );
    if (part) announce(changeSpoken(part, next, t), "change");
  };

  useEffect(() => {
    const isMac = isMacPlatform();
    const handleKey = (event: KeyboardEvent) => {
      const shortcut = roomShortcut(event, isMac);
      if (event.defaultPrevented || (shortcut !== "nextChange" && shortcut !== "previousChange")) return;
      event.preventDefault();
      const next = step(shortcut === "nextChange" ? 1 : -1);
      // What has the focus is read by itself.
      const place = next === null ? null : document.getElementById(changeId(next));
      place?.focus({ preventScroll: true });
      place?.scrollIntoView({ block: "center" });
    };
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  });

  return { current, go };
}
