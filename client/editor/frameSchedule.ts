/** How long a page that nobody sees may wait: the browser gives it no frames. */
const HIDDEN_MS = 200;

/** Runs a task at the next frame, or soon where the page is hidden. Gives a function that calls it off. */
export function scheduleFrame(task: () => void): () => void {
  if (document.hidden || typeof requestAnimationFrame === "undefined") {
    const timer = setTimeout(task, HIDDEN_MS);
    return () => clearTimeout(timer);
  }
  const frame = requestAnimationFrame(task);
  return () => cancelAnimationFrame(frame);
}
