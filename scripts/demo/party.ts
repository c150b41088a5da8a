import * as Y from "yjs";
import { flat } from "../../shared/amendments/joinPieces.ts";
import { addCommentEntry, type CommentEntry, type CommentSubject } from "../../shared/document/commentEntries.ts";
import { type DraftDoc, draftDoc, textOf } from "../../shared/document/draftDoc.ts";
import { readRuns } from "../../shared/document/inline.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import type { Command } from "../../shared/domain/commands.ts";
import type { ClauseId, ParticipantId } from "../../shared/domain/ids.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { StateJson } from "../../shared/protocol/stateSchema.ts";
import type { Caller } from "./caller.ts";
import { DemoError } from "./demoError.ts";
import { DraftReader } from "./draftReader.ts";
import { LiveRoom } from "./liveRoom.ts";
import type { Narrator } from "./narrator.ts";
import { type Hands, type Swap, typeOver } from "./rewriting.ts";

/** Where somebody sits in the room of a draft. */
export interface Seat {
  readonly caller: Caller;
  readonly draft: string;
  readonly participant: ParticipantId;
  /** The person's name. */
  readonly person: string;
  /** How the story calls them: "Kenya", "The facilitator". */
  readonly title: string;
  /** What stands at their caret: "KEN", "FAC". */
  readonly code: string;
  /** Code of the delegation; none for the facilitator. */
  readonly delegation?: string;
  readonly hue: number;
  readonly narrator: Narrator;
}

/** A comment that can be answered. */
interface Thread {
  readonly about: CommentSubject;
  /** Id of its first entry. */
  readonly first: string;
}

/** A command before it gets the id that makes it this one. */
type Wish<One = Command> = One extends { readonly id: string } ? Omit<One, "id"> : never;

/** Somebody in the room: decides and asks over HTTP, writes and is seen over the live protocol. */
export class Party {
  protected readonly seat: Seat;
  protected readonly reader: DraftReader;
  protected readonly draft: DraftDoc;
  readonly room: LiveRoom;
  #commands = 0;
  #comments = 0;

  constructor(seat: Seat) {
    this.seat = seat;
    const { caller, draft, title, participant, person: name, code, hue } = seat;
    this.reader = new DraftReader(caller, draft);
    this.room = new LiveRoom({ address: caller.address, name: draft, session: caller.session, who: title });
    this.draft = draftDoc(this.room.doc);
    this.room.awareness.setLocalStateField("user", { participant, name, code, hue });
  }

  get participant(): ParticipantId {
    return this.seat.participant;
  }

  /** Resolves when the party sees the room. */
  async arrive(): Promise<void> {
    await this.room.synced();
  }

  leave(): void {
    this.room.leave();
  }

  /** Writes in the base text for all to see, letter by letter. @throws DemoError where the words are not there. */
  async writes(clause: ClauseId, swap: Swap): Promise<void> {
    const text = textOf(this.draft.clauses.get(clause));
    if (!text) throw new DemoError(`${this.seat.title} does not see ${clause}.`);
    // What somebody else has just written may still be on its way.
    await this.room.until(() => flat(readRuns(text)).includes(swap[0]));
    await typeOver(text, swap, this.handsAt(clause));
    await this.room.saved();
  }

  /** Takes a clause out of the base text; it can be brought back. */
  async takesOut(clause: ClauseId): Promise<void> {
    this.room.doc.transact(() => this.draft.clauses.get(clause)?.set("deleted", true), ORIGINS.typing);
    await this.room.saved();
  }

  /** Begins a thread on a clause or an amendment. */
  async comments(about: CommentSubject, words: string): Promise<Thread> {
    const place =
      "clause" in about ? await this.reader.label(about.clause) : (await this.reader.amendment(about.amendment)).number;
    const first = await this.#comment({ about, text: words });
    await this.tell(`comments on ${place}: “${words}”`);
    return { about, first };
  }

  /** Answers in a thread. */
  async replies({ about, first }: Thread, words: string): Promise<void> {
    await this.#comment({ about, text: words, replyTo: first });
    await this.tell(`replies: “${words}”`);
  }

  /** Sets a thread aside as done. */
  async resolves({ about, first }: Thread): Promise<void> {
    await this.#comment({ about, text: "", replyTo: first, act: "resolve" });
    await this.tell("resolves the comment; it stays to be read");
  }

  protected async command(wish: Wish): Promise<StateJson> {
    const { caller, draft, code } = this.seat;
    this.#commands += 1;
    const json = { ...wish, id: `demo-${code}-${this.#commands}` };
    return (await caller.call(ROUTES.command, { params: { draft }, json })).state;
  }

  /** One line about this party. */
  protected tell(what: string): Promise<void> {
    return this.seat.narrator.tell(`${this.seat.title} ${what}`);
  }

  /** Hands that type in a clause, with the caret shown to everybody in the room. */
  protected handsAt(clause: ClauseId): Hands {
    return {
      keystroke: () => this.seat.narrator.keystroke(),
      caretAt: (caret) => {
        const position = Y.relativePositionToJSON(caret) as unknown;
        const state = { clause, anchorUnit: { clause }, anchor: position, head: position };
        this.room.awareness.setLocalStateField("caret", state);
      },
    };
  }

  async #comment(entry: Pick<CommentEntry, "about" | "text"> & Partial<CommentEntry>): Promise<string> {
    const { participant: author, delegation } = this.seat;
    this.#comments += 1;
    const id = `demo-${this.seat.code}-comment-${this.#comments}`;
    const nothing = { replyTo: undefined, anchor: undefined, act: undefined };
    this.room.doc.transact(() => {
      addCommentEntry(this.draft.comments, { ...nothing, ...entry, id, author, delegation, at: Date.now() });
    }, ORIGINS.commenting);
    await this.room.saved();
    return id;
  }
}
