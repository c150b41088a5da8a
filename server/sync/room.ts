import * as Y from "yjs";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import { assertNever } from "../../shared/domain/assertNever.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import type { Decision } from "../../shared/domain/events.ts";
import { evolve, replay } from "../../shared/domain/evolve.ts";
import type { ParticipantId } from "../../shared/domain/ids.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import type { ErrorCode } from "../../shared/protocol/errors.ts";
import { SYNC } from "../../shared/protocol/messages.ts";
import { type LoadedRoom, StoreError } from "../store/store.ts";
import { Audience } from "./audience.ts";
import { Broadcaster } from "./broadcaster.ts";
import { CommitQueue } from "./commitQueue.ts";
import type { CommitTarget } from "./committer.ts";
import { syncFrame } from "./frames.ts";
import { JoinAnswers } from "./joinAnswers.ts";
import type { Change } from "./liveDoc.ts";
import { Presence } from "./presence.ts";
import { RoomConnection, type RoomSocket } from "./roomConnection.ts";
import { type RoomMessage, readRoomMessage } from "./roomMessage.ts";
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
export class Room implements CommitTarget {
  readonly name: string;
  readonly generation: number;
  readonly draft: DraftDoc;
  readonly isPrivate: boolean;
  readonly #services: RoomServices;
  readonly #events: RoomEvents;
  readonly #text: RoomText;
  readonly #audience: Audience;
  readonly #broadcaster: Broadcaster;
  readonly #answers: JoinAnswers;
  readonly #presence: Presence;
  readonly #queue = new CommitQueue();
  #state: DraftState;
  #seq: number;
  #snapshotSeq: number;
  #holds = 0;
  #failure: StoreError | null = null;

