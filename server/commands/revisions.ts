import * as Y from "yjs";
import type { Content } from "../../shared/document/content.ts";
import { contentOf } from "../../shared/document/contentOf.ts";
import { type DraftDoc, draftDoc } from "../../shared/document/draftDoc.ts";
import type { DraftState, Revision } from "../../shared/domain/draftState.ts";
import type { DraftId } from "../../shared/domain/ids.ts";
import type { RevisionRow, Store } from "../store/store.ts";

/** The versions of the text that decisions have issued between two states, with the text as they have left it. Rule REV6. */
export function issuedRevisions(before: DraftState, after: DraftState, draft: DraftDoc): readonly RevisionRow[] {
  return after.revisions.slice(before.revisions.length).map((revision) => revisionRow(revision, draft));
}

/** The numbers and labels that the text has by itself are those that issuing gives it. */
function revisionRow(revision: Revision, draft: DraftDoc): RevisionRow {
  return { ...revision, content: JSON.stringify(contentOf(draft)) };
}

/** How many updates of a log are read at once. */
const PAGE = 500;

/**
 * The text of an issued version. One that was issued before versions were stored is made again from the log, once.
 * @throws StoreError; RangeError when the log does not hold its decision.
 */
export async function revisionContent(store: Store, draft: DraftId, revision: Revision): Promise<Content> {
  const kept = await store.revision(draft, revision.rev);
  if (kept) return JSON.parse(kept.content) as Content;
  const row = revisionRow(revision, await draftAfter(store, draft, revision.decision));
  await store.keepRevision(draft, row);
  return JSON.parse(row.content) as Content;
}

/** A draft as it was right after a decision. */
async function draftAfter(store: Store, room: DraftId, decision: number): Promise<DraftDoc> {
  const draft = draftDoc(new Y.Doc());
  for (let seq = 0; ; ) {
    const rows = await store.readLog(room, seq, PAGE);
    for (const { body } of rows) {
      Y.applyUpdate(draft.doc, body);
      if (draft.decisions.length >= decision) return draft;
    }
    const last = rows.at(-1);
    if (!last) throw new RangeError(`the log of ${room} ends before decision ${decision}`);
    seq = last.seq;
  }
}
