import * as Y from "yjs";
import {
  addClause,
  addFootnote,
  cellsOf,
  type DraftDoc,
  draftDoc,
  isDeleted,
  kindOf,
  levelOf,
  orderOf,
  textOf,
} from "../../shared/document/draftDoc.ts";
import { insertRuns, readRuns } from "../../shared/document/inline.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import { type ClauseKind, plainText, type Run } from "../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";

/** Where the words stood. */
type SalvagePlace =
  | { readonly clause: ClauseId }
  | { readonly clause: ClauseId; readonly cell: string }
  | { readonly footnote: FootnoteId };

/** Words of one clause, table cell or footnote that the server did not take. Plain data: it goes to storage as JSON. */
export interface SalvagedText {
  readonly place: SalvagePlace;
  /** What the room called the clause, "OP 3"; empty where it had no label. */
  readonly label: string;
  readonly mine: readonly Run[];
  /** What the server has; null where it does not know the place at all. */
  readonly theirs: readonly Run[] | null;
  /** For a clause the server does not know: what it was to become. */
  readonly born?: { readonly kind: ClauseKind; readonly level: number; readonly order: string };
}

/**
 * The words that `local` has and `fresh`, a copy straight from the server, has not. Both are left as they are: the
 * comparison is made on a fork of `fresh` that also takes in `local`, so that what others did meanwhile is no
 * difference. `labelOf` names a clause as the person saw it. Rule SY44.
 */
export function salvage(local: Y.Doc, fresh: Y.Doc, labelOf: (clause: ClauseId) => string): SalvagedText[] {
  const fork = new Y.Doc();
  Y.applyUpdate(fork, Y.encodeStateAsUpdate(fresh));
  Y.applyUpdate(fork, Y.encodeStateAsUpdate(local));
  const mine = draftDoc(fork);
  const theirs = draftDoc(fresh);
  const found: SalvagedText[] = [];
  const compare = (
    place: SalvagePlace,
    clause: ClauseId | null,
    mineText: Y.Text,
    theirText: Y.Text | undefined,
    born?: SalvagedText["born"],
  ) => {
    const mineRuns = readRuns(mineText);
    const theirRuns = theirText ? readRuns(theirText) : null;
    if (sameRuns(mineRuns, theirRuns ?? [])) return;
    // Finding a label costs a look at the whole text: only for what is really kept.
    const label = clause ? labelOf(clause) : "";
    found.push({ place, label, mine: mineRuns, theirs: theirRuns, ...(born ? { born } : {}) });
  };
  for (const [key, map] of mine.clauses) {
    const clause = key as ClauseId;
    const known = theirs.clauses.get(clause);
    const text = textOf(map);
    const born = known ? undefined : { kind: kindOf(map), level: levelOf(map), order: orderOf(map) };
    // A clause that was made and thrown away again here never was anybody's text.
    if (!known && isDeleted(map)) continue;
    if (text) compare({ clause }, clause, text, textOf(known), born);
    for (const [cell, cellText] of cellsOf(map) ?? []) {
      const known_ = known ? cellsOf(known)?.get(cell) : undefined;
      if (cellText instanceof Y.Text) compare({ clause, cell }, clause, cellText, known_);
    }
  }
  for (const [key, map] of mine.footnotes) {
    const text = textOf(map);
    if (text) compare({ footnote: key as FootnoteId }, null, text, textOf(theirs.footnotes.get(key)));
  }
  fork.destroy();
  return found;
}

/** The salvaged words as plain text, for the screen and the clipboard. */
export function salvagedWords(text: SalvagedText): string {
  return plainText(text.mine);
}

/**
 * Types salvaged words in again as a new edit, where that loses nothing of anybody else's: the place must read as it did
 * when the words were refused. Gives false, and does nothing, where it does not. Rule SY45.
 */
export function putBack(draft: DraftDoc, text: SalvagedText): boolean {
  const target = "clause" in text.place && !("cell" in text.place) ? text.place.clause : null;
  if (text.theirs === null && "footnote" in text.place) {
    const { footnote } = text.place;
    if (draft.footnotes.has(footnote)) return false;
    draft.doc.transact(() => addFootnote(draft, footnote, text.mine), ORIGINS.birth);
    return true;
  }
  if (text.theirs === null) {
    if (!target || !text.born || draft.clauses.has(target)) return false;
    const { kind, level, order } = text.born;
    draft.doc.transact(() => addClause(draft, { id: target, kind, level, order, deleted: true }), ORIGINS.birth);
    draft.doc.transact(() => {
      const clause = draft.clauses.get(target);
      const words = textOf(clause);
      if (words) insertRuns(words, 0, text.mine);
      clause?.set("deleted", false);
    }, ORIGINS.typing);
    return true;
  }
  const present = textAt(draft, text.place);
  if (!present || !sameRuns(readRuns(present), text.theirs)) return false;
  draft.doc.transact(() => replaceChanged(present, text.theirs ?? [], text.mine), ORIGINS.typing);
  return true;
}

function textAt(draft: DraftDoc, place: SalvagePlace): Y.Text | undefined {
  if ("footnote" in place) return textOf(draft.footnotes.get(place.footnote));
  const clause = draft.clauses.get(place.clause);
  if (!clause || isDeleted(clause)) return undefined;
  return "cell" in place ? cellsOf(clause)?.get(place.cell) : textOf(clause);
}

function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  return JSON.stringify(units(a)) === JSON.stringify(units(b));
}

/** Runs taken apart into single UTF-16 units and embeds, so that they can be compared piece by piece. */
function units(runs: readonly Run[]): Run[] {
  return runs.flatMap((run): Run[] =>
    "text" in run
      ? run.text.split("").map((text) => (run.marks?.length ? { text, marks: run.marks } : { text }))
      : [run],
  );
}

function replaceChanged(text: Y.Text, from: readonly Run[], to: readonly Run[]): void {
  const before = units(from).map((unit) => JSON.stringify(unit));
  const after = units(to);
  const keys = after.map((unit) => JSON.stringify(unit));
  let start = 0;
  while (start < before.length && start < keys.length && before[start] === keys[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < keys.length - start && before.at(-1 - end) === keys.at(-1 - end))
    end += 1;
  text.delete(start, before.length - start - end);
  insertRuns(text, start, joined(after.slice(start, after.length - end)));
}

/** The other way round than `units`: neighbours with the same marks become one run, so that one insert carries them. */
function joined(pieces: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if ("text" in piece && last && "text" in last && String(last.marks) === String(piece.marks)) {
      runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    } else runs.push(piece);
  }
  return runs;
}
