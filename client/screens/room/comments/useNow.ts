import { useEffect, useState } from "react";

const MINUTE_MS = 60_000;

/** The present time in milliseconds, as often as "2 minutes ago" changes. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
