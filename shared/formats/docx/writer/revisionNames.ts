import { type TrackedPiece, trackedPieces } from "../../../amendments/trackedPieces.ts";
import type { DraftFile, FileAmendment } from "../../../document/draftFile.ts";
import type { TextPlace } from "../../../domain/amendment.ts";
import type { Run } from "../../../domain/clause.ts";
import { joinAuthors } from "../trackedForm.ts";
import type { Revision } from "./blocks.ts";
import type { Item } from "./trackedOrder.ts";

/** A text with all that is proposed inside it; its pieces name amendments by their index in the file. */
export interface LaidText {
  readonly pieces: readonly TrackedPiece[];
  /** The texts that are proposed, by amendment. */
  readonly texts: ReadonlyMap<number, readonly Run[]>;
}

const keyOf = (on: TextPlace): string => ("clause" in on ? `clause ${on.clause}` : `note ${on.footnote}`);

/** Everything that is proposed inside the texts of a file, laid over them. */
export class LaidTexts {
  readonly #edits = new Map<string, Map<number, readonly Run[]>>();
  readonly #known = new Map<string, LaidText>();

  constructor({ amendments }: DraftFile) {
    amendments.forEach(({ proposed }, index) => {
      if (proposed.kind !== "edit") return;
      const key = keyOf(proposed.on);
      this.#edits.set(key, (this.#edits.get(key) ?? new Map()).set(index, proposed.text));
    });
  }

  /** The text of a clause or a note, with what is proposed inside it. */
  of(on: TextPlace, base: readonly Run[]): LaidText {
    const key = keyOf(on);
    const known = this.#known.get(key);
    if (known) return known;
    const texts = this.#edits.get(key) ?? new Map<number, readonly Run[]>();
    const indices = [...texts.keys()];
    const named = (list: readonly number[]): number[] => list.map((at) => indices[at] ?? 0);
    const pieces = trackedPieces(base, [...texts.values()]).map((piece) => ({
      ...piece,
      deletedBy: named(piece.deletedBy),
      insertedBy: named(piece.insertedBy),
    }));
    const laid = { pieces, texts };
    this.#known.set(key, laid);
    return laid;
  }
}

/** Gives the revisions of a file their authors and dates. Rules DX10, DX11. */
export class RevisionNames {
  readonly #amendments: readonly FileAmendment[];
  /** Amendments whose authors alone would not tell them from an earlier one. */
  readonly #told = new Set<number>();

  constructor({ content, amendments }: DraftFile, items: readonly Item[], laid: LaidTexts) {
    this.#amendments = amendments;
    const texts: (readonly [TextPlace, readonly Run[]])[] = [
      ...content.clauses.map(({ id, text }) => [{ clause: id }, text] as const),
      ...content.footnotes.map(({ id, text }) => [{ footnote: id }, text] as const),
    ];
    for (const [on, base] of texts) this.#tellCollisions(laid.of(on, base).pieces);
    for (const item of items) this.#tellDeletions(item, laid);
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
  #tellDeletions(item: Item, laid: LaidTexts): void {
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
