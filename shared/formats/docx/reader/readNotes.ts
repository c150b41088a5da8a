import type { Element } from "@xmldom/xmldom";
import { readNoteBookmark } from "../trackedForm.ts";
import { attributeOf, childrenOf } from "./elements.ts";
import type { Parts } from "./parts.ts";
import { type FileContext, StoryReader } from "./readStory.ts";
import type { Paragraph, Piece } from "./story.ts";
import { noteKey } from "./storyTexts.ts";

/** LibreOffice reads notes twice, and gives their bookmarks other names then. */
const COPY = /_Copy_\d+$/;

/** The words of a footnote or an endnote, in every reading at once. */
export interface NoteStory {
  /** The id that it had with us. */
  readonly id?: string;
  readonly pieces: readonly Piece[];
  readonly comments: readonly string[];
}

/** All notes of a file by the keys of their references. Endnotes count as footnotes: resolutions have no others. */
export function readNotes(parts: Parts, context: FileContext): ReadonlyMap<string, NoteStory> {
  const notes = new Map<string, NoteStory>();
  const stories = [...childrenOf(parts.part("footnotes")), ...childrenOf(parts.part("endnotes"))];
  for (const element of stories) {
    const type = attributeOf(element, "w:type") ?? "normal";
    const key = noteKey(element);
    if (type !== "normal" || notes.has(key)) continue;
    notes.set(key, readNote(element, context));
  }
  return notes;
}

function readNote(element: Element, context: FileContext): NoteStory {
  const paragraphs = new StoryReader(context).blocks(element).flatMap((block): readonly Paragraph[] => {
    return block.type === "paragraph" ? [block] : block.rows.flatMap(({ cells }) => cells.flat());
  });
  const names = paragraphs.flatMap(({ bookmarks }) => bookmarks.map((name) => name.replace(COPY, "")));
  const id = names.flatMap((name) => readNoteBookmark(name) ?? []).at(0);
  return {
    ...(id === undefined ? {} : { id }),
    pieces: joinParagraphs(paragraphs),
    comments: paragraphs.flatMap(({ comments }) => comments),
  };
}

/** Paragraphs within a note or a cell are lines of it; what is tracked on a mark is tracked on the break. */
export function joinParagraphs(paragraphs: readonly Paragraph[]): Piece[] {
  return paragraphs.flatMap(({ pieces, mark }, index): Piece[] => {
    if (index === paragraphs.length - 1) return [...pieces];
    return [...pieces, { type: "break", revisions: mark, comments: [] }];
  });
}
