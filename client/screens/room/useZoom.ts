import { useCallback, useState } from "react";

/** The steps of the zoom, in per cent. */
export const ZOOM_STEPS = [75, 90, 100, 110, 125, 150, 175, 200] as const;
export type Zoom = (typeof ZOOM_STEPS)[number];

const STORAGE_KEY = "adref.zoom";

/** The size of the page, kept on this device. */
export function useZoom(): [Zoom, (zoom: Zoom) => void] {
  const [zoom, setZoom] = useState(readZoom);
  const choose = useCallback((next: Zoom) => {
    setZoom(next);
    try {
      localStorage.setItem(STORAGE_KEY, String(next));
    } catch {
      // Without storage the choice lasts until the page is left.
    }
  }, []);
  return [zoom, choose];
}

/** The step before or after; the same at either end. */
export function nextZoom(zoom: Zoom, step: 1 | -1): Zoom {
  const index = ZOOM_STEPS.indexOf(zoom) + step;
  return ZOOM_STEPS[Math.min(Math.max(index, 0), ZOOM_STEPS.length - 1)] ?? 100;
}

function readZoom(): Zoom {
  try {
    const stored = Number(localStorage.getItem(STORAGE_KEY));
    return ZOOM_STEPS.find((step) => step === stored) ?? 100;
  } catch {
    return 100;
  }
}
