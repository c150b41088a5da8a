import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import { DraftReader, type ReadDraft } from "./draftReader.ts";

/** Who reads which document. It goes with the document. */
const READERS = new WeakMap<DraftDoc, DraftReader>();

/**
 * The words of a draft as decisions look at them: of this moment, and not to be kept. What has not changed since it was
 * read last is not read again, and comes as the same values. Rule CMD22.
 */
export function draftWords(draft: DraftDoc): ReadDraft {
  const reader = READERS.get(draft) ?? new DraftReader(draft);
  READERS.set(draft, reader);
  return reader.read();
}
