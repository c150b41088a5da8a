import type { Overlays } from "../../../../shared/amendments/overlays.ts";
import type { ClauseStatus } from "../../../../shared/domain/agreement.ts";
import {
  type Amendment,
  type AmendmentStatus,
  isUndecided,
  type TextPlace,
} from "../../../../shared/domain/amendment.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import { type DraftState, statusOf, type Undoable } from "../../../../shared/domain/draftState.ts";
import { fingerprint } from "../../../../shared/domain/fingerprint.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { sameRuns } from "../../../../shared/domain/joinRuns.ts";
import { UNDO_WINDOW_MS } from "../../../../shared/domain/undoable.ts";
import type { Asked } from "../../../live/useCommand.ts";
import { presentRuns } from "./presentRuns.ts";
import { overPresent } from "./resultOf.ts";

/** What the last decision came to: amendments and clauses by what they are now. */
export interface LastDecision {
  readonly amendments: readonly { readonly status: AmendmentStatus; readonly of: readonly Amendment[] }[];
  readonly clauses: readonly { readonly status: ClauseStatus; readonly of: readonly ClauseId[] }[];
}

/** What the last decision changed, in the order of the amendments. Rule UI100. */
export function lastDecision(last: Undoable, state: DraftState): LastDecision {
  const amendments = [...last.amendments].flatMap(([id, before]) => {
    const now = state.amendments.get(id);
    return now && now.status !== before.status ? [now] : [];
  });
  const clauses = [...last.clauses].flatMap(([id, before]) => (statusOf(state, id) === before ? [] : [id]));
  return {
    amendments: grouped(amendments, ({ status }) => status),
    clauses: grouped(clauses, (id) => statusOf(state, id)),
  };
}

function grouped<One, Status>(all: readonly One[], statusOfOne: (one: One) => Status) {
  const groups = new Map<Status, One[]>();
  for (const one of all) groups.set(statusOfOne(one), [...(groups.get(statusOfOne(one)) ?? []), one]);
  return [...groups].map(([status, of]) => ({ status, of }));
}

/** Milliseconds for which the last decision can still be undone; none left: 0. */
export function timeLeft({ at }: Undoable, nowMs: number): number {
  return Math.max(0, Date.parse(at) + UNDO_WINDOW_MS - nowMs);
}

/** What undoing the last decision does to the words. */
export interface UndoneWords {
  readonly on: TextPlace;
  readonly present: readonly Run[];
  readonly result: readonly Run[];
  /** True while the text reads as it was decided: then undoing gives back exactly what stood before. */
  readonly isAsDecided: boolean;
}

/** The words as they read with the last decision undone; what came in since stays. Null where it changed no words. Rule UI101. */
export function undoneWords({ change }: Undoable, overlays: Pick<Overlays, "baseOf" | "words">): UndoneWords | null {
  if (change?.type !== "text") return null;
  const present = presentRuns(overlays, change.on);
  return {
    on: change.on,
    present,
    result: overPresent({ base: change.result, text: change.before }, present),
    isAsDecided: sameRuns(present, change.result),
  };
}

/** The command that undoes. */
export function undoCommand({ final }: Undoable, words: UndoneWords | null): Asked {
  const seen = words ? { ifBase: fingerprint(words.present), result: words.result } : {};
  return { command: "undoDecision", decision: final, ...seen };
}

/** What can be asked for when it is too late to undo: everything is open again, with a reason. Rule UI102. */
export function reopenCommands({ amendments, clauses }: LastDecision, reason: string): readonly Asked[] {
  const closed = clauses.flatMap(({ status, of }) => (status === "open" || status === "notDiscussed" ? [] : of));
  return [
    ...amendments.flatMap(({ status, of }): Asked[] => {
      if (status === "parked") return of.map(({ id }) => ({ command: "unparkAmendment", amendment: id, reason }));
      return isUndecided(status) ? [] : of.map(({ id }) => ({ command: "reopenAmendment", amendment: id, reason }));
    }),
    ...(closed.length > 0 ? [{ command: "reopenClause", clauses: closed, reason } as const] : []),
  ];
}
