import { type Amendment, type AmendmentKind, delegationsOf, textOfProposed } from "../domain/amendment.ts";
import type { AmendmentId } from "../domain/ids.ts";
import type { AmendmentWords } from "./carryOver.ts";

/** An amendment as the overlay and what is built on it need it: who proposes which words. */
export interface Proposal extends AmendmentWords {
  readonly id: AmendmentId;
  /** "A-001"; empty for one that is still private. */
  readonly number: string;
  readonly kind: AmendmentKind;
  /** The delegation, then its co-sponsors. */
  readonly delegations: readonly string[];
}

/** A tabled amendment for the overlay: with its words as they stand in the document, else as they were recorded. */
export function proposalOf(amendment: Amendment, words: AmendmentWords | undefined): Proposal {
  const { id, number, proposed } = amendment;
  const recorded = { base: "base" in proposed ? proposed.base : [], text: textOfProposed(proposed) };
  const { base, text } = words ?? recorded;
  return { id, number, kind: proposed.kind, delegations: delegationsOf(amendment), base, text };
}
