import * as Y from "yjs";
import type { BareContent } from "../../shared/document/contentOf.ts";
import { draftDoc } from "../../shared/document/draftDoc.ts";
import { fillDraft } from "../../shared/document/fillDraft.ts";
import { plainText } from "../../shared/domain/clause.ts";
import type { DraftId, ParticipantId } from "../../shared/domain/ids.ts";
import { newId } from "../access/tokens.ts";
import type { Store } from "../store/store.ts";
import type { Rooms } from "../sync/rooms.ts";
import { inRoom } from "./inRoom.ts";

/**
 * Makes a draft from content. When this resolves, its text is on disk. `createdBy` is null for the server's own sample.
 * @throws RangeError where two clauses of the content have one id. Rule HT6.
 */
export async function createDraft(
  deps: { store: Store; rooms: Rooms; now: () => number },
  content: BareContent,
  createdBy: ParticipantId | null,
): Promise<DraftId> {
  const doc = new Y.Doc();
  fillDraft(draftDoc(doc), content, Math.random);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  const id = newId<DraftId>();
  const at = deps.now();
  const title = content.clauses.find((clause) => clause.kind === "title");
  // The words come first: should the server die in between, a room nobody knows of is left, not a draft without words.
  await inRoom(deps.rooms, id, (room) => room.initialise(update));
  await deps.store.createDraft({
    id,
    createdAt: at,
    createdBy,
    title: title ? plainText(title.text).trim() : "",
    symbol: content.head.symbol ?? "",
    stage: "drafting",
    lastChangeAt: at,
    archived: false,
  });
  return id;
}
