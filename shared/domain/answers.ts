import { assertNever } from "./assertNever.ts";
import type { Command } from "./commands.ts";
import type { Decision } from "./events.ts";
import { sameRuns } from "./joinRuns.ts";
import type { Actor } from "./participants.ts";

/**
 * True when a decision is one that this command brought: the same request, sent again. Ask it of all decisions that bear
 * the command's id. Rule CMD1.
 */
export function answers(decision: Decision, command: Command, actor: Actor): boolean {
  if (decision.command !== command.id || decision.actor.participant !== actor.participant) return false;
  const { command: name } = command;
  switch (decision.type) {
    case "labelsAssigned":
      return true;
    case "stageSet":
      if (name === "breakSilence") return decision.from === "silence" && decision.to === "negotiation";
      return name === "setStage" && decision.to === command.stage;
    case "silenceBroken":
      return name === "breakSilence" && decision.clause === command.clause;
    case "clauseRestored":
      return name === "restoreClause" && decision.clause === command.clause;
    case "revIssued":
      return name === "issueRev" && (command.name === undefined || decision.name === command.name.trim());
    case "revisionRestored":
      return name === "restoreRevision" && decision.rev === command.rev;
    case "amendmentTabled":
      return (
        name === "tableAmendment" &&
        isEqual([decision.amendment, decision.proposed], [command.amendment, command.proposed])
      );
    case "amendmentRevised":
      return (
        name === "reviseAmendment" &&
        decision.amendment === command.amendment &&
        (command.proposed === undefined || isEqual(command.proposed, decision.proposed))
      );
    case "amendmentWithdrawn":
      return name === "withdrawAmendment" && decision.amendment === command.amendment;
    case "positionTaken":
      if (name === "reserve")
        return decision.position === "reserve" && isEqual(decision.on, { clause: command.clause });
      return name === "takePosition" && decision.position === command.position && isEqual(decision.on, command.on);
    case "sponsorJoined":
      return name === "joinSponsors" && decision.amendment === command.amendment;
    case "sponsorLeft":
      return name === "leaveSponsors" && decision.amendment === command.amendment;
    case "amendmentsAccepted":
      return (
        name === "acceptAmendments" &&
        isEqual(
          decision.amendments.map(({ amendment }) => amendment),
          command.amendments,
        ) &&
        (command.result === undefined ||
          ("result" in decision.change && sameRuns(decision.change.result, command.result)))
      );
    case "amendmentDeclined":
      return name === "declineAmendment" ? decision.amendment === command.amendment : disposes(command, decision);
    case "amendmentParked":
      return name === "parkAmendment" ? decision.amendment === command.amendment : disposes(command, decision);
    case "amendmentUnparked":
      return name === "unparkAmendment" && decision.amendment === command.amendment;
    case "amendmentReopened":
      return name === "reopenAmendment" && decision.amendment === command.amendment;
    case "amendmentsMerged":
      return (
        name === "mergeAmendments" && isEqual([decision.amendments, decision.into], [command.amendments, command.into])
      );
    case "decisionUndone":
      return name === "undoDecision" && decision.decision === command.decision;
    case "clauseBracketed":
      return name === "bracketClause" && isEqual(decision.clauses, namesOf(command.clauses));
    case "clauseAgreedAdRef":
      return name === "agreeAdRef" && isEqual(decision.clauses, namesOf(command.clauses));
    case "clauseAgreed":
      return name === "agreeClause" && isEqual(decision.clauses, namesOf(command.clauses));
    case "clauseReopened":
      return name === "reopenClause" && isEqual(decision.clauses, command.clauses);
    case "floorMoved":
      return name === "moveFloor" && decision.clause === command.clause && decision.view === command.view;
    default:
      return assertNever(decision);
  }
}

const namesOf = (clauses: readonly { readonly clause: string }[]): string[] => clauses.map(({ clause }) => clause);

function disposes(
  command: Command,
  { amendment, type }: Extract<Decision, { readonly amendment: string; readonly type: unknown }>,
): boolean {
  if (command.command === "acceptAmendments") {
    return type === "amendmentDeclined" && command.declined?.some((one) => one.amendment === amendment) === true;
  }
  if (!("dispositions" in command)) return false;
  const becomes = type === "amendmentParked" ? "parked" : "declined";
  return command.dispositions?.some((one) => one.amendment === amendment && one.becomes === becomes) === true;
}

/** Plain values that are equal whatever the order of their keys. */
function isEqual(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
}
