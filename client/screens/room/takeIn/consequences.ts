import { carryOver } from "../../../../shared/amendments/carryOver.ts";
import { sameWords, takesIn } from "../../../../shared/amendments/combine.ts";
import type { Proposal } from "../../../../shared/amendments/proposal.ts";
import { type Amendment, delegationsOf } from "../../../../shared/domain/amendment.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { sameRuns } from "../../../../shared/domain/joinRuns.ts";

/**
 * What becomes of an amendment that is not taken in: it says the same (`fulfilled`), proposes the same at the same place on
 * the new text (`carriedOver`), stands against it (`alternative`), is not about these words (`untouched`), or loses the
 * paragraph it is about (`orphaned`).
 */
export type Consequence = "fulfilled" | "carriedOver" | "alternative" | "untouched" | "orphaned";

/** What becomes of another amendment of a text that is to read `result`. Rule UI91. */
export function consequenceFor(other: Proposal, result: readonly Run[]): Consequence {
  switch (other.kind) {
    case "edit": {
      const carried = carryOver(other, result);
      if (carried.isColliding) return "alternative";
      return carried.isFulfilled ? "fulfilled" : "carriedOver";
    }
    case "alt":
      return sameWords(other.text, result) ? "fulfilled" : "alternative";
    case "insert":
    case "delete":
    case "move":
      return "untouched";
  }
}

/** As what each amendment counts that is taken into `result`: the server decides by the same rule. Rules AM16, UI98. */
export function verdicts(
  present: readonly Run[],
  taken: readonly Proposal[],
  result: readonly Run[],
): ReadonlyMap<AmendmentId, "accepted" | "acceptedAsModified"> {
  return new Map(
    taken.map((one) => [one.id, takesIn(one, taken, present, result) ? "accepted" : "acceptedAsModified"]),
  );
}

/** The same for new clauses: only what was proposed to the letter is accepted as it stands. */
export function insertVerdicts(
  taken: readonly Proposal[],
  result: readonly Run[],
): ReadonlyMap<AmendmentId, "accepted" | "acceptedAsModified"> {
  return new Map(taken.map(({ id, text }) => [id, sameRuns(text, result) ? "accepted" : "acceptedAsModified"]));
}

/** The delegations whose words go in, each once: those of the amendments, and those credited in them already. Rule UI98. */
export function creditOf(amendments: readonly Amendment[]): readonly string[] {
  return [...new Set(amendments.flatMap((one) => [...delegationsOf(one), ...one.contributors]))];
}
