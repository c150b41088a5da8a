import { expect, test } from "vitest";
import * as Y from "yjs";
import { LiveDoc } from "../../../server/sync/liveDoc.ts";

const textOf = (doc: Y.Doc): Y.Text => doc.getText("text");

/** What `work` makes a document send. */
function updateOf(doc: Y.Doc, work: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(work);
  return Y.encodeStateAsUpdate(doc, before);
}

test("[SY9] words and a mark that go in one update leave no gap between words for a reader to tidy", () => {
  const first = new Y.Doc();
  textOf(first).insert(0, "Urges", { em: true });
  textOf(first).insert(5, " H", { em: null });
  const copy = (gc: boolean): Y.Doc => {
    const doc = new Y.Doc({ gc });
    textOf(doc);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(first));
    return doc;
  };
  // An undo manager keeps what was deleted: nothing of the author's is collected.
  const [server, author, other, reader] = [copy(true), copy(false), copy(true), copy(true)];
  const live = new LiveDoc(server);
  const written: unknown[] = [];
  reader.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin !== "server") written.push(origin);
  });
  const take = (update: Uint8Array): void => {
    const change = live.change(() => Y.applyUpdate(server, update, "client"));
    Y.applyUpdate(reader, change?.update ?? Uint8Array.of(0, 0), "server");
  };
  // Somebody sets a break upright among slanted words, of which the author has not heard.
  take(updateOf(other, () => textOf(other).insertEmbed(2, { break: true }, { em: null })));
  take(
    updateOf(author, () => {
      // A mark that is made and taken back: the server sees a mark go, readers only that something went.
      textOf(author).format(6, 1, { sub: true });
      textOf(author).format(6, 1, { sub: null });
      textOf(author).delete(1, 4);
    }),
  );
  expect(written).toEqual([]);
  expect(textOf(reader).toDelta()).toEqual(textOf(server).toDelta());
  expect(textOf(reader).toDelta()).toEqual([
    { insert: "U", attributes: { em: true } },
    { insert: { break: true } },
    { insert: " H" },
  ]);
});
