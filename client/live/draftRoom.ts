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
import type { AmendmentId, ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import type { RoomKind } from "./roomKind.ts";
import type { RoomNames } from "./roomNames.ts";
import { replaceWords } from "./runUnits.ts";
import type { PlacedWords, SalvagedText, SalvagePlace } from "./salvagedText.ts";
import { idsIn } from "./touchedEntries.ts";

/** The room of the draft itself: the base text, what is tabled, what is said of it. */
export function draftRoom(names: RoomNames): RoomKind<DraftDoc> {
  return {
    room: (draft) => draft,
    admits: () => true,
    open: draftDoc,
    isEmpty: ({ clauses }) => clauses.size === 0,
    mayBeginEmpty: false,
    clausesOf: (_draft, entries) => new Set(idsIn<ClauseId>("clauses", entries)),
    wordsIn,
    labelOf: (draft, place) => labelOf(draft, place, names),
    putBack,
  };
}

function* wordsIn(draft: DraftDoc): Iterable<PlacedWords> {
  for (const [key, map] of draft.clauses) {
    const clause = key as ClauseId;
    const isDiscarded = isDeleted(map);
    const born = { kind: kindOf(map), level: levelOf(map), order: orderOf(map) };
    const text = textOf(map);
    if (text) yield { place: { clause }, runs: readRuns(text), born, isDiscarded };
    for (const [cell, words] of cellsOf(map) ?? []) {
      if (words instanceof Y.Text) yield { place: { clause, cell }, runs: readRuns(words), isDiscarded };
    }
  }
  for (const [key, map] of draft.footnotes) {
    const text = textOf(map);
    if (text) yield { place: { footnote: key as FootnoteId }, runs: readRuns(text) };
  }
  for (const [key, map] of draft.amendments) {
    const amendment = key as AmendmentId;
    const text = textOf(map);
    if (text) yield { place: { amendment, part: "text" }, runs: readRuns(text) };
    const reason = map.get("reason");
    if (typeof reason === "string") yield { place: { amendment, part: "reason" }, runs: [{ text: reason }] };
  }
  for (const [comment, map] of draft.comments) {
    const text = textOf(map);
    if (text) yield { place: { comment }, runs: readRuns(text), isDiscarded: map.get("deleted") === true };
  }
}

function labelOf(draft: DraftDoc, place: SalvagePlace, names: RoomNames): string {
  if ("clause" in place) return names.clause(draft, place.clause);
  if ("amendment" in place) return names.amendment(draft, place.amendment);
  if (!("comment" in place)) return "";
  const comment = draft.comments.get(place.comment);
  const clause = comment?.get("clause");
  if (typeof clause === "string") return names.clause(draft, clause as ClauseId);
  const amendment = comment?.get("amendment");
  return typeof amendment === "string" ? names.amendment(draft, amendment as AmendmentId) : "";
}

function putBack(draft: DraftDoc, text: SalvagedText): boolean {
  if (text.theirs === null) return makeAgain(draft, text);
  const { theirs, mine } = text;
  const present = textAt(draft, text.place);
  return present !== undefined && draft.doc.transact(() => replaceWords(present, theirs, mine), ORIGINS.typing);
}

/** A clause or a note that the server does not know; what is made by command, or signed, is not made again. */
function makeAgain(draft: DraftDoc, { place, born, mine }: SalvagedText): boolean {
  if ("footnote" in place) {
    if (draft.footnotes.has(place.footnote)) return false;
    draft.doc.transact(() => addFootnote(draft, place.footnote, mine), ORIGINS.birth);
    return true;
  }
  if (!("clause" in place) || "cell" in place || !born || !("order" in born) || draft.clauses.has(place.clause)) {
    return false;
  }
  draft.doc.transact(() => addClause(draft, { id: place.clause, ...born, deleted: true }), ORIGINS.birth);
  draft.doc.transact(() => {
    const clause = draft.clauses.get(place.clause);
    const words = textOf(clause);
    if (words) insertRuns(words, 0, mine);
    clause?.set("deleted", false);
  }, ORIGINS.typing);
  return true;
}

function textAt(draft: DraftDoc, place: SalvagePlace): Y.Text | undefined {
  if ("footnote" in place) return textOf(draft.footnotes.get(place.footnote));
  if ("amendment" in place) return place.part === "text" ? textOf(draft.amendments.get(place.amendment)) : undefined;
  if ("comment" in place) return textOf(draft.comments.get(place.comment));
  if (!("clause" in place)) return undefined;
  const clause = draft.clauses.get(place.clause);
  if (!clause || isDeleted(clause)) return undefined;
  return "cell" in place ? cellsOf(clause)?.get(place.cell) : textOf(clause);
}
