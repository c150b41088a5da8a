import { assertNever } from "../../shared/domain/assertNever.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import type { JoinAnswers } from "./joinAnswers.ts";
import type { Presence } from "./presence.ts";
import type { RoomConnection } from "./roomConnection.ts";
import { type RoomMessage, readRoomMessage } from "./roomMessage.ts";
import type { RoomRecord } from "./roomRecord.ts";
import type { RoomServices } from "./roomServices.ts";
import type { RoomText } from "./roomText.ts";

interface RoomReceptionDeps {
  readonly name: string;
  readonly text: RoomText;
  readonly record: RoomRecord;
  readonly answers: JoinAnswers;
  readonly presence: Presence;
  readonly services: RoomServices;
  /** What the decisions add up to now. */
  readonly state: () => DraftState;
}

/** What becomes of the messages that come in: each is answered, taken, or the end of its connection. Rules SY4, SY10, SY24. */
export class RoomReception {
  readonly #deps: RoomReceptionDeps;

  constructor(deps: RoomReceptionDeps) {
    this.#deps = deps;
  }

  /** One message of a connection. Never throws: whatever cannot be taken closes that connection, and only that. */
  receive(connection: RoomConnection, bytes: Uint8Array): void {
    if (connection.isClosed || this.#deps.record.isFailed) return;
    const message = readRoomMessage(bytes);
    if (message) this.#attempt(connection, () => this.#answer(connection, message));
    else connection.close("malformed");
  }

  #answer(connection: RoomConnection, message: RoomMessage): void {
    const { record, presence, services } = this.#deps;
    switch (message.type) {
      case "step1":
        // One who comes, or one of five hundred who come back at once.
        if (connection.mayAsk()) services.turns.add(() => this.#answerStep1(connection, message.stateVector));
        else connection.close("too_fast");
        return;
      case "update": {
        services.metrics.received("sync", message.body.byteLength);
        connection.frames++;
        const { frames } = connection;
        record.takeInTurn(() => this.#attempt(connection, () => this.#takeUpdate(connection, frames, message)));
        return;
      }
      case "awareness":
        services.metrics.received("awareness", message.body.byteLength);
        if (!presence.receive(connection, message.body)) connection.close("malformed");
        return;
      case "queryAwareness": {
        if (!connection.mayAsk()) {
          connection.close("too_fast");
          return;
        }
        const everybody = presence.everybody();
        if (everybody) connection.send(everybody);
        return;
      }
      default:
        assertNever(message);
    }
  }

  #answerStep1(connection: RoomConnection, stateVector: Uint8Array): void {
    const { record, answers } = this.#deps;
    if (!connection.isOpen || record.isFailed) return;
    const shared = answers.shared(stateVector);
    const answer = (): void => this.#admit(connection, answers.fresh(stateVector));
    if (shared) this.#admit(connection, shared);
    else record.whenQuiet({ run: () => this.#attempt(connection, answer), fail: () => {} });
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
      const { name, services } = this.#deps;
      const { participant } = connection.actor;
      services.log.error({ room: name, participant, error }, "a message could not be worked on");
      connection.close("internal");
    }
  }

  #takeUpdate(
    connection: RoomConnection,
    frame: number,
    { isStep2, body }: { readonly isStep2: boolean; readonly body: Uint8Array },
  ): void {
    const { text, record, services, state } = this.#deps;
    if (connection.isClosed || record.isFailed) return;
    const startedAt = performance.now();
    if (isStep2) connection.noteStep2(frame);
    const verdict = text.judge(body, connection.actor, state());
    if (!verdict.ok) {
      // The stock client sends what is typed before it has answered our step 1, which will bring the rest.
      if (verdict.reason === "missing" && !connection.hasSentStep2) connection.noteSkipped(frame);
      else if (verdict.reason === "malformed") this.#closeMalformed(connection, verdict.refusal);
      else this.#refuse(connection, frame, verdict.refusal);
      return;
    }
    if (!verdict.isEmpty) this.#apply(connection, body, verdict.clients);
    if (record.isFailed) return;
    services.metrics.applied(performance.now() - startedAt);
    record.acknowledge(connection, frame);
  }

  /**
   * Applies what was inspected and permitted, and gives it to the store. Should that break off, memory holds what the
   * store will not, and the room is not to be trusted.
   */
  #apply(connection: RoomConnection, body: Uint8Array, clients: readonly number[]): void {
    const { name, text, record, services } = this.#deps;
    const { participant } = connection.actor;
    try {
      // Before they are in the document: an id with structs that nobody has claimed is the server's.
      text.claims.claimForUpdate(clients, participant);
      const change = text.apply(body, connection);
      if (!change) return;
      // The author has it already, but not what the server tidied on top.
      const author = change.isTidied ? null : connection;
      record.give(change.update, participant, { author, newClients: text.claims.unstored(clients) });
    } catch (error) {
      services.log.error({ room: name, participant, error }, "inspected update did not apply");
      connection.refuse(connection.frames, { code: "update_refused" });
      record.fail(error, "internal");
    }
  }

  /** True when this person speaks, or may from now on speak, under the client id. Rules SY7, SY16. */
  claimForPresence(client: number, actor: Actor): boolean {
    const { name, text, services } = this.#deps;
    const { participant } = actor;
    if (!text.claims.claim(client, participant)) return false;
    if (text.claims.unstored([client]).length > 0) {
      const { store, log } = services;
      // Should this fail, the first update under the id binds it.
      store.bindClient(name, client, participant).then(
        () => text.claims.noteStored([client]),
        (error: unknown) => log.warn({ room: name, error }, "client id not bound"),
      );
    }
    return true;
  }

  #refuse(connection: RoomConnection, frame: number, refusal: Refusal): void {
    const { name, services } = this.#deps;
    const { participant, role } = connection.actor;
    const detail = refusal.detail?.slice(0, 200);
    services.log.info({ room: name, participant, role, ...refusal, detail }, "update refused");
    connection.refuse(frame, refusal);
  }

  #closeMalformed(connection: RoomConnection, refusal: Refusal): void {
    const { name, services } = this.#deps;
    const { participant } = connection.actor;
    services.log.info({ room: name, participant, detail: refusal.detail }, "malformed update");
    connection.close("malformed");
  }
}
