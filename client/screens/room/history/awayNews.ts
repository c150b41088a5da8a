import { type Amendment, delegationsOf } from "../../../../shared/domain/amendment.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { Decision } from "../../../../shared/domain/events.ts";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";
import type { Actor } from "../../../../shared/domain/participants.ts";
import { decisionKind } from "./decisionKind.ts";
import { subjectsOf } from "./subjectsOf.ts";

/** What happened while somebody was away, in the order in which it concerns them. */
export const AWAY_GROUPS = ["mine", "onMine", "floor", "rest"] as const;
export type AwayNews = Readonly<Record<(typeof AWAY_GROUPS)[number], readonly Decision[]>>;

/**
 * Sorts the decisions after number `since` for one person: those on amendments and clauses of their delegation, new
 * amendments on its clauses, where the floor is now, the rest; within a group oldest first. What the person did themself is
 * left out, and so are labels, which come with other decisions. Pure. Rules UI131, UI132.
 */
export function awayNews(decisions: readonly Decision[], since: number, actor: Actor, state: DraftState): AwayNews {
  const own = ownThings(actor.delegation?.code, state);
  const groups = { mine: [] as Decision[], onMine: [] as Decision[], floor: [] as Decision[], rest: [] as Decision[] };
  for (const decision of decisions) {
    if (decision.number <= since || decision.actor.participant === actor.participant) continue;
    if (decision.type === "labelsAssigned") continue;
    // Of the floor only the last place counts.
    if (decision.type === "floorMoved") groups.floor = [decision];
    else groups[groupOf(decision, own, state)].push(decision);
  }
  return groups;
}

/** How much there is to tell. */
export function awayCount(news: AwayNews): number {
  return AWAY_GROUPS.reduce((sum, group) => sum + news[group].length, 0);
}

interface OwnThings {
  readonly amendments: ReadonlySet<AmendmentId>;
  readonly clauses: ReadonlySet<ClauseId>;
}

function ownThings(code: string | undefined, state: DraftState): OwnThings {
  if (code === undefined) return { amendments: new Set(), clauses: new Set() };
  const isOwn = (one: Amendment) => delegationsOf(one).includes(code) || one.contributors.includes(code);
  const amendments = [...state.amendments.values()].filter(isOwn);
  const clauses = amendments.flatMap(({ proposed }): ClauseId[] => {
    if (proposed.kind === "insert") return [proposed.clause];
    return "clause" in proposed.on ? [proposed.on.clause] : [];
  });
  const spokenOf = [...state.clausePositions].flatMap(([clause, by]) => (by.has(code) ? [clause] : []));
  return { amendments: new Set(amendments.map(({ id }) => id)), clauses: new Set([...clauses, ...spokenOf]) };
}

function groupOf(decision: Decision, own: OwnThings, state: DraftState): "mine" | "onMine" | "rest" {
  const { amendments, clauses } = subjectsOf(decision, state);
  const isOnClause = clauses.some((id) => own.clauses.has(id));
  if (decision.type === "amendmentTabled") return isOnClause ? "onMine" : "rest";
  if (amendments.some((id) => own.amendments.has(id))) return "mine";
  return isOnClause && decisionKind(decision) === "decisions" ? "mine" : "rest";
}
