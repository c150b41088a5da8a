import { isLocked } from "./agreement.ts";
import {
  type Amendment,
  delegationsOf,
  INSERTABLE_KINDS,
  isOpen,
  isUndecided,
  type Proposed,
  type TextPlace,
  textOfProposed,
} from "./amendment.ts";
import { levelRange } from "./clause.ts";
import type { CommandNamed } from "./commands.ts";
import { type DraftState, statusOf } from "./draftState.ts";
import { fingerprint } from "./fingerprint.ts";
import { type AmendmentId, type ClauseId, isId } from "./ids.ts";
import { sameRuns } from "./joinRuns.ts";
import type { Actor } from "./participants.ts";
import { speaksFor } from "./speaksFor.ts";
import type { TextFacts } from "./textFacts.ts";
import { unfitNotes, unfitWords } from "./unfitWords.ts";
import { decided, type Refused, refuse, type Verdict } from "./verdict.ts";

const ORDER = /^[0-9A-Za-z]{0,255}[1-9A-Za-z]$/;

/** Clauses whose agreement stands in the way of changing a text. */
export function lockedAt(state: DraftState, place: TextPlace, facts: TextFacts): ClauseId | undefined {
  const clauses = "clause" in place ? [place.clause] : facts.citing(place.footnote);
  return clauses.find((clause) => isLocked(statusOf(state, clause)));
}

/** What a proposal must be, whoever makes it: about something that is there and not agreed, in words that may stand. */
function checkProposed(
  state: DraftState,
  proposed: Proposed,
  notes: CommandNamed<"tableAmendment">["notes"],
  facts: TextFacts,
): Refused | null {
  const unfit = unfitNotes(notes, facts) ?? unfitWords(textOfProposed(proposed), notes, facts);
  if (unfit) return refuse("structure_refused", unfit);
  switch (proposed.kind) {
    case "insert": {
      const [min, max] = levelRange(proposed.clauseKind);
      const isFine = INSERTABLE_KINDS.includes(proposed.clauseKind) && proposed.level >= min && proposed.level <= max;
      if (!isFine || !Number.isInteger(proposed.level) || !ORDER.test(proposed.order) || !isId(proposed.clause)) {
        return refuse("structure_refused", `${proposed.clauseKind} at level ${proposed.level}`);
      }
      return null;
    }
    case "move":
      if (!ORDER.test(proposed.order)) return refuse("structure_refused", "no such place");
      return checkPlace(state, proposed.on, facts);
    case "edit":
    case "alt":
      if (sameRuns(proposed.base, proposed.text)) return refuse("invalid_request", "it proposes nothing");
      return checkPlace(state, proposed.on, facts);
    default:
      return checkPlace(state, proposed.on, facts);
  }
}

function checkPlace(state: DraftState, place: TextPlace, facts: TextFacts): Refused | null {
  const clause = "clause" in place ? place.clause : undefined;
  const at = clause ? { clause } : {};
  if (clause !== undefined && facts.isDeleted(clause) === true)
    return refuse("base_changed", "the clause is deleted", at);
  if (!facts.runsOf(place)) return refuse("not_found", "no such text", at);
  if (clause !== undefined && facts.kindOf(clause) === "table") {
    return refuse("structure_refused", "the cells of a table cannot be amended", at);
  }
  const locked = lockedAt(state, place, facts);
  return locked ? refuse("clause_locked", "the clause is agreed", { clause: locked }) : null;
}

/** Tabling: what was a delegation's own becomes everybody's to see, and gets its number. Rules AM17, AM20, CMD10. */
export function tableAmendment(
  state: DraftState,
  command: CommandNamed<"tableAmendment">,
  actor: Actor,
  facts: TextFacts,
): Verdict {
  const { amendment, proposed, notes, reason } = command;
  const delegation = speaksFor(actor, command.delegation, facts);
  if (typeof delegation !== "string") return delegation;
  if (state.stage !== "negotiation") return refuse("wrong_stage", `no amendments in stage ${state.stage}`);
  if (!isId(amendment) || state.amendments.has(amendment)) return refuse("invalid_request", `the id ${amendment}`);
  if (proposed.kind === "insert" && isTaken(state, proposed.clause, facts)) {
    return refuse("invalid_request", "the new clause needs an id of its own", { clause: proposed.clause });
  }
  const wrong = checkProposed(state, proposed, notes, facts);
  if (wrong) return wrong;
  const label = facts.labelFor(proposed);
  return decided(
    {
      type: "amendmentTabled",
      amendment,
      delegation,
      proposed,
      ...(label ? { label } : {}),
      ...(notes?.length ? { notes } : {}),
    },
    reason,
  );
}

function isTaken(state: DraftState, clause: ClauseId, facts: TextFacts): boolean {
  if (facts.isDeleted(clause) !== undefined) return true;
  return [...state.amendments.values()].some(
    ({ proposed }) => proposed.kind === "insert" && proposed.clause === clause,
  );
}

/** The amendment of a command, if whoever speaks is one of its sponsors. */
function sponsored(
  state: DraftState,
  id: AmendmentId,
  actor: Actor,
  named: string | undefined,
  facts: TextFacts,
): { readonly amendment: Amendment; readonly delegation: string } | Refused {
  const amendment = state.amendments.get(id);
  if (!amendment) return refuse("not_found", "no such amendment", { amendment: id });
  const delegation = speaksFor(actor, named ?? (actor.role === "delegation" ? undefined : amendment.delegation), facts);
  if (typeof delegation !== "string") return delegation;
  if (!delegationsOf(amendment).includes(delegation)) {
    return refuse("not_your_amendment", `${delegation} does not sponsor it`, { amendment: id });
  }
  return { amendment, delegation };
}

