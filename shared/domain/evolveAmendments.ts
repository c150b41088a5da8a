import {
  type Amendment,
  type AmendmentStatus,
  amendmentNumber,
  delegationsOf,
  type PositionTaken,
} from "./amendment.ts";
import type { DraftState } from "./draftState.ts";
import type { AmendmentLabels, Decision, DecisionOf, EventHeader } from "./events.ts";
import type { AmendmentId } from "./ids.ts";

/** Folds what was decided on amendments and sponsors; `before` is the state before the decision. Rules AM18–AM23. */
export function evolveAmendments(state: DraftState, decision: Decision, before: DraftState): DraftState {
  switch (decision.type) {
    case "amendmentTabled":
      return tabled(state, decision);
    case "amendmentRevised":
      return change(state, decision.amendment, (amendment) => revised(amendment, decision));
    case "amendmentWithdrawn":
      return decide(state, [decision.amendment], decision, "withdrawn");
    case "positionTaken":
      if (!("amendment" in decision.on)) return state;
      return change(state, decision.on.amendment, (amendment) => ({
        ...amendment,
        positions: withPosition(amendment.positions, decision),
      }));
    case "sponsorJoined":
    case "sponsorLeft":
      return sponsors(state, decision);
    case "amendmentsAccepted":
      return accepted(state, decision);
    case "amendmentDeclined":
      return decide(state, [decision.amendment], decision, "declined");
    case "amendmentParked":
      return decide(state, [decision.amendment], decision, "parked");
    case "amendmentUnparked":
      return reopened(state, decision.amendment);
    case "amendmentReopened":
      return reopened(state, decision.amendment, decision.label);
    case "amendmentsMerged":
      return merged(state, decision);
    case "decisionUndone":
      return undone(state, before);
    default:
      return state;
  }
}

/** Positions after one was taken; "none" takes a delegation's position back. */
export function withPosition(
  positions: ReadonlyMap<string, PositionTaken> | undefined,
  { delegation, position, at, reason }: DecisionOf<"positionTaken">,
): ReadonlyMap<string, PositionTaken> {
  const next = new Map(positions);
  next.delete(delegation);
  if (position !== "none") next.set(delegation, { position, at, ...(reason ? { reason } : {}) });
  return next;
}

function change(state: DraftState, id: AmendmentId, update: (amendment: Amendment) => Amendment): DraftState {
  const amendment = state.amendments.get(id);
  return amendment ? { ...state, amendments: new Map(state.amendments).set(id, update(amendment)) } : state;
}

function tabled(state: DraftState, decision: DecisionOf<"amendmentTabled">): DraftState {
  const { amendment: id, delegation, proposed, label, at, actor, reason } = decision;
  const amendment: Amendment = {
    id,
    number: amendmentNumber(state.amendments.size + 1),
    ...(label ? { label } : {}),
    delegation,
    sponsors: [],
    proposed,
    ...(reason ? { reason } : {}),
    status: "tabled",
    reading: Math.max(1, state.reading),
    tabledAt: at,
    ...(actor.role === "delegation" ? {} : { enteredBy: { name: actor.name, role: actor.role } }),
    revisions: [{ number: 1, at, by: actor.name, proposed, ...(reason ? { reason } : {}) }],
    positions: new Map(),
    contributors: [],
  };
  return withClauseLabel({ ...state, amendments: new Map(state.amendments).set(id, amendment) }, amendment);
}

/** The label of a new clause is given out with the amendment that would bring it. */
function withClauseLabel(state: DraftState, { proposed, label }: Amendment): DraftState {
  if (proposed.kind !== "insert" || !label) return state;
  return { ...state, labels: new Map(state.labels).set(proposed.clause, label) };
}

function reopened(state: DraftState, id: AmendmentId, label?: string): DraftState {
  const open = change(state, id, ({ decided: _decided, mergedInto: _into, ...amendment }) => ({
    ...amendment,
    ...(label ? { label } : {}),
    status: "tabled",
  }));
  const amendment = open.amendments.get(id);
  return amendment && label ? withClauseLabel(open, amendment) : open;
}

/** Amendments with the labels of a new reading; those that are given none have none. Rule NU16. */
export function relabelled(amendments: DraftState["amendments"], labels: AmendmentLabels): DraftState["amendments"] {
  const given = new Map(labels);
  return new Map(
    [...amendments].map(([id, { label: _former, ...amendment }]) => {
      const label = given.get(id);
      return [id, { ...amendment, ...(label ? { label } : {}) }];
    }),
  );
}

function revised(amendment: Amendment, { proposed, at, actor, reason }: DecisionOf<"amendmentRevised">): Amendment {
  const revision = {
    number: amendment.revisions.length + 1,
    at,
    by: actor.name,
    proposed,
    ...(reason ? { reason } : {}),
  };
  return {
    ...amendment,
    proposed,
    ...(reason ? { reason } : {}),
    revisions: [...amendment.revisions, revision],
  };
}

function decide(
  state: DraftState,
  ids: readonly AmendmentId[],
  header: EventHeader,
  status: AmendmentStatus,
): DraftState {
  const decided = {
    decision: header.number,
    at: header.at,
    by: header.actor.name,
    ...(header.reason ? { reason: header.reason } : {}),
  };
  return ids.reduce((reached, id) => change(reached, id, (amendment) => ({ ...amendment, status, decided })), state);
}

function sponsors(state: DraftState, decision: DecisionOf<"sponsorJoined">): DraftState {
  const { amendment: id, delegation, type } = decision;
  const next = (list: readonly string[]): string[] => {
    const others = list.filter((code) => code !== delegation);
    return type === "sponsorJoined" ? [...others, delegation] : others;
  };
  if (id === undefined) return { ...state, sponsors: next(state.sponsors) };
  return change(state, id, (amendment) => ({ ...amendment, sponsors: next(amendment.sponsors) }));
}

function accepted(state: DraftState, decision: DecisionOf<"amendmentsAccepted">): DraftState {
  return decision.amendments.reduce((reached, { amendment: id, as }) => {
    const own = state.amendments.get(id);
    const others = decision.contributors.filter((code) => !own || !delegationsOf(own).includes(code));
    return change(decide(reached, [id], decision, as), id, (amendment) => ({ ...amendment, contributors: others }));
  }, state);
}

function merged(state: DraftState, decision: DecisionOf<"amendmentsMerged">): DraftState {
  const { amendments: ids, into } = decision;
  const credit = ids.flatMap((id) => {
    const amendment = state.amendments.get(id);
    return amendment ? [...delegationsOf(amendment), ...amendment.contributors] : [];
  });
  const decided = decide(state, ids, decision, "merged");
  const marked = ids.reduce((reached, id) => change(reached, id, (one) => ({ ...one, mergedInto: into })), decided);
  return change(marked, into, (amendment) => {
    const present = [...delegationsOf(amendment), ...amendment.contributors];
    const added = new Set(credit.filter((code) => !present.includes(code)));
    return { ...amendment, contributors: [...amendment.contributors, ...added] };
  });
}

function undone(state: DraftState, before: DraftState): DraftState {
  return [...(before.last?.amendments ?? [])].reduce(
    (reached, [id, fate]) =>
      change(reached, id, ({ decided: _decided, mergedInto: _into, ...amendment }) => ({ ...amendment, ...fate })),
    state,
  );
}
