import type * as Y from "yjs";
import type { Amendment } from "../domain/amendment.ts";
import type { Run } from "../domain/clause.ts";
import { sameRuns } from "../domain/joinRuns.ts";
import { type AmendmentWords, carryOver } from "./carryOver.ts";
import { editsBetween } from "./editsBetween.ts";
import { applyEdits } from "./runEdits.ts";

/** What a private text said when it was tabled, and what it says now. */
export interface LateWords {
  readonly sent: readonly Run[];
  readonly text: readonly Run[];
}

/**
 * What was typed into a private text and is not in what was tabled of it: by a colleague at that moment, or by one who was
 * away. Null where nothing was. Rule ED26.
 */
export function lateWords(words: AmendmentWords, tabled: Amendment): LateWords | null {
  const first = tabled.revisions[0]?.proposed ?? tabled.proposed;
  if (!("text" in first)) return null;
  const base = "base" in first ? first.base : [];
  const { text } = words;
  if (sameRuns(base, words.base)) return sameRuns(first.text, text) ? null : { sent: first.text, text };
  // It was carried over to another base when it was tabled.
  const carried = carryOver(words, base);
  if (!carried.isColliding && sameRuns(carried.words.text, first.text)) return null;
  const back = carryOver({ base, text: first.text }, words.base);
  const sent = back.isColliding ? words.base : back.words.text;
  return sameRuns(sent, text) ? null : { sent, text };
}

/** Late words in two parts: those that one client typed, and the others. What only goes belongs to the first. */
export function lateWordsOf(
  client: number,
  { sent, text }: LateWords,
  source: Y.Text,
): { readonly own: readonly Run[]; readonly others: readonly Run[] } {
  const authors = authorsOf(source);
  let shift = 0;
  const isOwn = editsBetween(sent, text).map((edit) => {
    const length = edit.insert.reduce((sum, run) => sum + ("text" in run ? run.text.length : 1), 0);
    const from = edit.offset + shift;
    shift += length - edit.delete;
    return { edit, own: length === 0 || authors.slice(from, from + length).includes(client) };
  });
  const applied = (own: boolean): readonly Run[] =>
    applyEdits(
      sent,
      isOwn.flatMap((one) => (one.own === own ? [one.edit] : [])),
    );
  return { own: applied(true), others: applied(false) };
}

/** The Yjs client behind each unit of a text. */
function authorsOf(text: Y.Text): number[] {
  const authors: number[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let unit = 0; unit < item.length; unit++) authors.push(item.id.client);
  }
  return authors;
}
