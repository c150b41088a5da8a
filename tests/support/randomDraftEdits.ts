import * as Y from "yjs";
import { addClause, addFootnote, cellKey, cellsOf, type DraftDoc, textOf } from "../../shared/document/draftDoc.ts";
import { orderBetween } from "../../shared/document/order.ts";
import { CLAUSE_KINDS } from "../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import { pick } from "./random.ts";

/** One random edit of the stored state, legal or not: what any merge of concurrent edits might leave behind. */
export function randomEdit(draft: DraftDoc, random: () => number, unique: () => string): void {
  const ids = [...draft.clauses.keys()];
  const clause = ids.length > 0 ? draft.clauses.get(pick(ids, random)) : undefined;
  const text = textOf(clause);
  const notes = [...draft.footnotes.keys()];
  switch (Math.floor(random() * 12)) {
    case 0:
    case 1: {
      const id = unique() as ClauseId;
      const kind = pick(CLAUSE_KINDS, random);
      const order = orderBetween(null, random() < 0.3 ? "V" : null, random);
      addClause(draft, { id, kind, level: Math.floor(random() * 4), order, runs: [{ text: `Recalling ${id}` }] });
      if (kind !== "table") return;
      const cells = new Y.Map<Y.Text>();
      cells.set(cellKey("A1", "A1"), new Y.Text("cell"));
      draft.clauses.get(id)?.set("header", 1);
      draft.clauses.get(id)?.set("cells", cells);
      return;
    }
    case 2:
      clause?.set("deleted", random() < 0.6);
      return;
    case 3:
      clause?.set("order", orderBetween(null, null, random));
      return;
    case 4:
      clause?.set("level", Math.floor(random() * 6));
      return;
    case 5:
      clause?.set("kind", pick([...CLAUSE_KINDS, "nonsense"], random));
      return;
    case 6:
      text?.insert(Math.floor(random() * (text.length + 1)), pick(["Noting", " also ", "x"], random), { em: true });
      return;
    case 7:
      if (text && text.length > 2) text.delete(0, 1 + Math.floor(random() * 2));
      return;
    case 8:
      addFootnote(draft, unique() as FootnoteId, [{ text: "A note." }]);
      return;
    case 9:
      if (notes.length > 0) text?.insertEmbed(0, { footnote: pick(notes, random) });
      return;
    case 10: {
      const cells = clause && cellsOf(clause);
      if (!cells) return;
      if (random() < 0.5) cells.set(cellKey(pick(["A1", "B1"], random), pick(["A1", "B1"], random)), new Y.Text("c"));
      else [...cells.values()][0]?.insert(0, "w");
      return;
    }
    default: {
      const note = notes.length > 0 ? textOf(draft.footnotes.get(pick(notes, random))) : undefined;
      if (note) note.insert(0, "See ");
      else draft.head.set("language", pick(["en", "fr"], random));
    }
  }
}
