import { flat } from "../../../amendments/joinPieces.ts";
import { sliceRuns } from "../../../amendments/runEdits.ts";
import { leadOf } from "../../../document/clauseViews.ts";
import type { BareClause, BareContent } from "../../../document/contentOf.ts";
import { runsLength } from "../../../document/inline.ts";
import { leadLength } from "../../../document/leadLength.ts";
import type { Run } from "../../../domain/clause.ts";
import { joinRuns } from "../../../domain/joinRuns.ts";
import { tidyRuns } from "../../blocks/tidyRuns.ts";
import { isAllItalic, uprightRuns } from "../../blocks/uprightRuns.ts";
import { type Authors, basePieces } from "./authors.ts";
import type { FileNotes } from "./fileNotes.ts";
import { headerRows, type PlacedUnit, shownRows } from "./placeUnits.ts";
import { joinParagraphs } from "./readNotes.ts";
import type { Piece } from "./story.ts";

/** Pieces of units as the words of clauses: without typed numbers, and for the files of others without computed italics. */
export class ClauseTexts {
  readonly #notes: FileNotes;
  readonly #authors: Authors;
  readonly #phrases: BareContent["phrases"];

  constructor(notes: FileNotes, authors: Authors, phrases: BareContent["phrases"]) {
    this.#notes = notes;
    this.#authors = authors;
    this.#phrases = phrases;
  }

  /** All pieces of a unit, in every reading at once. */
  pieces({ unit }: PlacedUnit): Piece[] {
    return unit.paragraphs.flatMap(({ pieces }) => pieces);
  }

  /** What the base says of a unit that is of the base. */
  base(placed: PlacedUnit): readonly Run[] {
    return this.words(placed, basePieces(this.pieces(placed), this.#authors));
  }

  /** Some of a unit's pieces as words. */
  words(placed: PlacedUnit, pieces: readonly Piece[]): readonly Run[] {
    const runs = this.#notes.runs(pieces);
    if (placed.isKnown) return joinRuns(runs);
    const tidy = tidyRuns(runs);
    const text = placed.cut === 0 ? tidy : sliceRuns(tidy, this.#cutOf(placed, tidy), Number.POSITIVE_INFINITY);
    const { kind, level } = placed;
    const phrases = {
      preambular: (this.#phrases ?? []).flatMap((one) => (one.kind === "preambular" ? [one.phrase] : [])),
      operative: (this.#phrases ?? []).flatMap((one) => (one.kind === "operative" ? [one.phrase] : [])),
    };
    const { lead } = leadOf({ kind, level }, text, phrases);
    return joinRuns(uprightRuns(text, isAllItalic(text) ? runsLength(text) : leadLength({ kind, lead, text })));
  }

  /** The typed number counts only where it still stands. */
  #cutOf(placed: PlacedUnit, text: readonly Run[]): number {
    const all = this.pieces(placed);
    const shown = placed.unit.isBase ? basePieces(all, this.#authors) : all;
    const sign = flat(tidyRuns(this.#notes.runs(shown))).slice(0, placed.cut);
    return flat(text).startsWith(sign) ? placed.cut : 0;
  }

  /** How far into a unit's base words some of its pieces reach, when they are those from its beginning. */
  offset(placed: PlacedUnit, pieces: readonly Piece[]): number {
    const base = basePieces(pieces, this.#authors);
    const runs = this.#notes.runs(base);
    if (placed.isKnown) return runsLength(runs);
    // A word behind them keeps the blank before it.
    return Math.max(0, runsLength(tidyRuns([...runs, { text: "." }])) - 1 - placed.cut);
  }

  /** A clause of the base. */
  clause(placed: PlacedUnit): BareClause {
    const { id, kind, level } = placed;
    return { id, kind, level, text: this.base(placed), ...(kind === "table" ? this.table(placed) : {}) };
  }

  /** Rows and cells of a table: of the base, or of the table that somebody puts in. */
  table({ unit, isKnown }: PlacedUnit): Required<Pick<BareClause, "header" | "cells">> {
    const rows = shownRows(unit, this.#authors);
    return {
      header: headerRows(rows),
      cells: rows.map(({ cells }) =>
        cells.map((paragraphs) => {
          const pieces = joinParagraphs(paragraphs);
          const shown = unit.isBase ? basePieces(pieces, this.#authors) : pieces;
          const runs = this.#notes.runs(shown);
          return isKnown ? joinRuns(runs) : tidyRuns(runs);
        }),
      ),
    };
  }
}
