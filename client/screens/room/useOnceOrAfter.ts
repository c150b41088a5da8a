import { useEffect, useState } from "react";

/** True from the moment `isThere` is for the first time, or when the patience is over; it never goes back. */
export function useOnceOrAfter(isThere: boolean, patience: number): boolean {
  const [isOver, setIsOver] = useState(isThere);
  if (isThere && !isOver) setIsOver(true);
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), patience);
    return () => clearTimeout(timer);
  }, [patience]);
  return isOver;
}
