import type { AmendmentKind } from "../domain/amendment.ts";
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
