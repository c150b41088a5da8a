import type { DraftWords } from "../../shared/amendments/draftWords.ts";
import type { PastText } from "../../shared/amendments/restoring.ts";
import { textFactsOf } from "../../shared/amendments/textFactsOf.ts";
import { wordChanges } from "../../shared/amendments/wordChanges.ts";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import { storedText } from "../../shared/document/storedText.ts";
import { answers } from "../../shared/domain/answers.ts";
import type { Command } from "../../shared/domain/commands.ts";
import { decide, type Outcome } from "../../shared/domain/decide.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import type { Decision } from "../../shared/domain/events.ts";
import { evolve } from "../../shared/domain/evolve.ts";
import type { DraftId } from "../../shared/domain/ids.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import type { KeyedQueue } from "../keyedQueue.ts";
import type { Store } from "../store/store.ts";
import type { Room } from "../sync/room.ts";
import type { Rooms } from "../sync/rooms.ts";
import { decisionsOf } from "./decisionsOf.ts";
import { draftWords } from "./draftWords.ts";
import { inRoom } from "./inRoom.ts";
import { issuedRevisions, revisionContent } from "./revisions.ts";
import { writeWords } from "./writeWords.ts";

type CommandResult<Told> =
  | { readonly ok: true; readonly decisions: readonly Decision[]; readonly told: Told }
  | { readonly ok: false; readonly refusal: Refusal; readonly told: Told };

/** Looks at a draft right after a command, before the next one is decided. */
type Tell<Told> = (state: DraftState, words: DraftWords) => Told;

/** Carries out commands, in each draft one after another: decide, write decisions and words together. Rules CMD1, CMD9. */
export class CommandRunner {
  readonly #rooms: Rooms;
  readonly #store: Store;
  readonly #queue: KeyedQueue;
  readonly #now: () => number;

  constructor(deps: { rooms: Rooms; store: Store; queue: KeyedQueue; now: () => number }) {
    this.#rooms = deps.rooms;
    this.#store = deps.store;
    this.#queue = deps.queue;
    this.#now = deps.now;
  }

  /**
   * The decisions of a command, stored before this resolves; the same command sent again gives the same ones. With them
   * comes what `tell` says of the draft as the command, or its refusal, has left it.
   */
  run<Told>(draft: DraftId, command: Command, actor: Actor, tell: Tell<Told>): Promise<CommandResult<Told>> {
    return this.#queue.run(`commands:${draft}`, () =>
      inRoom(this.#rooms, draft, async (room) => {
        const past = await this.#pastText(draft, room, command);
        const outcome = await this.#runIn(room, command, actor, past);
        return { ...outcome, told: tell(room.state, draftWords(room.draft)) };
      }),
    );
  }

  async #runIn(room: Room, command: Command, actor: Actor, past: PastText | undefined): Promise<Outcome> {
    const state = room.state;
    if (state.commands.has(command.id)) return repeated(room, command, actor);
    const facts = textFactsOf(draftWords(room.draft), state, past);
    const outcome = decide(state, command, actor, new Date(this.#now()).toISOString(), facts);
    if (outcome.ok) {
      await room.applyDecision(
        outcome.decisions,
        (draft) => writeAll(draft, outcome.decisions, state),
        (draft, after) => issuedRevisions(state, after, draft),
      );
    }
    return outcome;
  }

  /** The revision that a command asks to bring back; read before anything is decided, for that cannot wait. */
  async #pastText(draft: DraftId, room: Room, command: Command): Promise<PastText | undefined> {
    if (command.command !== "restoreRevision") return undefined;
    const revision = room.state.revisions.find(({ rev }) => rev === command.rev);
    if (!revision) return undefined;
    const content = await revisionContent(this.#store, draft, revision);
    return { rev: command.rev, content, stored: (clause) => storedText(room.draft, clause) };
  }
}

async function repeated(room: Room, command: Command, actor: Actor): Promise<Outcome> {
  const decisions = await room.read((draft) => decisionsOf(draft).filter((one) => one.command === command.id));
  if (decisions.every((decision) => answers(decision, command, actor))) return { ok: true, decisions };
  return { ok: false, refusal: { code: "invalid_request", detail: "the id was used for another command" } };
}

/** Writes what the decisions of a command do to the words, each on what the one before has left. */
function writeAll(draft: DraftDoc, decisions: readonly Decision[], before: DraftState): void {
  let state = before;
  for (const decision of decisions) {
    for (const change of wordChanges(decision, state, draftWords(draft))) writeWords(draft, change);
    state = evolve(state, decision);
  }
}
