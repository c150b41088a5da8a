import * as Y from "yjs";
import type { Run } from "../domain/clause.ts";
import { THREAD_ACTS, type ThreadAct } from "../domain/discussionPermissions.ts";
import { type AmendmentId, type ClauseId, isId, type ParticipantId } from "../domain/ids.ts";
import { storableText } from "../domain/words.ts";
import { textOf } from "./draftDoc.ts";
import { editText } from "./editText.ts";
import { insertRuns, readRuns } from "./inline.ts";

/** What a thread is about. */
export type CommentSubject = { readonly clause: ClauseId } | { readonly amendment: AmendmentId };

/** One stored entry of a thread: words, or an act upon the thread. Rule CO1. */
export interface CommentEntry {
  readonly id: string;
  readonly author: ParticipantId;
  /** Code of the author's delegation, where there is one. */
  readonly delegation: string | undefined;
  readonly about: CommentSubject;
  /** Milliseconds since 1970, by the author's clock, never before what it answers. */
  readonly at: number;
  /** The words; "\n" between lines. */
  readonly text: string;
  readonly replyTo: string | undefined;
  /** The passage it is about, as stored. */
  readonly anchor: string | undefined;
  readonly act: ThreadAct | undefined;
  /** When the author last changed the words. */
  readonly editedAt: number | undefined;
  /** Withdrawn by its author; the words stay stored and can be brought back. */
  readonly isDeleted: boolean;
}

/** The latest moment that a Date can hold: what others stored must not make one that throws. */
const LAST_MOMENT = 8.64e15;

/** Reads an entry; undefined where it is damaged. Rule CO1. */
export function readCommentEntry(id: string, map: Y.Map<unknown> | undefined): CommentEntry | undefined {
  if (!(map instanceof Y.Map)) return undefined;
  const text = textOf(map);
  const author = map.get("author");
  const clause = map.get("clause");
  const amendment = map.get("amendment");
  if (!text || !isId(author) || (!isId(clause) && !isId(amendment))) return undefined;
  const about = isId(clause) ? { clause: clause as ClauseId } : { amendment: amendment as AmendmentId };
  const act = map.get("act");
  return {
    id,
    author: author as ParticipantId,
    delegation: stringOf(map.get("delegation")),
    about,
    at: momentOf(map.get("at")) ?? 0,
    text: readRuns(text)
      .map((run) => ("text" in run ? run.text : "break" in run ? "\n" : ""))
      .join(""),
    replyTo: stringOf(map.get("replyTo")),
    anchor: stringOf(map.get("anchor")),
    act: THREAD_ACTS.find((one) => one === act),
    editedAt: momentOf(map.get("edited")),
    isDeleted: map.get("deleted") === true,
  };
}

/** Puts a new entry among the comments of a document. Must run in a transaction. Rule CO1. */
export function addCommentEntry(
  comments: Y.Map<Y.Map<unknown>>,
  entry: Omit<CommentEntry, "editedAt" | "isDeleted">,
): void {
  const map = new Y.Map<unknown>();
  const text = new Y.Text();
  insertRuns(text, 0, linesOf(entry.text));
  map.set("author", entry.author);
  if (entry.delegation !== undefined) map.set("delegation", entry.delegation);
  if ("clause" in entry.about) map.set("clause", entry.about.clause);
  else map.set("amendment", entry.about.amendment);
  map.set("at", entry.at);
  map.set("text", text);
  if (entry.replyTo !== undefined) map.set("replyTo", entry.replyTo);
  if (entry.anchor !== undefined) map.set("anchor", entry.anchor);
  if (entry.act !== undefined) map.set("act", entry.act);
  comments.set(entry.id, map);
}

/** Gives an entry other words; only what differs is written. Must run in a transaction. */
export function rewriteCommentEntry(map: Y.Map<unknown>, words: string, at: number): void {
  const text = textOf(map);
  if (!text) return;
  const was = flatOf(readRuns(text));
  const now = flatOf(linesOf(words));
  if (was === now) return;
  const limit = Math.min(was.length, now.length);
  let start = 0;
  while (start < limit && was[start] === now[start]) start++;
  let end = 0;
  while (end < limit - start && was[was.length - 1 - end] === now[now.length - 1 - end]) end++;
  // A pair of surrogates is never cut: half of one is no character.
  if (isHighSurrogate(was.charCodeAt(start - 1)) || isHighSurrogate(now.charCodeAt(start - 1))) start--;
  if (isLowSurrogate(was.charCodeAt(was.length - end)) || isLowSurrogate(now.charCodeAt(now.length - end))) end--;
  const insert = linesOf(now.slice(start, now.length - end));
  editText(text, [{ offset: start, delete: was.length - end - start, insert }]);
  map.set("edited", at);
}

/** Words of a comment as runs: lines between breaks, without what may not be stored. */
function linesOf(words: string): Run[] {
  return words
    .replaceAll(/\r\n?/gu, "\n")
    .split("\n")
    .flatMap((line, index): Run[] => {
      const clean: Run[] = line === "" ? [] : [{ text: storableText(line) }];
      return index === 0 ? clean : [{ break: true }, ...clean];
    });
}

/** Runs as one string of their length: an embed is one unit. */
function flatOf(runs: readonly Run[]): string {
  return runs.map((run) => ("text" in run ? run.text : "\n")).join("");
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function momentOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? Math.min(value, LAST_MOMENT) : undefined;
}
