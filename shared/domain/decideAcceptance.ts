import { isLocked } from "./agreement.ts";
import {
  type Amendment,
  delegationsOf,
  isOpen,
  isUndecided,
  samePlace,
  type TextPlace,
  textOfProposed,
} from "./amendment.ts";
import type { ClausePlace } from "./amendmentCommands.ts";
import type { CommandNamed } from "./commands.ts";
import { lockedAt } from "./decideProposal.ts";
import { type DraftState, statusOf } from "./draftState.ts";
import type { BaseChange } from "./events.ts";
import { fingerprint } from "./fingerprint.ts";
import type { ClauseId } from "./ids.ts";
import type { TextFacts } from "./textFacts.ts";
import { unfitNotes, unfitWords } from "./unfitWords.ts";
import { type Entry, type Refused, refuse, type Verdict } from "./verdict.ts";

type Accept = CommandNamed<"acceptAmendments">;
type Accepted = { readonly change: BaseChange; readonly inFull: (amendment: Amendment) => boolean };

/**
 * Taking in one amendment or several: the words that the facilitator confirmed become the base, if the base is still the
 * one that was seen. What was proposed word for word is accepted, else accepted as modified. Rules AM16, AM23, CMD11, CMD12.
 */
export function acceptAmendments(state: DraftState, command: Accept, facts: TextFacts): Verdict {
  const amendments = subjects(state, command);
  if ("ok" in amendments) return amendments;
  const unfit = unfitNotes(command.notes, facts) ?? unfitWords(command.result ?? [], command.notes, facts);
  if (unfit) return refuse("structure_refused", unfit);
  const accepted = accept(state, command, amendments, facts);
  if ("ok" in accepted) return accepted;
  const declined = declineBeside(state, command);
  if ("ok" in declined) return declined;
  const contributors = new Set(amendments.flatMap((one) => [...delegationsOf(one), ...one.contributors]));
  const taken: Entry = {
    body: {
      type: "amendmentsAccepted",
      amendments: amendments.map((one) => ({
        amendment: one.id,
        as: accepted.inFull(one) ? "accepted" : "acceptedAsModified",
      })),
      change: accepted.change,
      contributors: [...contributors],
      ...(command.notes?.length ? { notes: command.notes } : {}),
    },
    ...(command.reason ? { reason: command.reason } : {}),
  };
  return { ok: true, entries: [taken, ...declined] };
}

/** Others that are not taken up because of what is taken in: one decision each, all of one command. Rule AM41. */
function declineBeside(state: DraftState, { amendments, declined = [] }: Accept): readonly Entry[] | Refused {
  const named = [...amendments, ...declined.map(({ amendment }) => amendment)];
  if (new Set(named).size !== named.length) return refuse("invalid_request", "an amendment is named twice");
  const entries: Entry[] = [];
  for (const { amendment: id, ifRevision, reason } of declined) {
    const amendment = state.amendments.get(id);
    const at = { amendment: id };
    if (!amendment) return refuse("not_found", "no such amendment", at);
    if (!isUndecided(amendment.status)) return refuse("amendment_closed", `it is ${amendment.status}`, at);
    if (ifRevision !== undefined && ifRevision !== amendment.revisions.length) {
      return refuse("base_changed", `revision ${amendment.revisions.length}`, at);
    }
    if (!reason) return refuse("reason_missing", "declining needs a reason", at);
    entries.push({ body: { type: "amendmentDeclined", amendment: id }, reason });
  }
  return entries;
}

/** The amendments of the command: there, open, as seen, and about one thing. */
function subjects(state: DraftState, command: Accept): readonly Amendment[] | Refused {
  const { amendments: ids, ifRevisions } = command;
  if (state.stage !== "negotiation") return refuse("wrong_stage", `nothing is taken in in stage ${state.stage}`);
  if (ids.length === 0 || new Set(ids).size !== ids.length) return refuse("invalid_request", "which amendments?");
  const amendments: Amendment[] = [];
  for (const [index, id] of ids.entries()) {
    const amendment = state.amendments.get(id);
    if (!amendment) return refuse("not_found", "no such amendment", { amendment: id });
    if (!isOpen(amendment.status)) return refuse("amendment_closed", `it is ${amendment.status}`, { amendment: id });
    if (ifRevisions && ifRevisions[index] !== amendment.revisions.length) {
      return refuse("base_changed", `revision ${amendment.revisions.length}`, { amendment: id });
    }
    amendments.push(amendment);
  }
  const [first, ...others] = amendments;
  const stranger = others.find((other) => first && !areAlike(first, other));
  return stranger
    ? refuse("invalid_request", "these are about different things", { amendment: stranger.id })
    : amendments;
}

