import * as Y from "yjs";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import type { Decision } from "../../shared/domain/events.ts";
import { evolve, replay } from "../../shared/domain/evolve.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import type { ErrorCode } from "../../shared/protocol/errors.ts";
import { SYNC } from "../../shared/protocol/messages.ts";
import type { LoadedRoom, RevisionRow } from "../store/store.ts";
import { Audience } from "./audience.ts";
import { Broadcaster } from "./broadcaster.ts";
import { syncFrame } from "./frames.ts";
import { JoinAnswers } from "./joinAnswers.ts";
import { Presence } from "./presence.ts";
import { RoomConnection, type RoomSocket } from "./roomConnection.ts";
import { delegationOfRoom } from "./roomName.ts";
import { RoomReception } from "./roomReception.ts";
import { RoomRecord } from "./roomRecord.ts";
import type { RoomServices } from "./roomServices.ts";
import { RoomText } from "./roomText.ts";

/** What a room tells of itself. */
export interface RoomEvents {
  /** It may be idle now, or (`isFailed`) must be forgotten at once. */
  readonly onQuiet: (room: Room) => void;
  /** More of it is on disk than before. */
  readonly onChanged: (room: Room) => void;
}

/**
 * One live document: inspect → permit → apply → commit → broadcast → acknowledge. Nothing leaves the room before its
 * commit. What the store could not take is not kept either: the room fails as a whole and is loaded again. Rules SY1–SY9.
 */
export class Room {
  readonly name: string;
  readonly generation: number;
  readonly draft: DraftDoc;
  readonly isPrivate: boolean;
  readonly #services: RoomServices;
  readonly #events: RoomEvents;
  readonly #audience: Audience;
  readonly #broadcaster: Broadcaster;
  readonly #presence: Presence;
  readonly #record: RoomRecord;
  readonly #reception: RoomReception;
  #state: DraftState;
  #holds = 0;

  constructor(name: string, loaded: LoadedRoom, services: RoomServices, events: RoomEvents) {
    const delegation = delegationOfRoom(name);
    const { limits, metrics } = services;
    this.name = name;
    this.isPrivate = delegation !== null;
    this.generation = loaded.generation;
    this.#services = services;
    this.#events = events;
    const text = new RoomText(loaded, delegation, limits);
    const answers = new JoinAnswers(text.draft.doc, loaded);
    this.draft = text.draft;
    this.#state = replay(this.draft.decisions.toArray() as Decision[]);
    this.#audience = new Audience(metrics);
    const mayClaim = (client: number, actor: Actor): boolean => this.#reception.claimForPresence(client, actor);
    this.#presence = new Presence(this.#audience, mayClaim, limits);
    this.#broadcaster = new Broadcaster({
      audience: this.#audience,
      maxWaitMs: limits.maxBatchMs,
      onFrames: (frames) => answers.noteFrames(frames),
      company: () => this.#presence.takeAlong(),
    });
    this.#record = new RoomRecord({
      name,
      loaded,
      text,
      services,
      onGiven: () => answers.noteChange(),
      onStored: (rows) => this.#broadcaster.send(rows),
      onSettled: () => {
        this.#becameQuiet();
        events.onChanged(this);
      },
      onFailed: (code) => {
        this.closeConnections(code);
        events.onQuiet(this);
      },
    });
    this.#reception = new RoomReception({
      name,
      text,
      record: this.#record,
      answers,
      presence: this.#presence,
      services,
      state: () => this.#state,
    });
  }

  /** What the decisions add up to, those not yet on disk included. */
  get state(): DraftState {
    return this.#state;
  }

  /** Number of the last update given to the store. */
  get seq(): number {
    return this.#record.seq;
  }

  get isFailed(): boolean {
    return this.#record.isFailed;
  }

  get connections(): ReadonlySet<RoomConnection> {
    return this.#audience.connections;
  }

  /** How many participants are here, each once however many connections are theirs. */
  get peopleCount(): number {
    return new Set([...this.connections].map((connection) => connection.actor.participant)).size;
  }

  /** True when nobody is here, nobody holds it and everything is on disk. */
  get isIdle(): boolean {
    return this.#audience.connections.size === 0 && this.#holds === 0 && this.#record.isStored;
  }

  /** Keeps the room in memory until `release`. */
  hold(): void {
    this.#holds++;
  }

  release(): void {
    this.#holds--;
    this.#becameQuiet();
  }

  /**
   * Writes decisions and the words they change, in one Yjs transaction; the only writer of `decisions`. Resolves when
   * both, and the revisions that they issue, are on disk, and the former on their way to everybody. Rules SY18, REV6.
   * @throws StoreError when they could not be stored; what `words` throws, after which the room is loaded again.
   */
  async applyDecision(
    decisions: readonly Decision[],
    words?: (draft: DraftDoc) => void,
    issued?: (draft: DraftDoc, state: DraftState) => readonly RevisionRow[],
  ): Promise<void> {
    await this.#record.giveOwn(() => {
      this.draft.doc.transact(() => {
        words?.(this.draft);
        this.draft.decisions.push([...decisions]);
      }, ORIGINS.decision);
      for (const decision of decisions) this.#state = evolve(this.#state, decision);
      return issued?.(this.draft, this.#state) ?? [];
    });
  }

  /** Fills a new room with content made elsewhere. @throws RangeError when it is not empty; StoreError. */
  async initialise(update: Uint8Array): Promise<void> {
    this.#record.assertAlive();
    if (this.#record.seq > 0) throw new RangeError(`room ${this.name} has content`);
    await this.#record.giveOwn(() => {
      Y.applyUpdate(this.draft.doc, update, ORIGINS.filling);
      return [];
    });
  }

  /** Runs `look` at a moment in which everything is on disk, and gives its result. @throws StoreError. Rule SY1. */
  read<T>(look: (draft: DraftDoc, state: DraftState) => T): Promise<T> {
    return new Promise((resolve, fail) => {
      const run = (): void => {
        try {
          resolve(look(this.draft, this.#state));
        } catch (error) {
          fail(error);
        }
      };
      this.#record.whenQuiet({ run, fail });
    });
  }

  /** Takes a socket in, and greets it. */
  connect(socket: RoomSocket, actor: Actor): RoomConnection {
    this.#record.assertAlive();
    const connection = new RoomConnection(socket, actor, this.#services);
    this.#audience.connections.add(connection);
    connection.send(syncFrame(SYNC.step1, Y.encodeStateVector(this.draft.doc)));
    const everybody = this.#presence.everybody();
    if (everybody) connection.send(everybody);
    return connection;
  }

  /** The socket is gone. */
  disconnect(connection: RoomConnection): void {
    if (!this.#audience.connections.delete(connection)) return;
    this.#presence.leave(connection);
    this.#becameQuiet();
  }

  /** One message of a connection. Never throws. */
  receive(connection: RoomConnection, bytes: Uint8Array): void {
    this.#reception.receive(connection, bytes);
  }

  /** Closes all sockets with one error. */
  closeConnections(error: ErrorCode): void {
    for (const connection of this.#audience.connections) connection.close(error);
  }

  /** Saves what came since the last snapshot as a new one. Rule SY19. */
  saveSnapshot(): Promise<void> {
    return this.#record.saveSnapshot();
  }

  /** Ends the room's life in memory. */
  destroy(): void {
    this.#broadcaster.stop();
    this.#presence.stop();
    this.draft.doc.destroy();
  }

  #becameQuiet(): void {
    if (this.isFailed) return;
    this.#record.runWaiting();
    if (this.isIdle) this.#events.onQuiet(this);
  }
}
