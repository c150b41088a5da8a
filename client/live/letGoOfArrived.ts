import type { RoomDocument, RoomKind } from "./roomKind.ts";
import { sameRuns } from "./runUnits.ts";
import type { SalvageShelf } from "./salvageShelf.ts";

/** What was sent before a refused change, and is on its way to the disk, has come back by then. */
const ON_ITS_WAY_MS = 5_000;

/**
 * Lets go of words that were salvaged a moment ago and that the server has after all: it was still storing them when the
 * fresh copy was made. Gives true where there were any. Rule SY44.
 */
export function letGoOfArrived<Document extends RoomDocument>(
  kind: Pick<RoomKind<Document>, "wordsIn">,
  document: Document,
  shelf: SalvageShelf,
  now: number,
): boolean {
  const recent = shelf.items.filter(({ at }) => now - Date.parse(at) < ON_ITS_WAY_MS);
  if (recent.length === 0) return false;
  const present = new Map([...kind.wordsIn(document)].map(({ place, runs }) => [JSON.stringify(place), runs]));
  const arrived = recent.flatMap(({ id, texts }) =>
    texts.flatMap((text) => {
      const runs = present.get(JSON.stringify(text.place));
      return runs && sameRuns(runs, text.mine) ? { id, text } : [];
    }),
  );
  for (const { id, text } of arrived) shelf.removeText(id, text);
  return arrived.length > 0;
}
