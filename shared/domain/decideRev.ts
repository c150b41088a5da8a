import { isLocked } from "./agreement.ts";
import { isUndecided } from "./amendment.ts";
import type { CommandNamed } from "./commands.ts";
import { lockedAt } from "./decideProposal.ts";
import { dispose } from "./dispose.ts";
import { type DraftState, openAmendments, statusOf } from "./draftState.ts";
import type { RestoringChange } from "./events.ts";
import type { ClauseId } from "./ids.ts";
import type { TextFacts } from "./textFacts.ts";
import { decided, refuse, type Verdict } from "./verdict.ts";

/**
 * Issuing a Rev: every open amendment gets its answer, what stays open is carried into the next reading, and the labels
 * are given out anew. Rules REV2–REV5, NU14, NU16.
 */
export function issueRev(state: DraftState, command: CommandNamed<"issueRev">, facts: TextFacts): Verdict {
  const { ifDecision, dispositions, reason } = command;
  if (state.stage === "drafting") return refuse("wrong_stage", "no Rev before the text is negotiated");
  if (ifDecision !== state.lastDecision) return refuse("base_changed", `the last decision is ${state.lastDecision}`);
  const disposed = dispose(openAmendments(state), dispositions ?? []);
  if ("ok" in disposed) return disposed;
  const declined = new Set(disposed.flatMap(({ body }) => (body.type === "amendmentDeclined" ? [body.amendment] : [])));
  const staying = [...state.amendments.values()].filter(({ id, status }) => isUndecided(status) && !declined.has(id));
  const rev = nextRev(state);
  const name = command.name?.trim() || `Rev.${rev}`;
  if (state.revisions.some((one) => one.name === name)) return refuse("invalid_request", `there is a ${name} already`);
  const issued = { type: "revIssued", rev, name, ...facts.relabelled(staying.map(({ id }) => id)) } as const;
  return { ok: true, entries: [...disposed, { body: issued, ...(reason ? { reason } : {}) }] };
}

function nextRev({ revisions }: DraftState): number {
  return (revisions.at(-1)?.rev ?? 0) + 1;
}

/**
 * The text of a revision as a new state of the base: nothing is erased, and amendments are carried over as after any other
 * change. What is agreed is not touched. Rules REV7, REV8.
 */
export function restoreRevision(
  state: DraftState,
  command: CommandNamed<"restoreRevision">,
  facts: TextFacts,
): Verdict {
  const { rev, ifDecision, reason } = command;
  if (state.stage === "silence" || state.stage === "final") {
    return refuse("wrong_stage", `the text is closed in stage ${state.stage}`);
  }
  if (ifDecision !== state.lastDecision) return refuse("base_changed", `the last decision is ${state.lastDecision}`);
  if (!reason) return refuse("reason_missing", "bringing back a revision needs a reason");
  const restoring = facts.restoring(rev);
  if (!restoring) return refuse("not_found", `no revision ${rev}`);
  const { changes, notes } = restoring;
  if (changes.length === 0 && notes.length === 0) return refuse("invalid_request", "the text reads like that already");
  const locked = changes.map((change) => lockedBy(state, change, facts)).find((clause) => clause !== undefined);
  if (locked !== undefined) return refuse("clause_locked", "the clause is agreed", { clause: locked });
  return decided({ type: "revisionRestored", rev, changes, ...(notes.length > 0 ? { notes } : {}) }, reason);
}

/** A clause whose agreement stands in the way of a change. */
function lockedBy(state: DraftState, change: RestoringChange, facts: TextFacts): ClauseId | undefined {
  if (change.type === "text") return lockedAt(state, change.on, facts);
  return clausesOf(change).find((clause) => isLocked(statusOf(state, clause)));
}

function clausesOf(change: Exclude<RestoringChange, { readonly type: "text" }>): readonly ClauseId[] {
  if (change.type === "moved") return change.to.map(({ clause }) => clause);
  return "clauses" in change ? change.clauses : [change.clause];
}
