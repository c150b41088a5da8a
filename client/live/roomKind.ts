import type * as Y from "yjs";
import type { ClauseId, DraftId } from "../../shared/domain/ids.ts";
import type { DraftResponse } from "../../shared/protocol/http.ts";
import type { PlacedWords, SalvagedText, SalvagePlace } from "./salvagedText.ts";
import type { EntryName } from "./touchedEntries.ts";

/** A document behind its typed access. */
export interface RoomDocument {
  readonly doc: Y.Doc;
}

/** All in which one kind of live room differs from another: the draft itself, and the private room of a delegation. */
export interface RoomKind<Document extends RoomDocument> {
  /** Its name at the server, and in the names of what the device keeps. */
  room(draft: DraftId): string;
  /** True while the person may be in it. */
  admits(me: DraftResponse["me"]): boolean;
  open(doc: Y.Doc): Document;
  isEmpty(document: Document): boolean;
  /** True where a room without anything in it is worth showing, even before the server has been heard. */
  readonly mayBeginEmpty: boolean;
  /** The clauses that entries of the document are about, as far as others are told that they changed. */
  clausesOf(document: Document, entries: ReadonlySet<EntryName>): ReadonlySet<ClauseId>;
  /** Everything in it that people type. */
  wordsIn(document: Document): Iterable<PlacedWords>;
  /** What the room calls a place, "OP 3" or "A-012"; empty where it has no name. */
  labelOf(document: Document, place: SalvagePlace): string;
  /** Types salvaged words in again; false, and nothing is done, where that could lose anybody else's. Rule SY45. */
  putBack(document: Document, text: SalvagedText): boolean;
}
