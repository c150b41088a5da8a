import type { Disposition } from "../../shared/domain/clauseCommands.ts";
import type { Command } from "../../shared/domain/commands.ts";
import { openAmendments } from "../../shared/domain/draftState.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import type { Negotiation } from "../support/negotiation.ts";
import { pick } from "../support/random.ts";

function must(room: Negotiation, command: Command, actor?: Actor): void {
  const answer = room.do(command, actor);
  if (answer !== "taken") throw new Error(`${command.command} was refused: ${answer}`);
}

/** Issues a Rev with a random answer for each open amendment, after one was asked for that answers for none. Gives its name. */
export function issueRev(room: Negotiation, random: () => number): string {
  const open = openAmendments(room.state);
  const ifDecision = room.state.lastDecision;
  const hasty = room.do({ command: "issueRev", id: room.id(), ifDecision, dispositions: [] });
  if (open.length > 0 && hasty !== "base_changed") throw new Error(`a Rev over ${open.length} open ones: ${hasty}`);
  if (open.length === 0) return room.state.revisions.at(-1)?.name ?? "";
  const dispositions = open.map(({ id: amendment }): Disposition => {
    const becomes = pick(["kept", "kept", "kept", "parked", "declined"] as const, random);
    return becomes === "kept" ? { amendment, becomes } : { amendment, becomes, reason: "So decided" };
  });
  must(room, { command: "issueRev", id: room.id(), ifDecision, dispositions });
  for (const { amendment, becomes } of dispositions) {
    const status = room.state.amendments.get(amendment)?.status;
    if (status !== (becomes === "kept" ? "tabled" : becomes))
      throw new Error(`${amendment} is ${status}, not ${becomes}`);
  }
  return room.state.revisions.at(-1)?.name ?? "";
}

/** Asks for a revision back. Gives "taken", or the code of the refusal. */
export function restoreRevision(room: Negotiation, rev: number): string {
  const { lastDecision: ifDecision } = room.state;
  return room.do({ command: "restoreRevision", id: room.id(), rev, ifDecision, reason: "It was better" });
}

/** The text goes under silence, and a delegation breaks it. */
export function breakSilence(room: Negotiation, clause: ClauseId, actor: Actor): void {
  const deadline = new Date(room.now + 60_000).toISOString();
  must(room, { command: "setStage", id: room.id(), stage: "silence", deadline });
  must(room, { command: "breakSilence", id: room.id(), clause, reason: "We cannot join" }, actor);
  if (room.state.stage !== "negotiation") throw new Error(`silence was broken, and it is ${room.state.stage}`);
}
