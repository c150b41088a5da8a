import type * as Y from "yjs";
import type { Run } from "../domain/clause.ts";
import { insertRuns } from "./inline.ts";

/**
 * Writes edits into a Y.Text: ascending, not overlapping, offsets in UTF-16 units of the text before all of them. Only what
 * they name is deleted, so that what others typed elsewhere in the text at the same time survives. Rule AM8.
 */
export function editText(
  text: Y.Text,
  edits: readonly { readonly offset: number; readonly delete: number; readonly insert: readonly Run[] }[],
): void {
  for (const edit of edits.toReversed()) {
    if (edit.delete > 0) text.delete(edit.offset, edit.delete);
    insertRuns(text, edit.offset, edit.insert);
  }
}
