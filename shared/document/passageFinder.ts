import type * as Y from "yjs";
import type { Run } from "../domain/clause.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import { findQuote, locatePassage, lostPlace, type PassageAnchor } from "./passageAnchor.ts";
import type { Projection } from "./projection.ts";

/** One stretch of text as the page shows it. */
export type ShownUnit = { readonly clause: ClauseId; readonly cell?: string } | { readonly note: FootnoteId };

/** What became of the passage of a thread. Rule CO6. */
export type PassagePlace =
  /** On the page. `to` is behind the last unit. `isElsewhere`: in another paragraph than the one commented on. */
  | {
      readonly kind: "shown";
      readonly unit: ShownUnit;
      readonly from: number;
      readonly to: number;
      readonly isElsewhere: boolean;
    }
  /** In the text, but not in the version that this viewer sees. */
  | { readonly kind: "hidden" }
  /** Nowhere any more. */
  | { readonly kind: "gone" };

/** Quotations shorter than this are looked for in their own paragraph only: anywhere else they would be found by chance. */
const MIN_TELLING_LENGTH = 6;

interface Found {
  readonly unit: ShownUnit;
  readonly from: number;
  readonly to: number;
}

/**
 * Finds a passage on the page: by its characters, else by its words in the same paragraph, else by its words anywhere.
 * Rules CO6, CO7, CO8.
 */
export class PassageFinder {
  readonly #projection: Projection;
  readonly #desk: Y.Doc | null;

  /** `desk` is the document in which private comments are kept. */
  constructor(projection: Projection, desk: Y.Doc | null) {
    this.#projection = projection;
    this.#desk = desk;
  }

  /** Where the passage of a comment on a clause is now. */
  find(anchor: PassageAnchor, clause: ClauseId): PassagePlace {
    const { draft } = this.#projection;
    const located = locatePassage(anchor, draft.doc) ?? (this.#desk && locatePassage(anchor, this.#desk));
    const own = this.#unitOf(anchor, clause);
    if (located && this.isOnPage(own) && this.#projection.sourceOf(own) === located.text) {
      return { kind: "shown", unit: own, from: located.from, to: located.to, isElsewhere: false };
    }
    const here = this.#quoted(anchor, clause);
    if (here) return { kind: "shown", ...here, isElsewhere: false };
    if (located) return { kind: "hidden" };
    const elsewhere = anchor.quote.length < MIN_TELLING_LENGTH ? null : this.#quotedOnce(anchor, clause);
    return elsewhere ? { kind: "shown", ...elsewhere, isElsewhere: true } : { kind: "gone" };
  }

  #unitOf({ unit }: PassageAnchor, clause: ClauseId): ShownUnit {
    return unit === null ? { clause } : "note" in unit ? unit : { clause, cell: unit.cell };
  }

  /** The words in the commented paragraph, at the place nearest to where they stood. */
  #quoted(anchor: PassageAnchor, clause: ClauseId): Found | null {
    const lost = lostPlace(anchor, this.#projection.draft.doc);
    const texts = anchor.unit && "note" in anchor.unit ? this.#noteText(anchor.unit.note) : this.#shownTexts(clause);
    const found = texts
      .flatMap(({ unit, flat }) =>
        findQuote(anchor, flat).map((from) => ({ unit, from, to: from + anchor.quote.length })),
      )
      .sort((a, b) => Math.abs(a.from - lost) - Math.abs(b.from - lost));
    return found[0] ?? null;
  }

  /** The words in another paragraph, where there is exactly one such place in the whole text. */
  #quotedOnce(anchor: PassageAnchor, except: ClauseId): Found | null {
    let only: Found | null = null;
    for (const { id } of this.#projection.clauses) {
      if (id === except) continue;
      for (const { unit, flat } of this.#shownTexts(id)) {
        for (const from of findQuote(anchor, flat)) {
          if (only) return null;
          only = { unit, from, to: from + anchor.quote.length };
        }
      }
    }
    return only;
  }

  /** What the page shows of a clause, unit by unit. */
  #shownTexts(id: ClauseId): { readonly unit: ShownUnit; readonly flat: string }[] {
    const view = this.#projection.clause(id);
    if (!view) return [];
    if (!view.table) return [{ unit: { clause: id }, flat: flatRuns(view.runs) }];
    return view.table.cells.flatMap((row) =>
      row.map((cell) => ({ unit: { clause: id, cell: cell.key }, flat: flatRuns(cell.runs) })),
    );
  }

  #noteText(id: FootnoteId): { readonly unit: ShownUnit; readonly flat: string }[] {
    const note = this.#projection.note(id);
    return note ? [{ unit: { note: id }, flat: flatRuns(note.runs) }] : [];
  }

  /** True when one of these clauses has the words. */
  isIn(anchor: PassageAnchor, clauses: ReadonlySet<ClauseId>): boolean {
    return [...clauses].some((id) => this.#shownTexts(id).some(({ flat }) => flat.includes(anchor.quote)));
  }

  isOnPage(unit: ShownUnit): boolean {
    return "note" in unit
      ? this.#projection.note(unit.note) !== undefined
      : this.#projection.clause(unit.clause) !== undefined;
  }
}

function flatRuns(runs: readonly Run[]): string {
  return runs.map((run) => ("text" in run ? run.text : "\ufffc")).join("");
}
