import * as Y from "yjs";
import { phraseKey } from "./clauseViews.ts";
import type { BareContent } from "./contentOf.ts";
import { addClause, addFootnote, cellKey, type DraftDoc, writeHead } from "./draftDoc.ts";
import { insertRuns } from "./inline.ts";
import { ordersBetween } from "./order.ts";
import { ORIGINS } from "./origins.ts";

/**
 * Fills an empty draft from content; ids are kept. `random` jitters the order keys.
 * @throws RangeError when the draft already holds clauses. Rule DOC4.
 */
export function fillDraft(draft: DraftDoc, content: BareContent, random: () => number): void {
  if (draft.clauses.size > 0) throw new RangeError("only an empty draft can be filled");
  draft.doc.transact(() => {
    writeHead(draft, {
      type: content.type,
      language: content.language,
      profile: content.profile ?? "un",
      ...content.head,
    });
    for (const { kind, phrase } of content.phrases ?? []) draft.head.set(phraseKey(kind, phrase), true);
    for (const note of content.footnotes) addFootnote(draft, note.id, note.text);
    const orders = ordersBetween(null, null, content.clauses.length, random);
    content.clauses.forEach((clause, index) => {
      addClause(draft, {
        id: clause.id,
        kind: clause.kind,
        level: clause.level,
        order: orders[index] ?? "",
        runs: clause.text,
      });
      if (clause.kind !== "table") return;
      const stored = draft.clauses.get(clause.id);
      stored?.set("header", clause.header ?? 0);
      stored?.set("cells", tableCells(clause.cells ?? [], random));
    });
  }, ORIGINS.filling);
}

function tableCells(rows: NonNullable<BareContent["clauses"][number]["cells"]>, random: () => number): Y.Map<Y.Text> {
  const cells = new Y.Map<Y.Text>();
  const rowKeys = ordersBetween(null, null, rows.length, random);
  const columnKeys = ordersBetween(null, null, Math.max(0, ...rows.map((row) => row.length)), random);
  rows.forEach((row, r) => {
    columnKeys.forEach((column, c) => {
      const text = new Y.Text();
      insertRuns(text, 0, row[c] ?? []);
      cells.set(cellKey(rowKeys[r] ?? "", column), text);
    });
  });
  return cells;
}
