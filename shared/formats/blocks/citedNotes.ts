import type { ImportWarning } from "../../document/content.ts";
import type { BareContent } from "../../document/contentOf.ts";
import { plainText, type Run } from "../../domain/clause.ts";
import { type FootnoteId, isId } from "../../domain/ids.ts";
import { joinRuns } from "../../domain/joinRuns.ts";
import { warning } from "../warnings.ts";

/** Where the ids of what a file brings come from. */
export interface IdSource {
  /** Makes a new id; it is told for what. */
  readonly newId: (what: "clause" | "footnote") => string;
  /** The file is one of ours: ids of known blocks and keys of notes are kept where they may be ids and come once. */
  readonly keepsIds?: boolean;
}

/** The notes of a file while its clauses are built: keys become ids with their first citation. Rule FF12. */
export class CitedNotes {
  readonly warnings: ImportWarning[] = [];
  readonly #words: ReadonlyMap<string, readonly Run[]>;
  readonly #options: IdSource;
  readonly #ids = new Map<string, FootnoteId>();

  constructor(words: ReadonlyMap<string, readonly Run[]>, options: IdSource) {
    this.#words = words;
    this.#options = options;
  }

  /** Runs that cite ids in place of keys. A marker without a note is left out, and told. */
  cite(runs: readonly Run[]): readonly Run[] {
    const cited = runs.flatMap((run): Run[] => {
      if (!("footnote" in run)) return [run];
      const id = this.#idOf(run.footnote);
      if (id) return [{ footnote: id }];
      this.warnings.push(
        warning("marker_without_note", "a note was cited that the file does not have", plainText(runs)),
      );
      return [];
    });
    return joinRuns(cited);
  }

  /** The notes that were cited. */
  get footnotes(): BareContent["footnotes"] {
    return [...this.#ids].map(([key, id]) => ({ id, text: this.#wordsOf(key) }));
  }

  /** Words of the others, with a warning each. */
  uncited(): (readonly Run[])[] {
    const lost = [...this.#words.keys()].filter((key) => !this.#ids.has(key) && plainText(this.#wordsOf(key)) !== "");
    return lost.map((key) => {
      const words = this.#wordsOf(key);
      const message = "no marker of this note was found; its words stand at the end of the text";
      this.warnings.push(warning("note_without_marker", message, plainText(words)));
      return words;
    });
  }

  #idOf(key: string): FootnoteId | undefined {
    if (!this.#words.has(key)) return undefined;
    const known = this.#ids.get(key);
    if (known) return known;
    const keeps = this.#options.keepsIds === true && isId(key);
    let id = keeps ? key : this.#options.newId("footnote");
    while (this.#options.keepsIds && !keeps && this.#words.has(id)) id = this.#options.newId("footnote");
    this.#ids.set(key, id as FootnoteId);
    return id as FootnoteId;
  }

  /** A note cites no notes. */
  #wordsOf(key: string): readonly Run[] {
    return joinRuns((this.#words.get(key) ?? []).filter((run) => !("footnote" in run)));
  }
}
