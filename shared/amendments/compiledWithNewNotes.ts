import type { ContentClause } from "../document/content.ts";
import { NoteCopies } from "../document/withNewNotes.ts";
import type { Compiled, CompiledText } from "./compilation.ts";
import { runsOfPieces } from "./compiledRuns.ts";

/** A compilation with a note of its own wherever a note is cited again, as `withNewNotes` makes it of a content. Rule FF1. */
export function compiledWithNewNotes({ clauses, footnotes }: CompiledText): CompiledText {
  const notes = new NoteCopies(footnotes.map(({ id }) => id));
  const copied = clauses.map((clause): Compiled<ContentClause> => {
    const pieces = clause.pieces.map((piece) => ({ ...piece, runs: notes.read(piece.runs) }));
    return {
      ...clause,
      pieces,
      text: runsOfPieces(pieces),
      ...(clause.cells ? { cells: clause.cells.map((row) => row.map((cell) => notes.read(cell))) } : {}),
    };
  });
  const words = new Map(footnotes.map((note) => [note.id, note]));
  return {
    clauses: copied,
    footnotes: [...notes.copies].flatMap(([id, of], index) => {
      const note = words.get(of);
      return note ? [{ ...note, id, number: index + 1 }] : [];
    }),
  };
}
