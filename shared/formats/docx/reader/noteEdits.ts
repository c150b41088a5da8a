import type { Content, ImportWarning } from "../../../document/content.ts";
import { sameRuns } from "../../../domain/joinRuns.ts";
import { warning } from "../../warnings.ts";
import type { FoundAmendment } from "./amendmentReader.ts";
import type { Authors } from "./authors.ts";
import type { ClauseTexts } from "./clauseTexts.ts";
import { excerptOf, type FileNotes } from "./fileNotes.ts";
import type { Placed, PlacedUnit } from "./placeUnits.ts";

interface Context {
  readonly content: Content;
  readonly placed: readonly Placed[];
  readonly authors: Authors;
  readonly texts: ClauseTexts;
  readonly notes: FileNotes;
  readonly warnings: ImportWarning[];
}

/** Tracked changes in the notes of the base as amendments of their words, one for each author and note. Rule DI14. */
export function noteEdits({ content, placed, authors, texts, notes, warnings }: Context): FoundAmendment[] {
  const units = placed.flatMap((slot) => (slot.type === "unit" && slot.unit.isBase ? [slot] : []));
  return content.footnotes.flatMap(({ id, text: base }) => {
    const shows = units.find((one) => notes.idsIn(texts.pieces(one)).includes(id)) ?? (units[0] as PlacedUnit);
    const found = new Map<string, FoundAmendment>();
    for (const story of notes.storiesOf(id)) {
      const revisions = story.pieces.map((piece) => piece.revisions);
      for (const key of authors.keysIn(revisions)) {
        const text = notes.reading(story, key);
        if (found.has(key) || sameRuns(text, base)) continue;
        // Whoever deletes all citations of a note deletes its words with them.
        if (text.length === 0) continue;
        const at = revisions
          .flat()
          .filter((revision) => authors.has(revision, key))
          .flatMap((revision) => revision.at ?? [])
          .sort()
          .at(-1);
        const proposed = { kind: "edit", on: { footnote: id }, text } as const;
        found.set(key, { key, proposed, shows, ...(at === undefined ? {} : { at }) });
      }
    }
    tellNested(id);
    return [...found.values()];

    function tellNested(note: typeof id): void {
      const nested = notes.storiesOf(note).flatMap(({ pieces }) => pieces.filter(({ type }) => type === "note"));
      if (nested.length > 0) {
        const message = "a note cites a note, which is left out";
        warnings.push(warning("note_in_note", message, excerptOf(notes.storiesOf(note)[0]?.pieces ?? [])));
      }
    }
  });
}
