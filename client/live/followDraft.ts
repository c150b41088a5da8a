import type { Connection } from "./connection.ts";
import type { RoomDocument } from "./roomKind.ts";

/**
 * A companion comes back together with its draft: whenever the draft's own session is open again, the other does not wait
 * out its own pause, and asks again where it was sent away. Gives a function that ends it. Rule SY54.
 */
export function followDraft<Document extends RoomDocument>(
  draft: Connection,
  companion: Connection<Document>,
): () => void {
  let isOpen = draft.snapshot.phase.kind === "open";
  return draft.subscribe(() => {
    const wasOpen = isOpen;
    isOpen = draft.snapshot.phase.kind === "open";
    if (!isOpen || wasOpen) return;
    companion.retryNow();
    void companion.resume();
  });
}