/** A new recorded wording; the earlier one is kept beside it. Rule AM19. */
export function reviseAmendment(
  state: DraftState,
  command: CommandNamed<"reviseAmendment">,
  actor: Actor,
  facts: TextFacts,
): Verdict {
  const { amendment: id, notes, reason, ifWords } = command;
  const asked = sponsored(state, id, actor, command.delegation, facts);
  if ("ok" in asked) return asked;
  const { amendment } = asked;
  const at = { amendment: id };
  if (state.stage !== "negotiation") return refuse("wrong_stage", `no amendments in stage ${state.stage}`, at);
  if (!isOpen(amendment.status)) return refuse("amendment_closed", `it is ${amendment.status}`, at);
  const words = facts.wordsOf(id);
  const standing = words && "text" in amendment.proposed ? withWords(amendment.proposed, words) : amendment.proposed;
  const proposed = command.proposed ?? standing;
  if (!isSameSubject(proposed, amendment.proposed))
    return refuse("invalid_request", "a revision keeps its subject", at);
  if (command.proposed && words && ifWords !== fingerprint(words.text)) {
    return refuse("base_changed", "somebody changed its words", at);
  }
  const recorded = amendment.proposed;
  if (reason === undefined && JSON.stringify(proposed) === JSON.stringify(recorded)) {
    return refuse("invalid_request", "nothing was revised", at);
  }
  const wrong = checkProposed(state, proposed, notes, facts);
  if (wrong) return { ok: false, refusal: { ...wrong.refusal, amendment: id } };
  return decided({ type: "amendmentRevised", amendment: id, proposed, ...(notes?.length ? { notes } : {}) }, reason);
}

function withWords(
  proposed: Extract<Proposed, { readonly kind: "edit" | "alt" | "insert" }>,
  { base, text }: Pick<Extract<Proposed, { readonly kind: "edit" }>, "base" | "text">,
): Proposed {
  return proposed.kind === "insert" ? { ...proposed, text } : { ...proposed, base, text };
}

/** A revision may say it otherwise, not ask for something else. */
function isSameSubject(a: Proposed, b: Proposed): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "insert") return b.kind === "insert" && a.clause === b.clause && a.clauseKind === b.clauseKind;
  return "on" in b && JSON.stringify(a.on) === JSON.stringify(b.on);
}

/** Withdrawn by one of its sponsors; it stays in the register. Rule AM18. */
export function withdrawAmendment(
  state: DraftState,
  command: CommandNamed<"withdrawAmendment">,
  actor: Actor,
  facts: TextFacts,
): Verdict {
  const asked = sponsored(state, command.amendment, actor, command.delegation, facts);
  if ("ok" in asked) return asked;
  const { amendment, delegation } = asked;
  if (state.stage === "final") return refuse("wrong_stage", "the text is final", { amendment: amendment.id });
  if (!isUndecided(amendment.status)) {
    return refuse("amendment_closed", `it is ${amendment.status}`, { amendment: amendment.id });
  }
  return decided({ type: "amendmentWithdrawn", amendment: amendment.id, delegation }, command.reason);
}

/** Joining and leaving the sponsors of an amendment or of the draft. Rule AM21. */
export function changeSponsors(
  state: DraftState,
  command: CommandNamed<"joinSponsors">,
  actor: Actor,
  facts: TextFacts,
): Verdict {
  const { amendment: id } = command;
  const delegation = speaksFor(actor, command.delegation, facts);
  if (typeof delegation !== "string") return delegation;
  if (state.stage === "final") return refuse("wrong_stage", "the text is final");
  const amendment = id === undefined ? undefined : state.amendments.get(id);
  if (id !== undefined && !amendment) return refuse("not_found", "no such amendment", { amendment: id });
  const at = id === undefined ? {} : { amendment: id };
  if (amendment && !isUndecided(amendment.status)) return refuse("amendment_closed", `it is ${amendment.status}`, at);
  if (amendment?.delegation === delegation) return refuse("invalid_request", `${delegation} proposed it`, at);
  const isJoining = command.command === "joinSponsors";
  if ((amendment?.sponsors ?? state.sponsors).includes(delegation) === isJoining) {
    return refuse("base_changed", isJoining ? "it is a sponsor already" : "it is no sponsor", at);
  }
  return decided({ type: isJoining ? "sponsorJoined" : "sponsorLeft", ...at, delegation });
}

/** A delegation's position on an amendment or a clause; it may change it at any time before the text is final. Rule AM22. */
export function takePosition(
  state: DraftState,
  command: CommandNamed<"takePosition"> | CommandNamed<"reserve">,
  actor: Actor,
  facts: TextFacts,
): Verdict {
  const delegation = speaksFor(actor, command.delegation, facts);
  if (typeof delegation !== "string") return delegation;
  if (state.stage !== "negotiation" && state.stage !== "silence") {
    return refuse("wrong_stage", `no positions in stage ${state.stage}`);
  }
  const on = command.command === "reserve" ? { clause: command.clause } : command.on;
  const position = command.command === "reserve" ? "reserve" : command.position;
  if ("amendment" in on && !state.amendments.has(on.amendment)) return refuse("not_found", "no such amendment", on);
  if ("clause" in on && facts.isDeleted(on.clause) !== false) return refuse("not_found", "no such clause", on);
  return decided({ type: "positionTaken", on, delegation, position }, command.reason);
}
