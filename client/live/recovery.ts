import type * as Y from "yjs";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import type { ConnectionOptions } from "./connectionOptions.ts";
import type { DraftLink } from "./draftLink.ts";
import { salvage } from "./salvage.ts";
import type { Salvaged } from "./salvageShelf.ts";

/** A document that cannot go on, why (null: the server is older than it), and the link that carried it. */
export interface Spoilt {
  readonly link: DraftLink;
  readonly draft: DraftDoc;
  readonly refusal: Refusal | null;
}

/** What is to be kept of a spoilt document now that a fresh copy is here; null where nobody needs to hear of it. Rule SY44. */
export function salvagedFrom(
  { draft, refusal }: Spoilt,
  fresh: Y.Doc,
  { labelOf, newId, now }: Pick<ConnectionOptions, "labelOf" | "newId" | "now">,
): Salvaged | null {
  const texts = salvage(draft.doc, fresh, (clause) => labelOf(draft, clause));
  if (texts.length === 0 && !refusal) return null;
  return {
    id: newId(),
    at: new Date(now()).toISOString(),
    code: refusal?.code ?? "restored",
    label: refusal?.clause ? labelOf(draft, refusal.clause as ClauseId) : "",
    texts,
  };
}

/** This many refusals within a minute are a fault, not a meeting of two people. */
const MAX_RECOVERIES = 4;
const MINUTE_MS = 60_000;

/** Counts fresh starts, so that a fault does not go round for ever. */
export class RecoveryLimit {
  #starts: readonly number[] = [];

  /** Notes one more at `now`; false when it is one too many. */
  allows(now: number): boolean {
    this.#starts = [...this.#starts.filter((at) => now - at < MINUTE_MS), now];
    return this.#starts.length <= MAX_RECOVERIES;
  }
}
