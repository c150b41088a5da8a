import { type DraftDoc, isDeleted } from "../../shared/document/draftDoc.ts";
import { assertNever } from "../../shared/domain/assertNever.ts";
import type { Command } from "../../shared/domain/commands.ts";
import { answers, decide, type TextFacts } from "../../shared/domain/decide.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import type { Decision } from "../../shared/domain/events.ts";
import type { DraftId } from "../../shared/domain/ids.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import type { KeyedQueue } from "../keyedQueue.ts";
import type { Room } from "../sync/room.ts";
import type { Rooms } from "../sync/rooms.ts";
import { decisionsOf } from "./decisionsOf.ts";
import { inRoom } from "./inRoom.ts";

export type CommandResult =
  | { readonly ok: true; readonly decisions: readonly Decision[]; readonly state: DraftState }
  | { readonly ok: false; readonly refusal: Refusal; readonly state: DraftState };

/** Carries out commands, in each draft one after another: decide, write decisions and words together. Rules CMD1, CMD9. */
export class CommandRunner {
  readonly #rooms: Rooms;
  readonly #queue: KeyedQueue;
  readonly #now: () => number;

  constructor(deps: { rooms: Rooms; queue: KeyedQueue; now: () => number }) {
    this.#rooms = deps.rooms;
    this.#queue = deps.queue;
    this.#now = deps.now;
  }

  /** The decisions of a command, stored before this resolves; the same command sent again gives the same ones. */
  run(draft: DraftId, command: Command, actor: Actor): Promise<CommandResult> {
    return this.#queue.run(`commands:${draft}`, () =>
      inRoom(this.#rooms, draft, (room) => this.#runIn(room, command, actor)),
    );
  }

  async #runIn(room: Room, command: Command, actor: Actor): Promise<CommandResult> {
    const state = room.state;
    if (state.commands.has(command.id)) return repeated(room, state, command, actor);
    const outcome = decide(state, command, actor, new Date(this.#now()).toISOString(), textFacts(room.draft));
    if (!outcome.ok) return { ...outcome, state };
    await room.applyDecision(outcome.decisions, wordsOf(command));
    return { ...outcome, state: room.state };
  }
}

async function repeated(room: Room, state: DraftState, command: Command, actor: Actor): Promise<CommandResult> {
  const decisions = await room.read((draft) => decisionsOf(draft).filter((one) => one.command === command.id));
  if (decisions.every((decision) => answers(decision, command, actor))) return { ok: true, decisions, state };
  return { ok: false, refusal: { code: "invalid_request", detail: "the id was used for another command" }, state };
}

function textFacts(draft: DraftDoc): TextFacts {
  return {
    isDeleted: (id) => {
      const clause = draft.clauses.get(id);
      return clause && isDeleted(clause);
    },
  };
}

/** What a command writes into the text, in the same transaction as its decisions. */
function wordsOf(command: Command): ((draft: DraftDoc) => void) | undefined {
  switch (command.command) {
    case "setStage":
      return undefined;
    case "restoreClause":
      return (draft) => void draft.clauses.get(command.clause)?.set("deleted", false);
    default:
      return assertNever(command);
  }
}