  constructor(name: string, loaded: LoadedRoom, services: RoomServices, events: RoomEvents) {
    this.name = name;
    this.isPrivate = name.includes("~");
    this.generation = loaded.generation;
    this.#services = services;
    this.#events = events;
    this.#text = new RoomText(loaded, this.isPrivate, services.limits);
    this.draft = this.#text.draft;
    this.#seq = loaded.seq;
    this.#snapshotSeq = loaded.snapshotSeq;
    this.#state = replay(this.draft.decisions.toArray() as Decision[]);
    this.#answers = new JoinAnswers(this.draft.doc, loaded);
    const { limits } = services;
    this.#audience = new Audience(services.metrics);
    this.#presence = new Presence(this.#audience, (client, actor) => this.#claimForPresence(client, actor), limits);
    this.#broadcaster = new Broadcaster({
      audience: this.#audience,
      maxWaitMs: limits.maxBatchMs,
      onFrames: (frames) => this.#answers.noteFrames(frames),
      company: () => this.#presence.takeAlong(),
    });
  }

  /** What the decisions add up to, those not yet on disk included. */
  get state(): DraftState {
    return this.#state;
  }

  /** Number of the last update given to the store. */
  get seq(): number {
    return this.#seq;
  }

  get isFailed(): boolean {
    return this.#failure !== null;
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
    return this.#audience.connections.size === 0 && this.#holds === 0 && this.#queue.isEmpty;
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
   * both are on disk and on their way to everybody. Rule SY18.
   * @throws StoreError when they could not be stored; what `words` throws, after which the room is loaded again.
   */
  async applyDecision(decisions: readonly Decision[], words?: (draft: DraftDoc) => void): Promise<void> {
    this.#assertAlive();
    const update = this.#changeOwn(() => {
      this.draft.doc.transact(() => {
        words?.(this.draft);
        this.draft.decisions.push([...decisions]);
      }, ORIGINS.decision);
    });
    for (const decision of decisions) this.#state = evolve(this.#state, decision);
    await this.#commitOwn(update);
  }

  /** Fills a new room with content made elsewhere. @throws RangeError when it is not empty; StoreError. */
  async initialise(update: Uint8Array): Promise<void> {
    this.#assertAlive();
    if (this.#seq > 0) throw new RangeError(`room ${this.name} has content`);
    await this.#commitOwn(this.#changeOwn(() => Y.applyUpdate(this.draft.doc, update, ORIGINS.filling)));
  }

  /** Runs `look` at a moment in which everything is on disk, and gives its result. @throws StoreError. Rule SY1. */
  read<T>(look: (draft: DraftDoc) => T): Promise<T> {
    return new Promise((resolve, fail) => {
      const run = (): void => {
        try {
          resolve(look(this.draft));
        } catch (error) {
          fail(error);
        }
      };
      if (this.#failure) fail(this.#failure);
      else this.#queue.whenQuiet({ run, fail });
    });
  }

  /** Takes a socket in, and greets it. */
  connect(socket: RoomSocket, actor: Actor): RoomConnection {
    this.#assertAlive();
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

  /** One message of a connection. Never throws: whatever cannot be taken closes that connection, and only that. */
  receive(connection: RoomConnection, bytes: Uint8Array): void {
    if (connection.isClosed || this.isFailed) return;
    const message = readRoomMessage(bytes);
    if (message) this.#attempt(connection, () => this.#answer(connection, message));
    else connection.close("malformed");
  }

  /** Closes all sockets with one error. */
  closeConnections(error: ErrorCode): void {
    for (const connection of this.#audience.connections) connection.close(error);
  }

  /**
   * Saves what came since the last snapshot as a new one, when everything is on disk. The log stays. A failure is no
   * harm: the updates are stored already. Rule SY19.
   */
  async saveSnapshot(): Promise<void> {
    const former = this.#snapshotSeq;
    if (this.#seq === former) return;
    try {
      const { seq, body } = await this.read(() => {
        this.#snapshotSeq = this.#seq;
        return { seq: this.#seq, body: this.#text.encode() };
      });
      await this.#services.store.saveSnapshot(this.name, seq, body);
    } catch (error) {
      this.#snapshotSeq = former;
      this.#services.log.warn({ room: this.name, error }, "snapshot not saved");
    }
  }

  /** Ends the room's life in memory. */
  destroy(): void {
    this.#broadcaster.stop();
    this.#presence.stop();
    this.draft.doc.destroy();
  }

  committed(seq: number): void {
    const rows = this.#queue.settle(seq);
    for (const { newClients } of rows) this.#text.claims.noteStored(newClients);
    this.#broadcaster.send(rows);
    this.#queue.acknowledgeUpTo(seq);
    for (const { settled } of rows) settled?.resolve();
    this.#becameQuiet();
    this.#events.onChanged(this);
    if (this.#seq - this.#snapshotSeq >= this.#services.limits.snapshotEvery) void this.saveSnapshot();
  }

  failed(error: unknown): void {
    this.#services.log.error({ room: this.name, error }, "updates not stored: room closed and loaded again");
    this.#fail(error, "storage_unavailable");
  }

  #fail(error: unknown, code: ErrorCode): void {
    if (this.#failure) return;
    const reason = error instanceof StoreError ? error : new StoreError("not stored", { cause: error });
    this.#failure = reason;
    this.#queue.fail(reason);
    this.closeConnections(code);
    this.#events.onQuiet(this);
  }

  #assertAlive(): void {
    if (this.#failure) throw this.#failure;
  }

  #answer(connection: RoomConnection, message: RoomMessage): void {
    const { metrics } = this.#services;
    switch (message.type) {
      case "step1":
        // One who comes, or one of five hundred who come back at once.
        if (connection.mayAsk()) this.#services.turns.add(() => this.#answerStep1(connection, message.stateVector));
        else connection.close("too_fast");
        return;
      case "update": {
        metrics.received("sync", message.body.byteLength);
        connection.frames++;
        const { frames } = connection;
        this.#queue.takeInTurn(() => this.#attempt(connection, () => this.#takeUpdate(connection, frames, message)));
        return;
      }
      case "awareness":
        metrics.received("awareness", message.body.byteLength);
        if (!this.#presence.receive(connection, message.body)) connection.close("malformed");
        return;
      case "queryAwareness": {
        if (!connection.mayAsk()) {
          connection.close("too_fast");
          return;
        }
        const everybody = this.#presence.everybody();
        if (everybody) connection.send(everybody);
        return;
      }
      default:
        assertNever(message);
    }
  }

  #answerStep1(connection: RoomConnection, stateVector: Uint8Array): void {
    if (!connection.isOpen || this.isFailed) return;
    const shared = this.#answers.shared(stateVector);
    const answer = (): void => this.#admit(connection, this.#answers.fresh(stateVector));
    if (shared) this.#admit(connection, shared);
    else this.#queue.whenQuiet({ run: () => this.#attempt(connection, answer), fail: () => {} });
  }

  #admit(connection: RoomConnection, answer: Buffer): void {
    connection.isReader = true;
    connection.send(answer);
  }

  /** Does what a connection asked for. An error that nobody foresaw is ours: logged, and the end of this connection. Rule SY24. */
  #attempt(connection: RoomConnection, work: () => void): void {
    try {
      work();
    } catch (error) {
      const { participant } = connection.actor;
      this.#services.log.error({ room: this.name, participant, error }, "a message could not be worked on");
      connection.close("internal");
    }
  }

  #takeUpdate(
    connection: RoomConnection,
    frame: number,
    { isStep2, body }: { readonly isStep2: boolean; readonly body: Uint8Array },
  ): void {
    if (connection.isClosed || this.isFailed) return;
    const { metrics } = this.#services;
    const startedAt = performance.now();
    if (isStep2) connection.noteStep2(frame);
    const verdict = this.#text.judge(body, connection.actor, this.#state);
    if (!verdict.ok) {
      // The stock client sends what is typed before it has answered our step 1, which will bring the rest.
      if (verdict.reason === "missing" && !connection.hasSentStep2) connection.noteSkipped(frame);
      else if (verdict.reason === "malformed") this.#closeMalformed(connection, verdict.refusal);
      else this.#refuse(connection, frame, verdict.refusal);
      return;
    }
    if (!verdict.isEmpty) this.#apply(connection, body, verdict.clients);
    if (this.isFailed) return;
    metrics.applied(performance.now() - startedAt);
    this.#queue.acknowledge(connection, frame, this.#seq);
  }

  /**
   * Applies what was inspected and permitted, and gives it to the store. Should that break off, memory holds what the
   * store will not, and the room is not to be trusted.
   */
  #apply(connection: RoomConnection, body: Uint8Array, clients: readonly number[]): void {
    const { participant } = connection.actor;
    try {
      // Before they are in the document: an id with structs that nobody has claimed is the server's.
      this.#text.claims.claimForUpdate(clients, participant);
      const change = this.#text.apply(body, connection);
      if (!change) return;
      // The author has it already, but not what the server tidied on top.
      const author = change.isTidied ? null : connection;
      this.#give(change.update, participant, { author, newClients: this.#text.claims.unstored(clients) });
    } catch (error) {
      this.#services.log.error({ room: this.name, participant, error }, "inspected update did not apply");
      connection.refuse(connection.frames, { code: "update_refused" });
      this.#fail(error, "internal");
    }
  }

  #give(
    body: Uint8Array,
    participant: ParticipantId | null,
    more: { author: RoomConnection | null; newClients: readonly number[]; settled?: PromiseWithResolvers<void> },
  ): void {
    const { committer, now } = this.#services;
    this.#seq++;
    this.#answers.noteChange();
    this.#queue.push({ seq: this.#seq, body, ...more });
    const { newClients } = more;
    committer.add({ room: this.name, seq: this.#seq, at: now(), participant, body, newClients }, this);
  }

  /** A change of the server's own. Where it breaks off, memory holds what the store will not: the room fails. */
  #changeOwn(work: () => void): Change | null {
    try {
      return this.#text.change(work);
    } catch (error) {
      this.#fail(error, "internal");
      throw error;
    }
  }

  async #commitOwn(change: Change | null): Promise<void> {
    if (!change) return;
    const settled = Promise.withResolvers<void>();
    this.#give(change.update, null, { author: null, newClients: [], settled });
    await settled.promise;
  }

  #claimForPresence(client: number, actor: Actor): boolean {
    const { participant } = actor;
    if (!this.#text.claims.claim(client, participant)) return false;
    if (this.#text.claims.unstored([client]).length > 0) {
      const { store, log } = this.#services;
      // Should this fail, the first update under the id binds it.
      store.bindClient(this.name, client, participant).then(
        () => this.#text.claims.noteStored([client]),
        (error: unknown) => log.warn({ room: this.name, error }, "client id not bound"),
      );
    }
    return true;
  }

  #refuse(connection: RoomConnection, frame: number, refusal: Refusal): void {
    const { participant, role } = connection.actor;
    const detail = refusal.detail?.slice(0, 200);
    this.#services.log.info({ room: this.name, participant, role, ...refusal, detail }, "update refused");
    connection.refuse(frame, refusal);
  }

  #closeMalformed(connection: RoomConnection, refusal: Refusal): void {
    const { participant } = connection.actor;
    this.#services.log.info({ room: this.name, participant, detail: refusal.detail }, "malformed update");
    connection.close("malformed");
  }

  #becameQuiet(): void {
    if (this.#failure) return;
    this.#queue.runWaiting();
    if (this.isIdle) this.#events.onQuiet(this);
  }
}
