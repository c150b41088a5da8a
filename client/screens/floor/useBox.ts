import { type RefObject, useEffect, useState } from "react";

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** The room that an element has, live. */
export function useBox(element: RefObject<HTMLElement | null>): Box {
  const [box, setBox] = useState<Box>({ width: window.innerWidth, height: window.innerHeight });
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() => setBox({ width: current.clientWidth, height: current.clientHeight }));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return box;
}
