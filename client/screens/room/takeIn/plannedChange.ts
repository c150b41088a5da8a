import type { DraftWords } from "../../../../shared/amendments/draftWords.ts";
import type { Overlays } from "../../../../shared/amendments/overlays.ts";
import type { Proposal } from "../../../../shared/amendments/proposal.ts";
import { textFactsOf } from "../../../../shared/amendments/textFactsOf.ts";
import { leadOf, readPhrases } from "../../../../shared/document/clauseViews.ts";
import { workingNumber } from "../../../../shared/document/labels.ts";
import type { Projection } from "../../../../shared/document/projection.ts";
import { arrange } from "../../../../shared/document/structure.ts";
import { isLocked } from "../../../../shared/domain/agreement.ts";
import type { Amendment, TextPlace } from "../../../../shared/domain/amendment.ts";
import type { ClausePlace } from "../../../../shared/domain/amendmentCommands.ts";
import type { Run, StoredClause } from "../../../../shared/domain/clause.ts";
import { lockedAt } from "../../../../shared/domain/decideProposal.ts";
import { type DraftState, statusOf } from "../../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { movedPlaces } from "./movedPlaces.ts";
import { overPresent, resultOf, type WrittenResult } from "./resultOf.ts";

/** What a plan is made from; everything is read as it stands at the moment. */
export interface PlanSource {
  readonly overlays: Overlays;
  readonly projection: Projection;
  readonly state: DraftState;
}

/** An amendment that is to be taken in, with its words as they stand. */
export interface Taken {
  readonly amendment: Amendment;
  readonly proposal: Proposal;
}

/** The neighbours of a clause in the text. */
interface Between {
  readonly after: ClauseId | null;
  readonly before: ClauseId | null;
}

/** What acceptance does to the base text. */
export type PlannedChange =
  | { readonly type: "text"; readonly on: TextPlace; readonly present: readonly Run[]; readonly result: readonly Run[] }
  | {
      readonly type: "insert";
      /** The new clause at its place. */
      readonly added: StoredClause;
      readonly label: string;
      /** What is printed before it. */
      readonly number: string;
      readonly lead: string;
      readonly proposed: readonly Run[];
      readonly result: readonly Run[];
      readonly between: Between;
    }
  | { readonly type: "delete"; readonly clauses: readonly ClauseId[] }
  | {
      readonly type: "move";
      readonly clauses: readonly ClauseId[];
      readonly from: Between;
      readonly to: Between;
      readonly places: readonly ClausePlace[];
    };

/**
 * Why nothing can be planned: decided meanwhile, not about one thing, to be chosen between first, gone from the text, agreed,
 * or not in negotiation.
 */
export type PlanObstacle = "closed" | "different" | "collide" | "gone" | "locked" | "stage";

/** What taking in amendments of one kind and one place would do to the base text. */
export function plannedChange(
  source: PlanSource,
  taken: readonly [Taken, ...Taken[]],
  written: WrittenResult | undefined,
): PlannedChange | PlanObstacle {
  const { overlays, state } = source;
  const words = overlays.words();
  const facts = textFactsOf(words, state);
  const { amendment, proposal } = taken[0];
  const { proposed } = amendment;
  switch (proposed.kind) {
    case "edit":
    case "alt": {
      const present = facts.runsOf(proposed.on);
      if (!present) return "gone";
      if (lockedAt(state, proposed.on, facts)) return "locked";
      const result = resultOf(
        present,
        taken.map((one) => one.proposal),
        written,
      );
      return result ? { type: "text", on: proposed.on, present, result } : "collide";
    }
    case "insert": {
      if (facts.isDeleted(proposed.clause) === false) return "closed";
      const { clause: id, clauseKind: kind, level, order } = proposed;
      const added: StoredClause = { id, kind, level, order };
      const result = written ? overPresent(written, proposal.text) : proposal.text;
      const text = arrange([...words.clauses, added]);
      const label = state.labels.get(id) ?? amendment.label ?? facts.labelFor(proposed) ?? "";
      return {
        type: "insert",
        added,
        label,
        number: workingNumber(label, kind),
        lead: leadOf({ kind, level }, result, readPhrases(source.projection.draft)).lead,
        proposed: proposal.text,
        result,
        between: neighbours(text, [id]),
      };
    }
    case "delete":
    case "move": {
      const family = facts.withSubClauses(proposed.on.clause);
      if (family.length === 0) return "gone";
      if (family.some(({ clause }) => isLocked(statusOf(state, clause)))) return "locked";
      const clauses = family.map(({ clause }) => clause);
      if (proposed.kind === "delete") return { type: "delete", clauses };
      return { type: "move", clauses, ...moving(words, family, proposed) };
    }
  }
}

function moving(
  { clauses }: DraftWords,
  family: readonly ClausePlace[],
  to: { readonly order: string; readonly level?: number },
) {
  const ids = family.map(({ clause }) => clause);
  const { places, text } = movedPlaces(clauses, family, to);
  return { from: neighbours(clauses, ids), to: neighbours(text, ids), places };
}

/** What stands right before and right after some clauses that follow each other. */
function neighbours(text: readonly { readonly id: ClauseId }[], family: readonly ClauseId[]): Between {
  const index = text.findIndex(({ id }) => id === family[0]);
  return { after: text[index - 1]?.id ?? null, before: text[index + family.length]?.id ?? null };
}
