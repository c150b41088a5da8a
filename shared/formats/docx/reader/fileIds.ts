import { type ClauseId, type FootnoteId, isId } from "../../../domain/ids.ts";

/** Makes a new id; it is told for what. */
export type NewId = (what: "clause" | "footnote") => string;

/** Gives ids: those that the file has from us, each once, and new ones that none of them is. */
export class FileIds {
  readonly #newId: NewId;
  readonly #given: ReadonlySet<string>;
  readonly #taken = new Set<string>();

  /** `given` are all ids that the file has, of clauses and of notes. */
  constructor(newId: NewId, given: Iterable<string>) {
    this.#newId = newId;
    this.#given = new Set(given);
  }

  /** The id that a clause has in the file, or a new one where it has none or where that is taken. */
  clause(given: string | undefined): ClauseId {
    return this.#give(given, "clause") as ClauseId;
  }

  footnote(given: string | undefined): FootnoteId {
    return this.#give(given, "footnote") as FootnoteId;
  }

  #give(given: string | undefined, what: "clause" | "footnote"): string {
    const own = `${what} ${given}`;
    if (isId(given) && !this.#taken.has(own)) {
      this.#taken.add(own);
      return given;
    }
    let id = this.#newId(what);
    while (this.#given.has(id) || this.#taken.has(`${what} ${id}`)) id = this.#newId(what);
    this.#taken.add(`${what} ${id}`);
    return id;
  }
}
