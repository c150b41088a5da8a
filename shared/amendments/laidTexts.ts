import type { DraftFile } from "../document/draftFile.ts";
import { placeKey, type TextPlace } from "../domain/amendment.ts";
import type { Run } from "../domain/clause.ts";
import { type TrackedPiece, trackedPieces } from "./trackedPieces.ts";

/** A text with all that is proposed inside it; its pieces name amendments by their index in the file. */
export interface LaidText {
  readonly pieces: readonly TrackedPiece[];
  /** The texts that are proposed, by amendment. */
  readonly texts: ReadonlyMap<number, readonly Run[]>;
}

/** Everything that is proposed inside the texts of a file, laid over them. Rule AM42. */
export class LaidTexts {
  readonly #edits = new Map<string, Map<number, readonly Run[]>>();
  readonly #known = new Map<string, LaidText>();

  constructor({ amendments }: Pick<DraftFile, "amendments">) {
    amendments.forEach(({ proposed }, index) => {
      if (proposed.kind !== "edit") return;
      const key = placeKey(proposed.on);
      this.#edits.set(key, (this.#edits.get(key) ?? new Map()).set(index, proposed.text));
    });
  }

  /** The text of a clause or a note, with what is proposed inside it. `base` is always the same for one place. */
  of(on: TextPlace, base: readonly Run[]): LaidText {
    const key = placeKey(on);
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
