import * as Y from "yjs";

/** What one tab says to the others: what it lacks, or what it has. */
type TabMessage = { readonly ask: Uint8Array } | { readonly update: Uint8Array };

/**
 * Keeps a document that goes to no server the same in all tabs of one browser that share it under this name. Gives a
 * function that ends it. Rule SY56.
 */
export function shareBetweenTabs(doc: Y.Doc, name: string): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(name);
  const say = (message: TabMessage) => channel.postMessage(message);
  const handleUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== channel) say({ update });
  };
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if ("ask" in data) say({ update: Y.encodeStateAsUpdate(doc, data.ask) });
    else Y.applyUpdate(doc, data.update, channel);
  };
  doc.on("update", handleUpdate);
  say({ ask: Y.encodeStateVector(doc) });
  return () => {
    doc.off("update", handleUpdate);
    channel.close();
  };
}
