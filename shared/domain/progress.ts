import { CLAUSE_STATUSES, type ClauseStatus } from "./agreement.ts";
import { delegationsOf } from "./amendment.ts";
import { type DraftState, openAmendments, statusOf } from "./draftState.ts";
import type { AmendmentId, ClauseId } from "./ids.ts";

/** How far the room has got with one clause. */
interface ClauseProgress {
  readonly clause: ClauseId;
  readonly label: string;
  readonly status: ClauseStatus;
  /** Amendments open on it. */
  readonly amendments: readonly AmendmentId[];
  /** Delegations that sponsor one of them. */
  readonly delegations: readonly string[];
  /** Delegations that keep their position open. */
  readonly reservations: readonly string[];
}

/** "34 of 51 agreed, 12 bracketed, 5 delegations on OP 7", as data. */
export interface Progress {
  readonly total: number;
  readonly counts: Readonly<Record<ClauseStatus, number>>;
  /** Closed in either way: agreed ad ref or agreed. */
  readonly closed: number;
  readonly openAmendments: number;
  readonly clauses: readonly ClauseProgress[];
}

type Text = readonly { readonly id: ClauseId; readonly label: string }[];
type Decided = Pick<DraftState, "clauseStatus" | "clausePositions" | "amendments">;

/** How far the room has got with each clause of a text, those without a label included. */
export function clauseProgress(text: Text, state: Decided): readonly ClauseProgress[] {
  const onClause = new Map<ClauseId, { amendments: AmendmentId[]; delegations: Set<string> }>();
  for (const amendment of openAmendments(state)) {
    const { proposed } = amendment;
    if (!("on" in proposed) || !("clause" in proposed.on)) continue;
    const entry = onClause.get(proposed.on.clause) ?? { amendments: [], delegations: new Set<string>() };
    entry.amendments.push(amendment.id);
    for (const code of delegationsOf(amendment)) entry.delegations.add(code);
    onClause.set(proposed.on.clause, entry);
  }
  return text.map(({ id, label }): ClauseProgress => {
    const on = onClause.get(id);
    const positions = [...(state.clausePositions.get(id) ?? [])];
    return {
      clause: id,
      label,
      status: statusOf(state, id),
      amendments: on?.amendments ?? [],
      delegations: [...(on?.delegations ?? [])],
      reservations: positions.flatMap(([code, { position }]) => (position === "reserve" ? [code] : [])),
    };
  });
}

/** The ledger of a draft: every clause that has a label, in text order, and their sums. Counted by code, never typed. Rule AG7. */
export function progress(text: Text, state: Decided): Progress {
  const clauses = clauseProgress(text, state).filter(({ label }) => label !== "");
  const counts = Object.fromEntries(
    CLAUSE_STATUSES.map((status) => [status, clauses.filter((clause) => clause.status === status).length]),
  ) as Record<ClauseStatus, number>;
  return {
    total: clauses.length,
    counts,
    closed: counts.agreedAdRef + counts.agreed,
    openAmendments: openAmendments(state).length,
    clauses,
  };
}
