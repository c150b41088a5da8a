import type { Proposal } from "../../../../shared/amendments/proposal.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";

/** A new wording of a text as an edit of it, whoever it is by: to be laid over a text or drawn on it. */
export function asEdit(base: readonly Run[], text: readonly Run[]): Proposal {
  return { id: "result" as AmendmentId, number: "", kind: "edit", delegations: [], base, text };
}
