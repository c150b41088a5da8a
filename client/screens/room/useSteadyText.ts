import { useEffect } from "react";
import { regionId } from "./regions.ts";

/** Keeps the lines on screen where they are while a bar above the text comes or goes: it scrolls by what the bar takes. */
export function useSteadyText(): void {
  useEffect(() => {
    const notices = document.getElementById(regionId("notices"));
    const desk = document.getElementById(regionId("text"));
    if (!notices || !desk) return;
    let height = notices.offsetHeight;
    const observer = new ResizeObserver(() => {
      const change = notices.offsetHeight - height;
      height += change;
      // At the very top there is nothing to scroll back to; there the page may move.
      if (desk.scrollTop > 0) desk.scrollTop += change;
    });
    observer.observe(notices);
    return () => observer.disconnect();
  }, []);
}
