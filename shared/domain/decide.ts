import { assertNever } from "./assertNever.ts";
import type { Command } from "./commands.ts";
import { acceptAmendments } from "./decideAcceptance.ts";
import { agreeClauses, bracketClause, moveFloor, reopenClause } from "./decideClause.ts";
import { disposeAmendment, mergeAmendments, reopenAmendment } from "./decideDisposal.ts";
import { breakSilence, restoreClause, setStage } from "./decideDraft.ts";
import { changeSponsors, reviseAmendment, tableAmendment, takePosition, withdrawAmendment } from "./decideProposal.ts";
import { issueRev, restoreRevision } from "./decideRev.ts";
import { undoDecision } from "./decideUndo.ts";
import type { DraftState } from "./draftState.ts";
import type { Decision } from "./events.ts";
import type { Actor } from "./participants.ts";
import type { Refusal } from "./refusal.ts";
import type { TextFacts } from "./textFacts.ts";
import { type Entry, refuse, type Verdict } from "./verdict.ts";

export type Outcome =
  | { readonly ok: true; readonly decisions: readonly Decision[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Whether a command may be carried out, and what it decides. Pure; `now` is ISO 8601 in UTC. A command that was carried
 * out before (its id is in the state) is not this function's business. Rules CMD2–CMD8, CMD10–CMD17.
 */
export function decide(state: DraftState, command: Command, actor: Actor, now: string, facts: TextFacts): Outcome {
  const verdict = verdictOn(state, command, actor, now, facts);
  if (!verdict.ok) return verdict;
  const entries = [...verdict.entries, ...newLabels(state, verdict.entries, facts)];
  const header = {
    at: now,
    command: command.id,
    actor: {
      participant: actor.participant,
      name: actor.name,
      role: actor.role,
      ...(actor.delegation ? { delegation: actor.delegation.code } : {}),
    },
  };
  const decisions = entries.map(
    ({ body, reason }, index): Decision => ({
      number: state.lastDecision + 1 + index,
      ...header,
      ...(reason ? { reason } : {}),
      ...body,
    }),
  );
  return { ok: true, decisions };
}

/** Clauses that were written into the text since the labels were frozen get theirs with the next decision. Rule NU12. */
function newLabels(state: DraftState, entries: readonly Entry[], facts: TextFacts): readonly Entry[] {
  const isRelabelled = entries.some(({ body }) => body.type === "revIssued");
  if (state.stage === "drafting" || isRelabelled) return [];
  const labels = facts.missingLabels();
  return labels.length > 0 ? [{ body: { type: "labelsAssigned", labels } }] : [];
}

function verdictOn(state: DraftState, command: Command, actor: Actor, now: string, facts: TextFacts): Verdict {
  switch (command.command) {
    case "tableAmendment":
      return tableAmendment(state, command, actor, facts);
    case "reviseAmendment":
      return reviseAmendment(state, command, actor, facts);
    case "withdrawAmendment":
      return withdrawAmendment(state, command, actor, facts);
    case "takePosition":
    case "reserve":
      return takePosition(state, command, actor, facts);
    case "joinSponsors":
    case "leaveSponsors":
      return changeSponsors(state, command, actor, facts);
    case "breakSilence":
      return breakSilence(state, command, actor, now, facts);
    default:
      if (actor.role !== "facilitator") return refuse("no_access", "only a facilitator decides");
      return facilitatorVerdict(state, command, now, facts);
  }
}

type Spoken =
  | "tableAmendment"
  | "reviseAmendment"
  | "withdrawAmendment"
  | "takePosition"
  | "reserve"
  | "joinSponsors"
  | "leaveSponsors"
  | "breakSilence";

function facilitatorVerdict(
  state: DraftState,
  command: Exclude<Command, { readonly command: Spoken }>,
  now: string,
  facts: TextFacts,
): Verdict {
  switch (command.command) {
    case "setStage":
      return setStage(state, command, now, facts);
    case "restoreClause":
      return restoreClause(state, command, facts);
    case "issueRev":
      return issueRev(state, command, facts);
    case "restoreRevision":
      return restoreRevision(state, command, facts);
    case "acceptAmendments":
      return acceptAmendments(state, command, facts);
    case "declineAmendment":
    case "parkAmendment":
    case "unparkAmendment":
      return disposeAmendment(state, command);
    case "mergeAmendments":
      return mergeAmendments(state, command);
    case "reopenAmendment":
      return reopenAmendment(state, command, facts);
    case "undoDecision":
      return undoDecision(state, command, now, facts);
    case "bracketClause":
      return bracketClause(state, command, facts);
    case "agreeAdRef":
    case "agreeClause":
      return agreeClauses(state, command, facts);
    case "reopenClause":
      return reopenClause(state, command, facts);
    case "moveFloor":
      return moveFloor(state, command, facts);
    default:
      return assertNever(command);
  }
}
