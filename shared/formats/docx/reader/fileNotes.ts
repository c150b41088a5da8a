import { citationsIn } from "../../../document/citations.ts";
import type { ContentFootnote, ImportWarning } from "../../../document/content.ts";
import type { Run } from "../../../domain/clause.ts";
import type { FootnoteId } from "../../../domain/ids.ts";
import { joinRuns } from "../../../domain/joinRuns.ts";
import { tidyRuns } from "../../blocks/tidyRuns.ts";
import { warning } from "../../warnings.ts";
import { type AuthorKey, type Authors, basePieces, readingOf } from "./authors.ts";
import type { FileIds } from "./fileIds.ts";
import type { NoteStory } from "./readNotes.ts";
import type { Piece } from "./story.ts";

/** The notes of a file with their ids; it turns pieces into runs, in which notes have those ids. */
export class FileNotes {
  readonly #stories: ReadonlyMap<string, NoteStory>;
  readonly #bookmarks: ReadonlyMap<string, string>;
  readonly #ids: FileIds;
  readonly #authors: Authors;
  readonly #isOurs: boolean;
  readonly #warnings: ImportWarning[];
  /** Ids by keys of the file, by order of first use. */
  readonly #idOfKey = new Map<string, FootnoteId>();
  readonly #doubted = new WeakSet<Piece>();
  readonly #keysOfId = new Map<FootnoteId, string[]>();

  constructor(
    stories: ReadonlyMap<string, NoteStory>,
    bookmarks: ReadonlyMap<string, string>,
    ids: FileIds,
    authors: Authors,
    isOurs: boolean,
    warnings: ImportWarning[],
  ) {
    this.#stories = stories;
    this.#bookmarks = bookmarks;
    this.#ids = ids;
    this.#authors = authors;
    this.#isOurs = isOurs;
    this.#warnings = warnings;
  }

  /** Pieces of a clause as runs. */
  runs(pieces: readonly Piece[]): Run[] {
    return pieces.flatMap((piece): Run[] => {
      if (piece.type === "text") return [textRun(piece)];
      if (piece.type === "break") return [{ break: true }];
      const key = this.keyOf(piece);
      if (key !== undefined) return [{ footnote: this.#idOf(key) }];
      const shown = piece.type === "noteAgain" ? piece.shown : "?";
      return [{ text: shown, marks: ["sup"] }];
    });
  }

  /** The note that a piece cites; nothing for other pieces, and where the file has no such note. */
  keyOf(piece: Piece): string | undefined {
    const key =
      piece.type === "note" ? piece.note : piece.type === "noteAgain" ? this.#bookmarks.get(piece.bookmark) : undefined;
    if (key !== undefined && this.#stories.has(key)) return key;
    if ((key !== undefined || piece.type === "noteAgain") && !this.#doubted.has(piece)) {
      this.#doubted.add(piece);
      const message = "a marker names a note that the file does not have; its figure was kept";
      this.#warnings.push(warning("note_missing", message, piece.type === "noteAgain" ? piece.shown : ""));
    }
    return undefined;
  }

  #idOf(key: string): FootnoteId {
    const known = this.#idOfKey.get(key);
    if (known !== undefined) return known;
    const given = this.#stories.get(key)?.id;
    // Several notes of a Word file may be one of ours, written out again.
    const same =
      given === undefined ? undefined : [...this.#idOfKey].find(([other]) => this.#stories.get(other)?.id === given);
    const id = same?.[1] ?? this.#ids.footnote(given);
    this.#idOfKey.set(key, id);
    this.#keysOfId.set(id, [...(this.#keysOfId.get(id) ?? []), key]);
    return id;
  }

  /** Notes that were cited so far, by order of first use. */
  get ids(): readonly FootnoteId[] {
    return [...this.#keysOfId.keys()];
  }

  /** The words of a note in the base. */
  base(id: FootnoteId): Omit<ContentFootnote, "number"> {
    return { id, text: this.words(basePieces(this.storiesOf(id)[0]?.pieces ?? [], this.#authors)) };
  }

  /** The words of a note that amendments bring, as those would have them who put them in. */
  brought(id: FootnoteId): Omit<ContentFootnote, "number"> {
    const pieces = this.storiesOf(id)[0]?.pieces ?? [];
    const [key] = this.#authors.insertersIn(pieces.map(({ revisions }) => revisions));
    return key === undefined ? this.base(id) : { id, text: this.reading({ pieces }, key) };
  }

  /** The words of a note as an author would have them. */
  reading({ pieces }: Pick<NoteStory, "pieces">, key: AuthorKey): readonly Run[] {
    return this.words(readingOf(pieces, this.#authors, key, false).pieces);
  }

  /** The notes that some pieces cite. */
  citedIn(pieces: readonly Piece[]): readonly NoteStory[] {
    return pieces.flatMap((piece) => {
      const key = this.keyOf(piece);
      return (key !== undefined && this.#stories.get(key)) || [];
    });
  }

  /** Their ids. */
  idsIn(pieces: readonly Piece[]): readonly FootnoteId[] {
    return citationsIn(this.runs(pieces));
  }

  storiesOf(id: FootnoteId): readonly NoteStory[] {
    return (this.#keysOfId.get(id) ?? []).flatMap((key) => this.#stories.get(key) ?? []);
  }

  /** Notes that nothing cites: their words are lost with the file unless somebody is told. */
  uncited(): readonly NoteStory[] {
    return [...this.#stories].flatMap(([key, story]) => {
      const isCopy = story.id !== undefined && this.#keysOfId.has(story.id as FootnoteId);
      return this.#idOfKey.has(key) || isCopy ? [] : [story];
    });
  }

  /** Words of a note; a note cannot cite a note. */
  words(pieces: readonly Piece[]): readonly Run[] {
    const runs = pieces.flatMap((piece): Run[] => {
      if (piece.type === "text") return [textRun(piece)];
      return piece.type === "break" ? [{ break: true }] : [];
    });
    return this.#isOurs ? joinRuns(runs) : tidyRuns(runs);
  }
}

function textRun({ text, marks }: Extract<Piece, { type: "text" }>): Run {
  return marks.length > 0 ? { text, marks } : { text };
}

/** Words of pieces for a warning. */
export function excerptOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.type === "text" ? piece.text : " ")).join("");
}
