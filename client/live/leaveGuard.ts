/**
 * Lets the browser ask before the page is left while `isUnsent()` says that something typed here is not at the server.
 * Gives a function that ends the watch. Rule SY48.
 */
export function guardLeaving(window: Window, isUnsent: () => boolean): () => void {
  const handleLeaving = (event: BeforeUnloadEvent) => {
    if (!isUnsent()) return;
    event.preventDefault();
    // Older browsers look at the value, not at the prevented default.
    event.returnValue = "";
  };
  window.addEventListener("beforeunload", handleLeaving);
  return () => window.removeEventListener("beforeunload", handleLeaving);
}
