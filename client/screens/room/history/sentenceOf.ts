import type { TFunction } from "i18next";
import type { Proposed } from "../../../../shared/domain/amendment.ts";
import { assertNever } from "../../../../shared/domain/assertNever.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { BaseChange, Decision, DecisionOf, EventHeader } from "../../../../shared/domain/events.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import type { ClauseNames } from "./clauseNames.ts";

/**
 * One decision as one sentence in the words of the room: "A-041 (BRA) accepted into OP 3 by Anna (facilitator)". Time and
 * reason are not part of it. Who entered something for a delegation is named with it. Pure. Rule UI126.
 */
export function sentenceOf(decision: Decision, state: DraftState, names: ClauseNames, t: TFunction): string {
  const amendment = (id: AmendmentId) => amendmentName(id, state, t);
  const all = (ids: readonly AmendmentId[]) => ids.map(amendment).join(", ");
  const by = byWhom(decision, t);
  switch (decision.type) {
    case "stageSet":
      return t("history.said.stageSet", { from: t(`stage.${decision.from}`), to: t(`stage.${decision.to}`), by });
    case "silenceBroken":
      return t("history.said.silenceBroken", {
        delegation: decision.delegation,
        place: names.clause(decision.clause),
        by,
      });
    case "revIssued":
      return t("history.said.revIssued", { name: decision.name, by });
    case "revisionRestored":
      return t("history.said.revisionRestored", { name: revisionName(decision.rev, state), by });
    case "clauseRestored":
      return t("history.said.clauseRestored", { place: names.clause(decision.clause), by });
    case "labelsAssigned":
      return t("history.said.labelsAssigned", { labels: decision.labels.map(([, label]) => label).join(", ") });
    case "amendmentTabled": {
      const { proposed } = decision;
      const place = placeOf(proposed, names);
      return t(`history.said.tabled.${proposed.kind}`, {
        amendment: amendment(decision.amendment),
        place: proposed.kind === "insert" ? (decision.label ?? place) : place,
        by: byWhom(decision, t, decision.delegation),
      });
    }
    case "amendmentRevised":
      return t("history.said.amendmentRevised", {
        amendment: amendment(decision.amendment),
        place: placeOf(decision.proposed, names),
        by: byWhom(decision, t, state.amendments.get(decision.amendment)?.delegation),
      });
    case "amendmentWithdrawn":
      return t("history.said.amendmentWithdrawn", {
        amendment: amendment(decision.amendment),
        by: byWhom(decision, t, decision.delegation),
      });
    case "positionTaken":
      return t(`history.said.position.${decision.position}`, {
        delegation: decision.delegation,
        subject: "amendment" in decision.on ? amendment(decision.on.amendment) : names.clause(decision.on.clause),
        by,
      });
    case "sponsorJoined":
    case "sponsorLeft": {
      const { delegation } = decision;
      if (decision.amendment)
        return t(`history.said.${decision.type}`, { delegation, amendment: amendment(decision.amendment), by });
      const key = decision.type === "sponsorJoined" ? "draftSponsorJoined" : "draftSponsorLeft";
      return t(`history.said.${key}`, { delegation, by });
    }
    case "amendmentsAccepted":
      return t(`history.said.taken.${decision.change.type}`, {
        what: taken(decision, all, t),
        place: placesOfChange(decision.change, names),
        by,
      });
    case "amendmentDeclined":
    case "amendmentParked":
    case "amendmentUnparked":
    case "amendmentReopened":
      return t(`history.said.${decision.type}`, { amendment: amendment(decision.amendment), by });
    case "amendmentsMerged":
      return t("history.said.amendmentsMerged", {
        amendments: all(decision.amendments),
        into: amendment(decision.into),
        by,
      });
    case "decisionUndone":
      return t("history.said.decisionUndone", { number: decision.decision, by });
    case "clauseBracketed":
    case "clauseAgreedAdRef":
    case "clauseAgreed":
    case "clauseReopened":
      return t(`history.said.${decision.type}`, { places: decision.clauses.map(names.clause).join(", "), by });
    case "floorMoved":
      if (decision.clause === null) return t("history.said.floorTaken", { by });
      return t("history.said.floorMoved", {
        place: names.clause(decision.clause),
        view: t(`history.view.${decision.view}`),
        by,
      });
    default:
      return assertNever(decision);
  }
}

/** "A-041 (BRA)". */
export function amendmentName(id: AmendmentId, state: DraftState, t: TFunction): string {
  const known = state.amendments.get(id);
  return known ? t("history.amendment", { number: known.number, delegation: known.delegation }) : id;
}

/** What a revision was issued as. */
export function revisionName(rev: number, state: DraftState): string {
  return state.revisions.find((one) => one.rev === rev)?.name ?? String(rev);
}

/** "Anna (facilitator)", "Rui (BRA)", "Anna (facilitator) on behalf of EU". */
function byWhom({ actor }: EventHeader, t: TFunction, delegation?: string): string {
  const as = actor.delegation ?? t(`history.as.${actor.role}`);
  const values = { name: actor.name, as };
  if (delegation === undefined || actor.role === "delegation") return t("history.person", values);
  return t("history.personFor", { ...values, delegation });
}

function placeOf(proposed: Proposed, names: ClauseNames): string {
  if (proposed.kind === "insert") return names.clause(proposed.clause);
  return "clause" in proposed.on ? names.clause(proposed.on.clause) : names.note(proposed.on.footnote);
}

/** What a change of the base text touches, by name. */
export function placesOfChange(change: BaseChange, names: ClauseNames): string {
  switch (change.type) {
    case "text":
      return "clause" in change.on ? names.clause(change.on.clause) : names.note(change.on.footnote);
    case "inserted":
      return names.clause(change.clause);
    case "deleted":
    case "restored":
      return names.clause(first(change.clauses));
    case "moved":
      return names.clause(first(change.to).clause);
    default:
      return assertNever(change);
  }
}

/** A clause goes and moves with its sub-clauses, and is named alone. */
function first<One>(list: readonly One[]): One {
  const [one] = list;
  if (one === undefined) throw new RangeError("a change of no clause");
  return one;
}

function taken(
  { amendments }: DecisionOf<"amendmentsAccepted">,
  all: (ids: readonly AmendmentId[]) => string,
  t: TFunction,
): string {
  const those = (status: "accepted" | "acceptedAsModified") =>
    amendments.flatMap(({ amendment, as }) => (as === status ? [amendment] : []));
  const whole = those("accepted");
  const modified = those("acceptedAsModified");
  return [
    ...(whole.length > 0 ? [t("history.said.accepted", { count: whole.length, amendments: all(whole) })] : []),
    ...(modified.length > 0 ? [t("history.said.modified", { count: modified.length, amendments: all(modified) })] : []),
  ].join(", ");
}
