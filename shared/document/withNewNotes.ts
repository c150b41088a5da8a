import type { Run } from "../domain/clause.ts";
import { type FootnoteId, isId } from "../domain/ids.ts";
import type { Content, ContentClause, ContentFootnote } from "./content.ts";

/** Longest beginning of an id that a copy keeps: with the count behind it, it is still an id. */
const KEPT_OF_ID = 56;

/**
 * Gives each further citation of a note a note of its own. To be handed the texts of a document in their order; `copies`
 * then are all notes in the order of their citations, with the note that each repeats. Ids of copies follow from the id
 * that they repeat and from how often it was cited before: the same text gives the same ids. Rule FF1.
 */
export class NoteCopies {
  readonly #taken: Set<string>;
  readonly #cited = new Map<FootnoteId, number>();
  readonly #copies = new Map<FootnoteId, FootnoteId>();

  constructor(notes: readonly FootnoteId[]) {
    this.#taken = new Set(notes);
  }

  /** The next text of the document, with every citation naming a note of its own. */
  read(runs: readonly Run[]): readonly Run[] {
    return runs.map((run) => ("footnote" in run ? { footnote: this.#cite(run.footnote) } : run));
  }

  /** Every note that is cited by what was read, in order of citation, and the note whose words it has. */
  get copies(): ReadonlyMap<FootnoteId, FootnoteId> {
    return this.#copies;
  }

  #cite(note: FootnoteId): FootnoteId {
    const before = this.#cited.get(note) ?? 0;
    this.#cited.set(note, before + 1);
    const id = before === 0 ? note : this.#newId(note, before + 1);
    this.#copies.set(id, note);
    return id;
  }

  #newId(note: FootnoteId, count: number): FootnoteId {
    let id = `${note.slice(0, KEPT_OF_ID)}_${count}`;
    while (this.#taken.has(id)) id = `${id}_`;
    if (!isId(id)) throw new RangeError(`no id can be made of ${note} for its citation ${count}`);
    this.#taken.add(id);
    return id as FootnoteId;
  }
}

/**
 * The same content with a note of its own, of the same words, wherever a note is cited again; numbers of notes are computed
 * anew, everything else stays. Pure. Rule FF1. Source: UN Editorial Manual, footnotes: indicators are not repeated.
 */
export function withNewNotes(content: Content): Content {
  const notes = new NoteCopies(content.footnotes.map(({ id }) => id));
  const clauses = content.clauses.map(
    (clause): ContentClause => ({
      ...clause,
      text: notes.read(clause.text),
      ...(clause.cells ? { cells: clause.cells.map((row) => row.map((cell) => notes.read(cell))) } : {}),
    }),
  );
  const words = new Map(content.footnotes.map(({ id, text }) => [id, text]));
  const footnotes = [...notes.copies].map(
    ([id, of], index): ContentFootnote => ({ id, number: index + 1, text: words.get(of) ?? [] }),
  );
  return { ...content, clauses, footnotes };
}
