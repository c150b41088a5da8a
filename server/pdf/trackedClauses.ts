import { LaidTexts } from "../../shared/amendments/laidTexts.ts";
import { type StandingItem, type TrackedItem, trackedOrder } from "../../shared/amendments/trackedOrder.ts";
import type { DraftPhrases } from "../../shared/document/clauseViews.ts";
import { contentPhrases } from "../../shared/document/contentPhrases.ts";
import type { DraftFile } from "../../shared/document/draftFile.ts";
import { leadLength, proposedLeadLength } from "../../shared/document/leadLength.ts";
import type { TextPlace } from "../../shared/domain/amendment.ts";
import type { Run } from "../../shared/domain/clause.ts";
import type { PdfClause } from "./pdfBlocks.ts";
import { pdfNumber } from "./pdfNumber.ts";
import type { PdfPiece } from "./pdfPage.ts";
import type { PdfPieces, TrackedStretch } from "./pdfPieces.ts";

/** Amendments that take words away and that bring words, by their index in the file. */
interface Fate {
  readonly deletedBy: readonly number[];
  readonly insertedBy: readonly number[];
}

/** A draft with everything proposed on it, what goes struck and what comes underlined. Rule PF15. */
export class TrackedClauses {
  readonly #file: DraftFile;
  readonly #pieces: PdfPieces;
  readonly #items: readonly TrackedItem[];
  readonly #laid: LaidTexts;
  readonly #phrases: DraftPhrases;
  /** One author, as in a redline, need not be named at every change. */
  readonly #isNamed: boolean;

  constructor(file: DraftFile, pieces: PdfPieces) {
    this.#file = file;
    this.#pieces = pieces;
    this.#items = trackedOrder(file.content, file.amendments);
    this.#laid = new LaidTexts(file);
    this.#phrases = contentPhrases(file.content);
    this.#isNamed = new Set(file.amendments.map(({ authors }) => authors.join(", "))).size > 1;
  }

  /** The clauses of the base, and what is proposed, in their order. */
  clauses(): PdfClause[] {
    return this.#items.flatMap((item) => {
      if (item.type !== "movedHere") return [this.#clause(item)];
      const { family } = item;
      const { index, proposed } = item.amendment;
      const deeper = proposed.level - (family[0] ? levelOf(family[0]) : 0);
      return family.map((one) => this.#clause(one, { index, level: Math.max(0, levelOf(one) + deeper) }));
    });
  }

  /** The words of a note, of the base or new. */
  notes(): [string, readonly PdfPiece[]][] {
    const { content, newNotes } = this.#file;
    const none = { deletedBy: [], insertedBy: [] };
    return [...content.footnotes, ...newNotes].map(({ id, text }) => [
      id,
      this.#set(this.#stretches({ footnote: id }, text, 0, none)),
    ]);
  }

  #clause(item: StandingItem, move?: { readonly index: number; readonly level: number }): PdfClause {
    const whole: Fate = {
      deletedBy: move ? item.deletedBy : [...item.deletedBy, ...item.movedBy],
      insertedBy: [...(item.type === "base" ? [] : [item.amendment.index]), ...(move ? [move.index] : [])],
    };
    const shape = shapeOf(item);
    // A moved clause bears its id where the base has it.
    const place = move ? { ...shape, id: `${shape.id}-moved-${move.index}`, level: move.level } : shape;
    const number =
      item.type === "base"
        ? pdfNumber("final", item.clause, this.#file.content.head)
        : this.#labelOf(item.amendment.index);
    const source = item.type === "base" ? item.clause : item.amendment.proposed;
    const words =
      item.type === "base"
        ? this.#stretches({ clause: item.clause.id }, item.clause.text, leadLength(item.clause), whole)
        : [this.#stretch(source.text, whole, proposedLeadLength(place, source.text, this.#phrases))];
    const cells = "cells" in source ? source.cells : undefined;
    const [label] = number === "" ? [] : this.#pieces.ofTracked([this.#stretch([{ text: number }], whole, 0)], false);
    return {
      ...place,
      ...(label && "text" in label ? { number: label } : {}),
      words: this.#set(words),
      ...(cells
        ? {
            header: ("header" in source ? source.header : undefined) ?? 0,
            rows: cells.map((row) => row.map((cell) => this.#set([this.#stretch(cell, whole, 0)]))),
          }
        : {}),
    };
  }

  #labelOf(index: number): string {
    return this.#file.amendments[index]?.label ?? "";
  }

  #set(stretches: readonly TrackedStretch[]): readonly PdfPiece[] {
    return this.#pieces.ofTracked(stretches, this.#isNamed);
  }

  /** A text with everything that is proposed inside it. */
  #stretches(on: TextPlace, base: readonly Run[], lead: number, whole: Fate): TrackedStretch[] {
    let left = lead;
    return this.#laid.of(on, base).pieces.map(({ runs, deletedBy, insertedBy }) => {
      const isBase = insertedBy.length === 0;
      const fate = {
        deletedBy: [...whole.deletedBy, ...deletedBy],
        insertedBy: [...whole.insertedBy, ...insertedBy],
      };
      const stretch = this.#stretch(runs, fate, isBase ? left : 0);
      if (isBase) left -= lengthOf(runs);
      return stretch;
    });
  }

  #stretch(runs: readonly Run[], { deletedBy, insertedBy }: Fate, lead: number): TrackedStretch {
    const indices = [...new Set([...insertedBy, ...deletedBy])].sort((a, b) => a - b);
    const names = indices.map((index) => this.#file.amendments[index]?.authors.join(", ") ?? "");
    return {
      runs,
      lead,
      by: [...new Set(names)].join("; "),
      isStruck: deletedBy.length > 0,
      isUnderlined: insertedBy.length > 0,
    };
  }
}

const lengthOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, run) => sum + ("text" in run ? run.text.length : "break" in run ? 1 : 0), 0);

function shapeOf(item: StandingItem): Pick<PdfClause, "id" | "kind" | "level"> {
  if (item.type === "base") return { id: item.clause.id, kind: item.clause.kind, level: item.clause.level };
  if (item.type === "alt")
    return { id: `alt-${item.amendment.index}`, kind: item.clause.kind, level: item.clause.level };
  const { clause, clauseKind, level } = item.amendment.proposed;
  return { id: clause, kind: clauseKind, level };
}

const levelOf = (item: StandingItem): number => shapeOf(item).level;
