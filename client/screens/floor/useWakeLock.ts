import { useEffect } from "react";

/** Keeps the screen from going dark for as long as it is shown, where the browser can. The lock ends when the tab is hidden. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!("wakeLock" in navigator)) return;
    let isGone = false;
    let lock: WakeLockSentinel | null = null;
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        const given = await navigator.wakeLock.request("screen");
        if (isGone) await given.release();
        else lock = given;
      } catch {
        // Low battery, or not allowed here: then the screen does what the machine is set to.
      }
    };
    const handleVisibility = () => void ask();
    void ask();
    document.addEventListener("visibilitychange", handleVisibility);
    return () => {
      isGone = true;
      document.removeEventListener("visibilitychange", handleVisibility);
      void lock?.release();
    };
  }, []);
}
