import { type Amendment, type AmendmentStatus, isOpen, isUndecided } from "./amendment.ts";
import type { CommandNamed } from "./commands.ts";
import type { DraftState } from "./draftState.ts";
import type { AmendmentId } from "./ids.ts";
import type { TextFacts } from "./textFacts.ts";
import { decided, type Refused, refuse, type Verdict } from "./verdict.ts";

/** From which status each of these leads away. */
const FROM: Readonly<Record<"declineAmendment" | "parkAmendment" | "unparkAmendment", readonly AmendmentStatus[]>> = {
  declineAmendment: ["tabled", "parked"],
  parkAmendment: ["tabled"],
  unparkAmendment: ["parked"],
};
const EVENT = {
  declineAmendment: "amendmentDeclined",
  parkAmendment: "amendmentParked",
  unparkAmendment: "amendmentUnparked",
} as const;

/** Declining, setting aside, taking up again: each with a reason that everybody sees. Rule AM24. */
export function disposeAmendment(state: DraftState, command: CommandNamed<"declineAmendment">): Verdict {
  const { amendment: id, command: name, ifRevision, reason } = command;
  const at = { amendment: id };
  const amendment = state.amendments.get(id);
  if (state.stage !== "negotiation") return refuse("wrong_stage", `nothing is decided in stage ${state.stage}`, at);
  if (!amendment) return refuse("not_found", "no such amendment", at);
  if (!FROM[name].includes(amendment.status)) {
    const code = isUndecided(amendment.status) ? "base_changed" : "amendment_closed";
    return refuse(code, `it is ${amendment.status}`, at);
  }
  if (ifRevision !== undefined && ifRevision !== amendment.revisions.length) {
    return refuse("base_changed", `revision ${amendment.revisions.length}`, at);
  }
  if (!reason) return refuse("reason_missing", `${name} needs a reason`, at);
  return decided({ type: EVENT[name], amendment: id }, reason);
}

/** Merging: others go into one, which stays open and keeps the credit of all. Rule AM25. */
export function mergeAmendments(state: DraftState, command: CommandNamed<"mergeAmendments">): Verdict {
  const { amendments: ids, into, reason } = command;
  if (state.stage !== "negotiation") return refuse("wrong_stage", `nothing is decided in stage ${state.stage}`);
  if (ids.length === 0 || new Set([...ids, into]).size !== ids.length + 1) {
    return refuse("invalid_request", "which amendments, into which other?");
  }
  const amendments = amendmentsNamed(state, [into, ...ids]);
  if ("ok" in amendments) return amendments;
  const [target, ...others] = amendments;
  if (target && !isOpen(target.status))
    return refuse("amendment_closed", `it is ${target.status}`, { amendment: into });
  const closed = others.find(({ status }) => !isUndecided(status));
  if (closed) return refuse("amendment_closed", `it is ${closed.status}`, { amendment: closed.id });
  if (!reason) return refuse("reason_missing", "merging needs a reason");
  return decided({ type: "amendmentsMerged", amendments: ids, into }, reason);
}

/**
 * Reopening what was decided: the amendment is open again. The base text stays as it is; what its sponsors withdrew is
 * theirs to table anew, and what was set aside is taken up by `unparkAmendment`. Rule AM26.
 */
export function reopenAmendment(
  state: DraftState,
  command: CommandNamed<"reopenAmendment">,
  facts: TextFacts,
): Verdict {
  const { amendment: id, reason } = command;
  const at = { amendment: id };
  const amendment = state.amendments.get(id);
  if (state.stage !== "negotiation") return refuse("wrong_stage", `nothing is decided in stage ${state.stage}`, at);
  if (!amendment) return refuse("not_found", "no such amendment", at);
  if (isUndecided(amendment.status)) return refuse("base_changed", `it is ${amendment.status}`, at);
  if (amendment.status === "withdrawn") return refuse("not_your_amendment", "its sponsors withdrew it", at);
  if (!reason) return refuse("reason_missing", "reopening needs a reason", at);
  // Decided in an earlier reading, it has no label in this one.
  const label =
    amendment.label === undefined && !isInText(amendment, facts) ? facts.labelFor(amendment.proposed) : undefined;
  return decided({ type: "amendmentReopened", amendment: id, ...(label ? { label } : {}) }, reason);
}

function isInText({ proposed }: Amendment, facts: TextFacts): boolean {
  return proposed.kind === "insert" && facts.isDeleted(proposed.clause) === false;
}

/** The amendments named, or why one of them is not there. */
function amendmentsNamed(state: DraftState, ids: readonly AmendmentId[]): readonly Amendment[] | Refused {
  const amendments: Amendment[] = [];
  for (const id of ids) {
    const amendment = state.amendments.get(id);
    if (!amendment) return refuse("not_found", "no such amendment", { amendment: id });
    amendments.push(amendment);
  }
  return amendments;
}
