import * as Y from "yjs";
import type { WordChange } from "../../shared/amendments/wordChanges.ts";
import { addClause, addFootnote, type DraftDoc, textOf } from "../../shared/document/draftDoc.ts";
import { editText } from "../../shared/document/editText.ts";
import { insertRuns } from "../../shared/document/inline.ts";
import type { TextPlace } from "../../shared/domain/amendment.ts";
import { writeCells } from "./writeCells.ts";

/**
 * Writes what a decision does to the words, in the transaction of the decision.
 * @throws RangeError when the document does not hold what the change is about. Rules AM8, AM23, CMD9.
 */
export function writeWords(draft: DraftDoc, change: WordChange): void {
  switch (change.type) {
    case "text":
      editText(present(textAt(draft, change.on), change), change.edits);
      return;
    case "addClause":
      bringClause(draft, change);
      return;
    case "setDeleted":
      present(draft.clauses.get(change.clause), change).set("deleted", change.deleted);
      return;
    case "place": {
      const clause = present(draft.clauses.get(change.clause), change);
      clause.set("order", change.order);
      if (clause.get("level") !== change.level) clause.set("level", change.level);
      return;
    }
    case "setKind":
      present(draft.clauses.get(change.clause), change).set("kind", change.kind);
      return;
    case "setCells":
      writeCells(present(draft.clauses.get(change.clause), change), change.table);
      return;
    case "addNote":
      if (!draft.footnotes.has(change.note)) addFootnote(draft, change.note, change.runs);
      return;
    case "addAmendment":
      bringAmendment(draft, change);
      return;
    case "amendmentWords": {
      const map = present(draft.amendments.get(change.amendment), change);
      map.set("base", change.base);
      editText(present(textOf(map), change), change.edits);
      return;
    }
  }
}

function present<T>(found: T | undefined, change: WordChange): T {
  if (found === undefined) throw new RangeError(`nothing there for ${JSON.stringify(change)}`);
  return found;
}

function textAt(draft: DraftDoc, on: TextPlace): Y.Text | undefined {
  return textOf("clause" in on ? draft.clauses.get(on.clause) : draft.footnotes.get(on.footnote));
}

/** A clause that was taken in, undone and taken in again is there with a tombstone: it comes back with the new words. */
function bringClause(draft: DraftDoc, change: Extract<WordChange, { readonly type: "addClause" }>): void {
  const { clause: id, kind, level, order, runs } = change;
  const former = draft.clauses.get(id);
  const text = textOf(former);
  if (!former || !text) {
    addClause(draft, { id, kind, level, order, runs });
    return;
  }
  former.set("order", order);
  former.set("level", level);
  text.delete(0, text.length);
  insertRuns(text, 0, runs);
  former.set("deleted", false);
}

function bringAmendment(draft: DraftDoc, change: Extract<WordChange, { readonly type: "addAmendment" }>): void {
  const { amendment, delegation, proposed, words } = change;
  const map = new Y.Map<unknown>();
  const text = new Y.Text();
  insertRuns(text, 0, words.text);
  map.set("delegation", delegation);
  map.set("kind", proposed.kind);
  map.set("base", words.base);
  map.set("text", text);
  if ("on" in proposed) map.set("target", "clause" in proposed.on ? proposed.on.clause : proposed.on.footnote);
  else {
    map.set("target", proposed.clause);
    map.set("clauseKind", proposed.clauseKind);
    map.set("level", proposed.level);
  }
  if ("order" in proposed) map.set("order", proposed.order);
  draft.amendments.set(amendment, map);
}
