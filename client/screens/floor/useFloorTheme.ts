import { useCallback, useEffect, useState } from "react";
import { storedTheme } from "../../live/theme.ts";

const STORAGE_KEY = "adref.floorTheme";

/** Dark or light on the projector of this device, whatever the room is; at first as the room is. Rule UI139. */
export function useFloorTheme(): readonly [isDark: boolean, toggle: () => void] {
  const [isDark, setIsDark] = useState(firstTheme);
  useEffect(() => {
    // The colours are those of the whole page; the room's own choice comes back when the projector is left.
    const { dataset } = document.documentElement;
    const former = dataset.theme;
    dataset.theme = isDark ? "dark" : "light";
    return () => {
      if (former === undefined) delete dataset.theme;
      else dataset.theme = former;
    };
  }, [isDark]);
  const toggle = useCallback(() => {
    setIsDark((was) => {
      keep(!was);
      return !was;
    });
  }, []);
  return [isDark, toggle];
}

function firstTheme(): boolean {
  try {
    const kept = localStorage.getItem(STORAGE_KEY);
    if (kept) return kept === "dark";
  } catch {
    // As the room is, then.
  }
  const theme = storedTheme();
  return theme === "system" ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
}

function keep(isDark: boolean): void {
  try {
    localStorage.setItem(STORAGE_KEY, isDark ? "dark" : "light");
  } catch {
    // It lasts until the page is left.
  }
}
