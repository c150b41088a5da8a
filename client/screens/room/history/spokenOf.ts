import type { TFunction } from "i18next";
import { assertNever } from "../../../../shared/domain/assertNever.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { Decision, DecisionOf } from "../../../../shared/domain/events.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import type { ClauseNames } from "./clauseNames.ts";
import { placesOfChange, revisionName } from "./sentenceOf.ts";
import { subjectsOf } from "./subjectsOf.ts";

/** What is read aloud of a decision. */
export interface Spoken {
  readonly message: string;
  /** A newer message of a topic takes the place of one that still waits. */
  readonly topic: string;
  readonly isImportant: boolean;
  /** Place of which several such decisions are counted together: "3 new amendments on OP 3". */
  readonly counted?: string;
}

/** What spoken sentences need to name things. */
export interface SpokenNames extends ClauseNames {
  /** Full name of a delegation, where it is known. */
  delegation(code: string): string;
}

/** A decision as it is announced; null for what is said elsewhere (the stage) or not at all. Pure. Rule UI135. */
export function spokenOf(decision: Decision, state: DraftState, names: SpokenNames, t: TFunction): Spoken | null {
  const number = (id: AmendmentId): string => state.amendments.get(id)?.number ?? id;
  const numbers = (ids: readonly AmendmentId[]) => ids.map(number).join(", ");
  const say = (message: string, topic: string, isImportant = true): Spoken => ({ message, topic, isImportant });
  switch (decision.type) {
    case "stageSet":
    case "labelsAssigned":
      return null;
    case "silenceBroken": {
      const values = { delegation: names.delegation(decision.delegation), place: names.clause(decision.clause) };
      return say(t("news.silenceBroken", values), "silence");
    }
    case "revIssued":
      return say(t("news.revIssued", { name: decision.name }), "revision");
    case "revisionRestored":
      return say(t("news.revisionRestored", { name: revisionName(decision.rev, state) }), "revision");
    case "clauseRestored":
      return say(t("news.restored", { place: names.clause(decision.clause) }), `clause ${decision.clause}`);
    case "amendmentTabled":
      return tabled(decision, number(decision.amendment), state, names, t);
    case "amendmentRevised":
      return say(t("news.revised", { number: number(decision.amendment) }), `amendment ${decision.amendment}`, false);
    case "amendmentWithdrawn":
      return say(t("news.withdrawn", { number: number(decision.amendment) }), `amendment ${decision.amendment}`, false);
    case "positionTaken": {
      const { on, position } = decision;
      const subject = "amendment" in on ? number(on.amendment) : names.clause(on.clause);
      const message = t(`news.position.${position}`, { delegation: names.delegation(decision.delegation), subject });
      return say(message, `position ${decision.delegation} ${subject}`, false);
    }
    case "sponsorJoined":
    case "sponsorLeft":
      return say(
        sponsor(decision, number, names, t),
        `sponsor ${decision.delegation} ${decision.amendment ?? ""}`,
        false,
      );
    case "amendmentsAccepted": {
      const ids = decision.amendments.map(({ amendment }) => amendment);
      const values = { numbers: numbers(ids), place: placesOfChange(decision.change, names) };
      return say(t(`news.accepted.${decision.change.type}`, values), `amendment ${ids.join(" ")}`);
    }
    case "amendmentDeclined":
      return say(t("news.declined", { number: number(decision.amendment) }), `amendment ${decision.amendment}`);
    case "amendmentParked":
      return say(t("news.parked", { number: number(decision.amendment) }), `amendment ${decision.amendment}`);
    case "amendmentUnparked":
      return say(t("news.unparked", { number: number(decision.amendment) }), `amendment ${decision.amendment}`);
    case "amendmentReopened":
      return say(
        t("news.reopenedAmendment", { number: number(decision.amendment) }),
        `amendment ${decision.amendment}`,
      );
    case "amendmentsMerged": {
      const values = { numbers: numbers(decision.amendments), into: number(decision.into) };
      return say(t("news.merged", values), `amendment ${decision.amendments.join(" ")}`);
    }
    case "decisionUndone":
      return say(t("news.undone"), "undone");
    case "clauseBracketed":
      return say(t("news.bracketed", places(decision, names)), clauseTopic(decision));
    case "clauseAgreedAdRef":
      return say(t("news.agreedAdRef", places(decision, names)), clauseTopic(decision));
    case "clauseAgreed":
      return say(t("news.agreed", places(decision, names)), clauseTopic(decision));
    case "clauseReopened":
      return say(t("news.reopened", places(decision, names)), clauseTopic(decision));
    case "floorMoved":
      if (decision.clause === null) return say(t("news.floorFree"), "floor");
      return say(t("news.floor", { place: names.clause(decision.clause) }), "floor");
    default:
      return assertNever(decision);
  }
}

function tabled(
  decision: DecisionOf<"amendmentTabled">,
  number: string,
  state: DraftState,
  names: SpokenNames,
  t: TFunction,
): Spoken {
  const [clause] = subjectsOf(decision, state).clauses;
  const isNew = decision.proposed.kind === "insert";
  const place = clause ? names.clause(clause) : noteOf(decision, names);
  const values = { number, delegation: names.delegation(decision.delegation), place };
  return {
    message: t(isNew ? "news.tabledNew" : "news.tabled", values),
    topic: isNew ? `tabled ${decision.amendment}` : `tabled ${place}`,
    isImportant: true,
    ...(isNew ? {} : { counted: place }),
  };
}

function noteOf({ proposed }: DecisionOf<"amendmentTabled">, names: SpokenNames): string {
  return "on" in proposed && "footnote" in proposed.on ? names.note(proposed.on.footnote) : "";
}

function sponsor(
  { type, delegation: code, amendment }: DecisionOf<"sponsorJoined" | "sponsorLeft">,
  number: (id: AmendmentId) => string,
  names: SpokenNames,
  t: TFunction,
): string {
  const delegation = names.delegation(code);
  if (amendment) return t(`news.${type}`, { delegation, number: number(amendment) });
  return t(type === "sponsorJoined" ? "news.draftSponsorJoined" : "news.draftSponsorLeft", { delegation });
}

type OnClauses = DecisionOf<"clauseBracketed">;
const places = ({ clauses }: Pick<OnClauses, "clauses">, names: SpokenNames) => ({
  places: clauses.map(names.clause).join(", "),
});
const clauseTopic = ({ clauses }: Pick<OnClauses, "clauses">): string => `clause ${clauses.join(" ")}`;
