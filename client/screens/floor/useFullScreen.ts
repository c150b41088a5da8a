import { useCallback, useEffect, useState } from "react";

export interface FullScreen {
  /** False where the browser cannot. */
  readonly isPossible: boolean;
  readonly isOn: boolean;
  readonly toggle: () => void;
}

/** The whole screen for this page. */
export function useFullScreen(): FullScreen {
  const [isOn, setIsOn] = useState(document.fullscreenElement != null);
  useEffect(() => {
    const look = () => setIsOn(document.fullscreenElement != null);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  const toggle = useCallback(() => {
    // A browser that refuses leaves everything as it is.
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => undefined);
  }, []);
  return { isPossible: document.fullscreenEnabled === true, isOn, toggle };
}
