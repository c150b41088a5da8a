/** No later than this, however busy the page is. */
const LATEST_MS = 150;

/** Runs a task once the browser has nothing more urgent to do, such as showing what was just typed. Gives a function that calls it off. */
export function whenIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(task);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(task, { timeout: LATEST_MS });
  return () => cancelIdleCallback(request);
}
