import type * as Y from "yjs";
import { textOf } from "../../shared/document/draftDoc.ts";
import { readRuns } from "../../shared/document/inline.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import {
  addPrivateAmendment,
  type PrivateAmendment,
  type PrivateDoc,
  type PrivatePlace,
  privateAmendments,
  privateDoc,
} from "../../shared/document/privateDoc.ts";
import type { AmendmentId, ClauseId } from "../../shared/domain/ids.ts";
import type { RoomKind } from "./roomKind.ts";
import { replaceWords } from "./runUnits.ts";
import type { PlacedWords, SalvagedText, SalvagePlace } from "./salvagedText.ts";
import { idsIn } from "./touchedEntries.ts";

/**
 * The private room of a delegation: what it writes before tabling. It knows no labels and no numbers; `nameOf` asks the
 * draft for them.
 */
export function privateRoom(
  delegation: string,
  nameOf: (place: { readonly clause: ClauseId } | { readonly amendment: AmendmentId }) => string,
): RoomKind<PrivateDoc> {
  return {
    room: (draft) => `${draft}~${delegation}`,
    admits: (me) => me.role === "delegation" && me.delegation?.code === delegation,
    open: privateDoc,
    isEmpty: ({ amendments, comments, notes }) => amendments.size + comments.size + notes.size === 0,
    mayBeginEmpty: true,
    clausesOf: (desk, entries) => clausesOf(desk, new Set(idsIn<AmendmentId>("amendments", entries))),
    wordsIn,
    labelOf: (desk, place) => {
      const about = subjectOf(desk, place);
      return about ? nameOf(about) : "";
    },
    putBack,
  };
}

/** The clause that an amendment of ours is about. */
function clauseOf(place: PrivatePlace): ClauseId | undefined {
  if (!("on" in place)) return place.clause;
  return "clause" in place.on ? place.on.clause : undefined;
}

function clausesOf(desk: PrivateDoc, touched: ReadonlySet<AmendmentId>): ReadonlySet<ClauseId> {
  const clauses = privateAmendments(desk).flatMap((one) => (touched.has(one.id) ? (clauseOf(one) ?? []) : []));
  return new Set(clauses);
}

function* wordsIn(desk: PrivateDoc): Iterable<PlacedWords> {
  // What is closed was tabled and stands in the draft, or was thrown away: nobody looks for its words here.
  for (const amendment of privateAmendments(desk)) {
    const { id: own, kind, text, reason } = amendment;
    const isMeant = kind === "delete" || kind === "move";
    yield { place: { own, part: "text" }, runs: readRuns(text), born: birthOf(amendment), isMeant };
    if (reason !== "") yield { place: { own, part: "reason" }, runs: [{ text: reason }] };
  }
  for (const [comment, map] of desk.comments) {
    const text = textOf(map);
    if (text) yield { place: { comment }, runs: readRuns(text), isDiscarded: map.get("deleted") === true };
  }
  for (const [note, map] of desk.notes) {
    const text = textOf(map);
    if (text) yield { place: { note }, runs: readRuns(text), isDiscarded: map.get("deleted") === true };
  }
}

function birthOf(amendment: PrivateAmendment) {
  const { id: _id, delegation, base, text: _text, reason: _reason, ...place } = amendment;
  return { delegation, place: place as PrivatePlace, base: readRuns(base) };
}

function subjectOf(desk: PrivateDoc, place: SalvagePlace) {
  if ("own" in place) {
    const amendment = privateAmendments(desk).find(({ id }) => id === place.own);
    const clause = amendment && clauseOf(amendment);
    return clause === undefined ? undefined : { clause };
  }
  const entry = "comment" in place ? desk.comments.get(place.comment) : undefined;
  const clause = entry?.get("clause");
  if (typeof clause === "string") return { clause: clause as ClauseId };
  const amendment = entry?.get("amendment");
  return typeof amendment === "string" ? { amendment: amendment as AmendmentId } : undefined;
}

function putBack(desk: PrivateDoc, { place, theirs, mine, born }: SalvagedText): boolean {
  if (theirs !== null) {
    const present = textAt(desk, place);
    return present !== undefined && desk.doc.transact(() => replaceWords(present, theirs, mine), ORIGINS.typing);
  }
  if (!("own" in place) || place.part !== "text" || !born || !("base" in born) || desk.amendments.has(place.own)) {
    return false;
  }
  const words = { base: born.base, text: mine };
  desk.doc.transact(() => addPrivateAmendment(desk, place.own, born.delegation, born.place, words), ORIGINS.typing);
  return true;
}

function textAt(desk: PrivateDoc, place: SalvagePlace): Y.Text | undefined {
  if ("own" in place) {
    return place.part === "text" ? privateAmendments(desk).find(({ id }) => id === place.own)?.text : undefined;
  }
  if ("comment" in place) return textOf(desk.comments.get(place.comment));
  return "note" in place ? textOf(desk.notes.get(place.note)) : undefined;
}
