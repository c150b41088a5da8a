import { editsBetween } from "../amendments/editsBetween.ts";
import { lateWords, lateWordsOf } from "../amendments/lateWords.ts";
import { placeHunks } from "../amendments/placeHunks.ts";
import { type Amendment, isOpen } from "../domain/amendment.ts";
import type { Run } from "../domain/clause.ts";
import type { ClauseId } from "../domain/ids.ts";
import { sameRuns } from "../domain/joinRuns.ts";
import { type DraftDoc, textOf } from "./draftDoc.ts";
import { editText } from "./editText.ts";
import { readRuns, runsLength } from "./inline.ts";
import { ORIGINS } from "./origins.ts";
import type { PrivateAmendment, PrivateDoc, PrivatePlace } from "./privateDoc.ts";
import { isGoneFrom, placeOfStored } from "./versionIndex.ts";
import type { Version } from "./versions.ts";

/**
 * Takes what was typed too late into the words that were tabled: of one Yjs client, or of all (null). The private text goes
 * back to what was tabled. False where others changed the same words, or it is decided. Rule ED26.
 */
export function bringLateWords(
  one: PrivateAmendment,
  tabled: Amendment,
  { draft, desk }: { readonly draft: DraftDoc; readonly desk: PrivateDoc },
  client: number | null,
): boolean {
  const target = textOf(draft.amendments.get(one.id));
  if (!target || !isOpen(tabled.status)) return false;
  const late = lateWords({ base: readRuns(one.base), text: readRuns(one.text) }, tabled);
  if (!late) return true;
  const parts = client === null ? { own: late.text, others: late.sent } : lateWordsOf(client, late, one.text);
  const { hunks } = placeHunks(late.sent, parts.own, readRuns(target));
  if (hunks.some(({ isStale }) => isStale)) return false;
  const edits = hunks.map(({ edit }) => edit);
  desk.doc.transact(() => {
    draft.doc.transact(() => editText(target, edits), ORIGINS.birth);
    editText(one.text, editsBetween(late.text, parts.others));
  }, ORIGINS.birth);
  return true;
}

/** What one client typed too late into a new note, as the note is to read; null where it typed nothing. */
export function lateNote(
  desk: PrivateDoc,
  note: { readonly id: string; readonly runs: readonly Run[] },
  client: number,
) {
  const source = textOf(desk.notes.get(note.id));
  const late = source && { sent: note.runs, text: readRuns(source) };
  if (!source || !late || sameRuns(late.sent, late.text)) return null;
  const { own } = lateWordsOf(client, late, source);
  return runsLength(own) > runsLength(late.sent) ? own : null;
}

/** Writes what stands beside another private version into that one. False where both change the same words. Rule ED27. */
export function joinInto(version: Version, one: PrivateAmendment): boolean {
  const { hunks } = placeHunks(readRuns(one.base), readRuns(one.text), readRuns(version.text));
  if (hunks.some(({ isStale }) => isStale)) return false;
  const edits = hunks.map(({ edit }) => edit);
  version.text.doc?.transact(() => editText(version.text, edits), ORIGINS.typing);
  return true;
}

/** What words are to be proposed as, whose clause is gone or whose amendment is decided; null where there are none. Rules ED27, ED26. */
export function proposedAnew(
  one: PrivateAmendment,
  draft: DraftDoc,
  newId: () => string,
): { readonly place: PrivatePlace; readonly base: readonly Run[]; readonly text: readonly Run[] } | null {
  const text = readRuns(one.text);
  const base = readRuns(one.base);
  if (one.kind === "delete" || one.kind === "move") return null;
  if (one.kind === "edit" && "footnote" in one.on) return { place: { kind: "edit", on: one.on }, base, text };
  const clause = "on" in one ? (one.on as { readonly clause: ClauseId }).clause : one.clause;
  const stored = draft.clauses.get(clause);
  if (!isGoneFrom(draft, clause)) {
    if (one.kind === "alt") return { place: { kind: "alt", on: { clause } }, base, text };
    const present = textOf(stored);
    const written = one.kind === "insert" && present ? readRuns(present) : base;
    return { place: { kind: "edit", on: { clause } }, base: written, text };
  }
  const place = one.kind === "insert" ? { ...one, kind: one.clauseKind } : placeOfStored(stored);
  const { kind: clauseKind, level, order } = place;
  return { place: { kind: "insert", clause: newId() as ClauseId, clauseKind, level, order }, base: [], text };
}
