import type { Proposal } from "../../../../shared/amendments/proposal.ts";
import {
  type Amendment,
  type AmendmentStatus,
  isOpen,
  isUndecided,
  samePlace,
} from "../../../../shared/domain/amendment.ts";
import { fingerprint } from "../../../../shared/domain/fingerprint.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import type { Asked } from "../../../live/useCommand.ts";
import { type Consequence, consequenceFor } from "./consequences.ts";
import { type PlannedChange, type PlanObstacle, type PlanSource, plannedChange, type Taken } from "./plannedChange.ts";
import type { WrittenResult } from "./resultOf.ts";

/** An amendment that is not taken in, and what becomes of it. */
export interface Other {
  readonly amendment: Amendment;
  readonly consequence: Consequence;
}

/** One acceptance, worked out: what would be decided, and the command that asks for it. */
export interface AcceptPlan {
  readonly taken: readonly Taken[];
  readonly change: PlannedChange;
  readonly others: readonly Other[];
  /** Equal for two plans that a person would see as one: the same amendments, revisions and words before and after. */
  readonly seen: string;
  readonly command: Extract<Asked, { readonly command: "acceptAmendments" }>;
}

export type Planned =
  | { readonly ok: true; readonly plan: AcceptPlan }
  | { readonly ok: false; readonly obstacle: PlanObstacle };

/**
 * Works out what accepting amendments would do now. Those that have been decided meanwhile are left out. `written` is the
 * facilitator's own text in place of the combined one; it is laid over what the base reads now. Rules UI90, UI92, UI98.
 */
export function planAcceptance(source: PlanSource, ids: readonly AmendmentId[], written?: WrittenResult): Planned {
  const { state, overlays } = source;
  if (state.stage !== "negotiation") return { ok: false, obstacle: "stage" };
  const [first, ...rest] = ids
    .flatMap((id) => state.amendments.get(id) ?? [])
    .filter(({ status }) => isOpen(status))
    .map((amendment): Taken => ({ amendment, proposal: overlays.proposal(amendment) }));
  if (!first) return { ok: false, obstacle: "closed" };
  if (rest.some(({ amendment }) => !areAlike(first.amendment, amendment))) return { ok: false, obstacle: "different" };
  const taken = [first, ...rest] as const;
  const change = plannedChange(source, taken, written);
  if (typeof change === "string") return { ok: false, obstacle: change };
  const command = commandFor(source, taken, change);
  const words = taken.map(({ proposal }) => [fingerprint(proposal.base), fingerprint(proposal.text)]);
  const seen = JSON.stringify([command, words, change]);
  return { ok: true, plan: { taken, change, others: othersOf(source, taken, change), seen, command } };
}

/** May two amendments be taken together? Edits and versions of one text may; others only with their like. */
function areAlike({ proposed: a }: Amendment, { proposed: b }: Amendment): boolean {
  const isText = (kind: string): boolean => kind === "edit" || kind === "alt";
  if (a.kind !== b.kind && !(isText(a.kind) && isText(b.kind))) return false;
  return "on" in a && "on" in b ? samePlace(a.on, b.on) : true;
}

function commandFor({ overlays }: PlanSource, taken: readonly Taken[], change: PlannedChange): AcceptPlan["command"] {
  const asked = {
    command: "acceptAmendments",
    amendments: taken.map(({ amendment }) => amendment.id),
    ifRevisions: taken.map(({ amendment }) => amendment.revisions.length),
  } as const;
  switch (change.type) {
    case "text":
      return { ...asked, ifBase: fingerprint(change.present), result: change.result };
    case "insert":
      return { ...asked, result: change.result };
    case "delete":
    case "move": {
      const [clause] = change.clauses;
      const ifBase = clause && fingerprint(overlays.baseOf({ clause }));
      return { ...asked, ...(ifBase ? { ifBase } : {}), ...(change.type === "move" ? { places: change.places } : {}) };
    }
  }
}

const UNDECIDED: readonly AmendmentStatus[] = ["tabled", "parked"];

/** The undecided amendments that this acceptance concerns and does not take in. Rule UI91. */
function othersOf({ overlays, state }: PlanSource, taken: readonly Taken[], change: PlannedChange): Other[] {
  const isTaken = ({ id }: Amendment): boolean => taken.some(({ amendment }) => amendment.id === id);
  const isOther = (amendment: Amendment): boolean => isUndecided(amendment.status) && !isTaken(amendment);
  switch (change.type) {
    case "text":
      return overlays
        .amendmentsOn(change.on, { delegations: null, statuses: UNDECIDED })
        .filter(isOther)
        .map((amendment) => ({ amendment, consequence: consequenceFor(overlays.proposal(amendment), change.result) }));
    case "delete":
      return [...state.amendments.values()]
        .filter(
          ({ proposed }) => "on" in proposed && "clause" in proposed.on && change.clauses.includes(proposed.on.clause),
        )
        .filter(isOther)
        .map((amendment) => ({ amendment, consequence: isSameDeletion(amendment, change) ? "fulfilled" : "orphaned" }));
    case "insert":
    case "move":
      return [];
  }
}

function isSameDeletion({ proposed }: Amendment, { clauses }: Extract<PlannedChange, { type: "delete" }>): boolean {
  return proposed.kind === "delete" && proposed.on.clause === clauses[0];
}

/** The proposals of a plan. */
export function proposalsOf({ taken }: Pick<AcceptPlan, "taken">): readonly Proposal[] {
  return taken.map(({ proposal }) => proposal);
}
