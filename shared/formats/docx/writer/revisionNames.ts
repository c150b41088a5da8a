import type { LaidTexts } from "../../../amendments/laidTexts.ts";
import type { StandingItem, TrackedItem } from "../../../amendments/trackedOrder.ts";
import type { TrackedPiece } from "../../../amendments/trackedPieces.ts";
import type { DraftFile, FileAmendment } from "../../../document/draftFile.ts";
import type { TextPlace } from "../../../domain/amendment.ts";
import type { Run } from "../../../domain/clause.ts";
import { joinAuthors } from "../trackedForm.ts";
import type { Revision } from "./blocks.ts";

/** Gives the revisions of a file their authors and dates. Rules DX10, DX11. */
export class RevisionNames {
  readonly #amendments: readonly FileAmendment[];
  /** Amendments whose authors alone would not tell them from an earlier one. */
  readonly #told = new Set<number>();

  constructor({ content, amendments }: DraftFile, items: readonly TrackedItem[], laid: LaidTexts) {
    this.#amendments = amendments;
    const texts: (readonly [TextPlace, readonly Run[]])[] = [
      ...content.clauses.map(({ id, text }) => [{ clause: id }, text] as const),
      ...content.footnotes.map(({ id, text }) => [{ footnote: id }, text] as const),
    ];
    for (const [on, base] of texts) this.#tellCollisions(laid.of(on, base).pieces);
    for (const item of items) if (item.type !== "movedHere") this.#tellDeletions(item, laid);
  }

  /** The author of what several amendments do alike. */
  of(indices: readonly number[]): Revision | undefined {
    if (indices.length === 0) return undefined;
    const dates = indices.flatMap((index) => dateOf(this.#amendments[index]?.at) ?? []).sort();
    const date = dates.at(-1);
    const authors = [...new Set([...indices].sort((a, b) => a - b).map((index) => this.nameOf(index)))];
    return { authors, ...(date === undefined ? {} : { date }) };
  }

  /** The name of one amendment's authors. */
  nameOf(index: number): string {
    const amendment = this.#amendments[index];
    if (!amendment) return "";
    const { authors, number } = amendment;
    return joinAuthors([{ authors, ...(this.#told.has(index) ? { number: number ?? String(index + 1) } : {}) }]);
  }

  #tellCollisions(pieces: readonly TrackedPiece[]): void {
    let together = new Set<number>();
    for (const { deletedBy, insertedBy } of pieces) {
      const here = [...deletedBy, ...insertedBy];
      if (here.length === 0) together = new Set();
      for (const index of here) this.#tellFrom(index, together);
      for (const index of here) together.add(index);
    }
  }

  /** Who deletes a clause and changes its words, too, would seem to do but one of both. */
  #tellDeletions(item: StandingItem, laid: LaidTexts): void {
    if (item.deletedBy.length === 0) return;
    const others =
      item.type === "base"
        ? [...laid.of({ clause: item.clause.id }, item.clause.text).texts.keys()]
        : [item.amendment.index];
    for (const one of item.deletedBy) {
      for (const other of others) this.#tellFrom(one, new Set([other]));
    }
  }

  #tellFrom(index: number, rivals: ReadonlySet<number>): void {
    const own = this.#amendments[index]?.authors.join(", ");
    for (const rival of rivals) {
      if (rival === index || this.#amendments[rival]?.authors.join(", ") !== own) continue;
      this.#told.add(Math.max(index, rival));
    }
  }
}

/** To the second, as Word writes it; nothing for what is no moment. */
export function dateOf(at: string | undefined): string | undefined {
  const moment = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(moment) ? undefined : `${new Date(moment).toISOString().slice(0, 19)}Z`;
}
