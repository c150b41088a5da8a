import type { Fragment } from "@tiptap/pm/model";
import type * as Y from "yjs";
import { insertRuns } from "../../../shared/document/inline.ts";
import { MARKS } from "../../../shared/domain/clause.ts";
import { marksOfNode, runsOfFragment } from "../schema/inlineNodes.ts";
import type { PendingText, Stretch } from "./pendingText.ts";
import { type ChangedRange, textEdits } from "./textEdits.ts";

/**
 * Writes what became of one unit into its Y.Text: replacements where the transaction says it worked, then the marks that
 * the person changed. What others have written meanwhile, and is not shown yet, stays. Rules BIND5, BIND6.
 */
export function writeText(
  text: Y.Text,
  old: { readonly content: Fragment; readonly start: number },
  next: { readonly content: Fragment; readonly start: number },
  ranges: readonly ChangedRange[],
  pending: PendingText,
): void {
  const edits = textEdits(old, next, ranges);
  for (const edit of [...edits].reverse()) {
    const deleted = pending.stretches(text, edit.from, edit.to);
    const anchor = pending.offset(text, edit.from);
    for (const { at, length } of [...deleted].reverse()) text.delete(at, length);
    const at = anchor - deletedBefore(deleted, anchor);
    const runs = runsOfFragment(next.content.cut(edit.newFrom, edit.newTo));
    insertRuns(text, at, runs);
    pending.replaced(text, edit.from, edit.to, deleted, at, edit.newTo - edit.newFrom);
  }
  let oldAt = 0;
  let newAt = 0;
  for (const edit of [...edits, { from: old.content.size, to: 0, newFrom: next.content.size, newTo: 0 }]) {
    formatGap(text, old.content.cut(oldAt, edit.from), next.content.cut(newAt, edit.newFrom), newAt, pending);
    oldAt = edit.to;
    newAt = edit.newTo;
  }
}

function deletedBefore(deleted: readonly Stretch[], offset: number): number {
  return deleted.reduce((sum, stretch) => sum + (stretch.at < offset ? stretch.length : 0), 0);
}

/** Sets and takes away marks where the same words had other marks before. */
function formatGap(text: Y.Text, old: Fragment, next: Fragment, start: number, pending: PendingText): void {
  if (old.eq(next)) return;
  const before = markTable(old);
  const after = markTable(next);
  let from = 0;
  while (from < after.length) {
    const change = difference(before[from], after[from]);
    let to = from + 1;
    while (to < after.length && before[to] === before[from] && after[to] === after[from]) to++;
    if (change) {
      for (const { at, length } of pending.stretches(text, start + from, start + to)) text.format(at, length, change);
    }
    from = to;
  }
}

/** The marks of each unit of inline content as a string, so that they compare quickly; embeds have none. */
function markTable(content: Fragment): string[] {
  const table: string[] = [];
  content.forEach((node) => {
    const marks = node.isText ? marksOfNode(node).join(" ") : "";
    for (let i = 0; i < node.nodeSize; i++) table.push(marks);
  });
  return table;
}

function difference(before = "", after = ""): Record<string, true | null> | null {
  if (before === after) return null;
  const had = new Set(before.split(" "));
  const has = new Set(after.split(" "));
  const changed = MARKS.filter((mark) => had.has(mark) !== has.has(mark));
  return Object.fromEntries(changed.map((mark) => [mark, has.has(mark) ? true : null]));
}
