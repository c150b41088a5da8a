import { type ClauseStatus, isLocked } from "./agreement.ts";
import type { Amendment } from "./amendment.ts";
import type { SeenClause } from "./clauseCommands.ts";
import type { CommandNamed } from "./commands.ts";
import { dispose } from "./dispose.ts";
import { type DraftState, openAmendments, statusOf } from "./draftState.ts";
import { fingerprint } from "./fingerprint.ts";
import type { ClauseId } from "./ids.ts";
import type { TextFacts } from "./textFacts.ts";
import { decided, type Entry, type Refused, refuse, type Verdict } from "./verdict.ts";

function closedStage(state: DraftState): Refused | null {
  if (state.stage === "drafting" || state.stage === "negotiation") return null;
  return refuse("wrong_stage", `the text is closed in stage ${state.stage}`);
}

/** Clauses that are in the text and read as the person saw them. */
function checkSeen(clauses: readonly SeenClause[], facts: TextFacts): Refused | null {
  if (clauses.length === 0) return refuse("invalid_request", "which clauses?");
  for (const { clause, ifBase } of clauses) {
    const gone = checkLive(clause, facts);
    if (gone) return gone;
    if (ifBase !== fingerprint(facts.runsOf({ clause }) ?? [])) {
      return refuse("base_changed", "the words changed", { clause });
    }
  }
  return null;
}

function checkLive(clause: ClauseId, facts: TextFacts): Refused | null {
  const deleted = facts.isDeleted(clause);
  if (deleted === undefined) return refuse("not_found", "no such clause", { clause });
  return deleted ? refuse("base_changed", "the clause is deleted", { clause }) : null;
}

/** Brackets round clauses: the room does not agree on them yet. Rule AG1. */
export function bracketClause(state: DraftState, command: CommandNamed<"bracketClause">, facts: TextFacts): Verdict {
  const wrong = closedStage(state) ?? checkSeen(command.clauses, facts);
  if (wrong) return wrong;
  const clauses = command.clauses.map(({ clause }) => clause);
  for (const clause of clauses) {
    const status = statusOf(state, clause);
    if (isLocked(status)) return refuse("clause_locked", "the clause is agreed", { clause });
    if (status === "bracketed") return refuse("base_changed", "the clause is bracketed", { clause });
  }
  return decided({ type: "clauseBracketed", clauses }, command.reason);
}

/** Statuses that each agreement can follow. */
const AGREEABLE: Readonly<Record<"agreeAdRef" | "agreeClause", readonly ClauseStatus[]>> = {
  agreeAdRef: ["notDiscussed", "open", "bracketed"],
  agreeClause: ["notDiscussed", "open", "bracketed", "agreedAdRef"],
};

/**
 * Closing clauses on the words that were seen. Every amendment still open on them gets an answer in the same command, so
 * that one tabled at the last moment is not closed over unseen. Rules AG2, AG3, AG4.
 */
export function agreeClauses(state: DraftState, command: CommandNamed<"agreeAdRef">, facts: TextFacts): Verdict {
  const wrong = closedStage(state) ?? checkSeen(command.clauses, facts);
  if (wrong) return wrong;
  const clauses = command.clauses.map(({ clause }) => clause);
  const late = clauses.find((clause) => !AGREEABLE[command.command].includes(statusOf(state, clause)));
  if (late) return refuse("base_changed", `the clause is ${statusOf(state, late)}`, { clause: late });
  const disposed = dispose(amendmentsOn(state, clauses, facts), command.dispositions ?? []);
  if ("ok" in disposed) return disposed;
  const type = command.command === "agreeAdRef" ? "clauseAgreedAdRef" : "clauseAgreed";
  const agreed: Entry = { body: { type, clauses }, ...(command.reason ? { reason: command.reason } : {}) };
  return { ok: true, entries: [...disposed, agreed] };
}

/** Open amendments that would change one of these clauses or a note it cites. */
function amendmentsOn(state: DraftState, clauses: readonly ClauseId[], facts: TextFacts): Amendment[] {
  return openAmendments(state).filter(({ proposed }) => {
    if (proposed.kind === "insert") return false;
    const touched = "clause" in proposed.on ? [proposed.on.clause] : facts.citing(proposed.on.footnote);
    return touched.some((clause) => clauses.includes(clause));
  });
}

/** Lifting brackets, or unlocking what was agreed: the latter only with a reason. Rule AG5. */
export function reopenClause(state: DraftState, command: CommandNamed<"reopenClause">, facts: TextFacts): Verdict {
  const { clauses, reason } = command;
  const wrong = closedStage(state) ?? (clauses.length === 0 ? refuse("invalid_request", "which clauses?") : null);
  if (wrong) return wrong;
  for (const clause of clauses) {
    const gone = checkLive(clause, facts);
    if (gone) return gone;
    const status = statusOf(state, clause);
    if (status === "open" || status === "notDiscussed")
      return refuse("base_changed", `the clause is ${status}`, { clause });
    if (isLocked(status) && !reason) return refuse("reason_missing", "reopening needs a reason", { clause });
  }
  return decided({ type: "clauseReopened", clauses }, reason);
}

/** Where the room looks: a clause, in the text or tabled as a new one, and a view; not a scroll position. Rule AG8. */
export function moveFloor(state: DraftState, command: CommandNamed<"moveFloor">, facts: TextFacts): Verdict {
  const { clause, view } = command;
  const isProposed = openAmendments(state).some(
    ({ proposed }) => proposed.kind === "insert" && proposed.clause === clause,
  );
  const gone = clause === null || isProposed ? null : checkLive(clause, facts);
  return gone ?? decided({ type: "floorMoved", clause, view });
}
