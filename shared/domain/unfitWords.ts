import type { NewNote } from "./amendment.ts";
import type { Run } from "./clause.ts";
import { isId } from "./ids.ts";
import type { TextFacts } from "./textFacts.ts";
import { isStorableEmbed, isStorableText, MAX_TEXT_LENGTH } from "./words.ts";

/**
 * What is wrong with words that a command brings, or null: characters that may not stand in a clause, more than a clause
 * may hold, a note that neither the draft nor the command has. Rule CMD13.
 */
export function unfitWords(
  runs: readonly Run[],
  notes: readonly NewNote[] | undefined,
  facts: Pick<TextFacts, "runsOf">,
): string | null {
  let length = 0;
  for (const run of runs) {
    length += "text" in run ? run.text.length : 1;
    if ("text" in run ? !isStorableText(run.text) : !isStorableEmbed(run))
      return "words that may not stand in a clause";
    if (!("footnote" in run) || notes?.some(({ id }) => id === run.footnote)) continue;
    if (!facts.runsOf({ footnote: run.footnote })) return `no note ${run.footnote}`;
  }
  return length > MAX_TEXT_LENGTH ? `${length} units are too many` : null;
}

/** What is wrong with the notes that a command brings along, or null. */
export function unfitNotes(notes: readonly NewNote[] | undefined, facts: Pick<TextFacts, "runsOf">): string | null {
  for (const { id, runs } of notes ?? []) {
    if (!isId(id)) return `the id of note ${id}`;
    if (runs.some((run) => "footnote" in run)) return `note ${id} cites a note`;
    const unfit = unfitWords(runs, undefined, facts);
    if (unfit) return `note ${id}: ${unfit}`;
  }
  return null;
}
