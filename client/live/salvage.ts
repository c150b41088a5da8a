import * as Y from "yjs";
import type { RoomDocument, RoomKind } from "./roomKind.ts";
import { sameRuns } from "./runUnits.ts";
import type { SalvagedText } from "./salvagedText.ts";

/**
 * The words that `local` has and `fresh`, a copy straight from the server, has not. Both are left as they are: the
 * comparison is made on a fork of `fresh` that also takes in `local`, so that what others did meanwhile is no
 * difference. Rule SY44.
 */
export function salvage<Document extends RoomDocument>(
  kind: Pick<RoomKind<Document>, "open" | "wordsIn" | "labelOf">,
  local: Document,
  fresh: Document,
): SalvagedText[] {
  const fork = new Y.Doc();
  Y.applyUpdate(fork, Y.encodeStateAsUpdate(fresh.doc));
  Y.applyUpdate(fork, Y.encodeStateAsUpdate(local.doc));
  const theirs = new Map([...kind.wordsIn(fresh)].map(({ place, runs }) => [JSON.stringify(place), runs]));
  const found: SalvagedText[] = [];
  for (const { place, runs: mine, born, isMeant, isDiscarded } of kind.wordsIn(kind.open(fork))) {
    const known = theirs.get(JSON.stringify(place)) ?? null;
    const isNews = known === null && isMeant === true;
    if ((known === null && isDiscarded) || (!isNews && sameRuns(mine, known ?? []))) continue;
    // Finding a label costs a look at the whole text: only for what is really kept.
    const label = kind.labelOf(local, place);
    found.push({ place, label, mine, theirs: known, ...(known === null && born ? { born } : {}) });
  }
  fork.destroy();
  return found;
}
