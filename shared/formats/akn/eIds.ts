import type { ClauseKind } from "../../domain/clause.ts";

/** Gives addresses: each one once. A second one of the same name gets a figure behind it. */
export class EIds {
  readonly #taken = new Set<string>();
  readonly #reached = new Map<string, number>();

  /** The address itself where it is free. */
  take(wanted: string): string {
    let eId = wanted;
    let ordinal = this.#reached.get(wanted) ?? 1;
    while (this.#taken.has(eId)) {
      ordinal += 1;
      eId = `${wanted}_${ordinal}`;
    }
    this.#reached.set(wanted, ordinal);
    this.#taken.add(eId);
    return eId;
  }

  /** The next "<stem>1", "<stem>2" … */
  next(stem: string): string {
    const ordinal = (this.#reached.get(stem) ?? 0) + 1;
    this.#reached.set(stem, ordinal);
    return this.take(`${stem}${ordinal}`);
  }
}

/** A number as a part of an address: "5 bis." is `5bis`, "(a)" is `a`. */
export function addressPart(number: string): string {
  return number.replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** The last part of a clause's address, without its number. Guidelines: `para`, `point`, `sec`, `container`. */
export const ADDRESS_STEMS: Readonly<Record<ClauseKind, string>> = {
  title: "docTitle",
  enacting: "formula",
  preambular: "container",
  operative: "para",
  heading: "sec",
  numbered: "para",
  text: "unnumbered",
  closing: "closing",
  annex: "att",
  table: "table",
};