/** May two amendments be taken together? Edits and versions of one text may; others only with their like. */
function areAlike({ proposed: a }: Amendment, { proposed: b }: Amendment): boolean {
  const isText = (kind: string): boolean => kind === "edit" || kind === "alt";
  if (a.kind !== b.kind && !(isText(a.kind) && isText(b.kind))) return false;
  return "on" in a && "on" in b ? samePlace(a.on, b.on) : true;
}

function accept(
  state: DraftState,
  command: Accept,
  amendments: readonly Amendment[],
  facts: TextFacts,
): Accepted | Refused {
  const proposed = amendments[0]?.proposed;
  switch (proposed?.kind) {
    case "edit":
    case "alt":
      return acceptText(state, command, proposed.on, facts);
    case "insert": {
      const { clause, clauseKind, level, order } = proposed;
      const { result } = command;
      if (!result) return refuse("invalid_request", "what is the new clause to read?", { clause });
      if (facts.isDeleted(clause) === false) return refuse("base_changed", "the clause is in the text", { clause });
      const words = fingerprint(result);
      return {
        change: { type: "inserted", clause, clauseKind, level, order, result },
        inFull: (one) => words === fingerprint(facts.wordsOf(one.id)?.text ?? textOfProposed(one.proposed)),
      };
    }
    case "delete": {
      const places = standing(state, proposed.on.clause, command, facts);
      if ("ok" in places) return places;
      return { change: { type: "deleted", clauses: places.map(({ clause }) => clause) }, inFull: () => true };
    }
    case "move": {
      const { on, order, level } = proposed;
      const from = standing(state, on.clause, command, facts);
      if ("ok" in from) return from;
      const { places: to } = command;
      if (!to || to.map(({ clause }) => clause).join() !== from.map(({ clause }) => clause).join()) {
        return refuse("base_changed", "a place for the clause and each of its sub-clauses", on);
      }
      const isAsked = to[0]?.order === order && (level === undefined || to[0].level === level);
      return { change: { type: "moved", from, to }, inFull: () => isAsked };
    }
    default:
      return refuse("invalid_request", "which amendments?");
  }
}

function acceptText(state: DraftState, command: Accept, on: TextPlace, facts: TextFacts): Accepted | Refused {
  const { result } = command;
  const before = seenText(state, command, on, facts);
  if ("ok" in before) return before;
  if (!result) return refuse("invalid_request", "what is the text to read?", "clause" in on ? on : {});
  return {
    change: { type: "text", on, before: before.runs, result },
    inFull: (one) => facts.takesIn(one.id, command.amendments, result),
  };
}

/** The present words of a text, if they are those that were seen and nothing locks them. */
export function seenText(
  state: DraftState,
  { ifBase }: { readonly ifBase?: string },
  on: TextPlace,
  facts: TextFacts,
): { readonly runs: Extract<BaseChange, { type: "text" }>["before"] } | Refused {
  const at = "clause" in on ? on : {};
  const runs = facts.runsOf(on);
  if (!runs) return refuse("base_changed", "the text is gone", at);
  const locked = lockedAt(state, on, facts);
  if (locked) return refuse("clause_locked", "the clause is agreed", { clause: locked });
  if (ifBase === undefined) return refuse("invalid_request", "which words were seen?", at);
  return ifBase === fingerprint(runs) ? { runs } : refuse("base_changed", "the words changed", at);
}

/** Where a clause and its sub-clauses stand, if all of them may still be removed or moved. */
function standing(
  state: DraftState,
  clause: ClauseId,
  { ifBase }: Accept,
  facts: TextFacts,
): readonly ClausePlace[] | Refused {
  const places = facts.withSubClauses(clause);
  if (places.length === 0) return refuse("base_changed", "the clause is not in the text", { clause });
  const locked = places.find((place) => isLocked(statusOf(state, place.clause)));
  if (locked) return refuse("clause_locked", "the clause is agreed", { clause: locked.clause });
  const runs = facts.runsOf({ clause });
  if (ifBase !== undefined && runs && ifBase !== fingerprint(runs)) {
    return refuse("base_changed", "the words changed", { clause });
  }
  return places;
}
