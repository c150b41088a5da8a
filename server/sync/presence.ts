import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Actor } from "../../shared/domain/participants.ts";
import { PERSON_KEY, type PersonHere } from "../../shared/protocol/presence.ts";
import { awarenessFrame } from "./frames.ts";
import type { SyncLimits } from "./limits.ts";
import type { RoomConnection } from "./roomConnection.ts";

interface Here {
  clock: number;
  json: string;
  readonly connection: RoomConnection;
}

type PresenceLimits = Pick<SyncLimits, "awarenessMs" | "rollCallMs" | "maxAwarenessBytes" | "maxAwarenessClients">;

/** Who may speak for a client id: a free one is bound to the participant for good. */
export type ClaimClient = (client: number, actor: Actor) => boolean;

/**
 * Who is in a room and where their carets are. A connection speaks only for its own client ids, and the server writes who
 * it is into every state. Changes go out together after `awarenessMs`; states that are merely renewed wait for the next
 * roll call, because everybody would otherwise hear of everybody every 15 s. Rules SY15–SY17.
 */
export class Presence {
  readonly #readers: () => Iterable<RoomConnection>;
  readonly #claim: ClaimClient;
  readonly #limits: PresenceLimits;
  readonly #here = new Map<number, Here>();
  readonly #left = new Map<number, number>();
  #changed = new Set<number>();
  #renewed = new Set<number>();
  #changeTimer: NodeJS.Timeout | null = null;
  #rollCallTimer: NodeJS.Timeout | null = null;
  #everybody: Buffer | null = null;

  constructor(readers: () => Iterable<RoomConnection>, claim: ClaimClient, limits: PresenceLimits) {
    this.#readers = readers;
    this.#claim = claim;
    this.#limits = limits;
  }

  /**
   * Takes an awareness message. States of others in it are passed over: the stock client sends back what it hears.
   * @throws whatever reading fails with, when the message is malformed.
   */
  receive(connection: RoomConnection, message: Uint8Array): void {
    if (message.byteLength > this.#limits.maxAwarenessBytes) return;
    const decoder = decoding.createDecoder(message);
    const count = decoding.readVarUint(decoder);
    for (let index = 0; index < count; index++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      if (this.#isOwn(connection, client, clock)) {
        this.#take(connection, client, clock, decoding.readVarString(decoder));
      } else decoding.readVarUint8Array(decoder);
    }
  }

  /** A frame with everybody who is here, or nothing when nobody is. */
  everybody(): Buffer | null {
    if (this.#here.size === 0) return null;
    this.#everybody ??= awarenessFrame(this.#encode(this.#here.keys()));
    return this.#everybody;
  }

  /** The connection is gone: its people leave. */
  leave(connection: RoomConnection): void {
    for (const client of connection.presence) {
      const here = this.#here.get(client);
      if (here?.connection === connection) this.#remove(client, here.clock);
    }
    connection.presence.clear();
  }

  stop(): void {
    for (const timer of [this.#changeTimer, this.#rollCallTimer]) if (timer) clearTimeout(timer);
    this.#changeTimer = null;
    this.#rollCallTimer = null;
  }

  #isOwn(connection: RoomConnection, client: number, clock: number): boolean {
    const here = this.#here.get(client);
    if (here?.connection === connection) return true;
    // Another tab of the same person hears of this one and repeats it; only a real return has a newer clock.
    if (here?.connection.isOpen && clock <= here.clock) return false;
    if (!connection.presence.has(client) && connection.presence.size >= this.#limits.maxAwarenessClients) return false;
    return this.#claim(client, connection.actor);
  }

  #take(connection: RoomConnection, client: number, clock: number, json: string): void {
    const state: unknown = JSON.parse(json);
    const before = this.#here.get(client);
    if (before && clock < before.clock) return;
    if (state === null) {
      if (before) this.#remove(client, clock);
      return;
    }
    if (typeof state !== "object" || Array.isArray(state)) throw new RangeError("awareness state is no object");
    const signed = JSON.stringify({ ...state, [PERSON_KEY]: personOf(connection.actor) });
    connection.presence.add(client);
    this.#left.delete(client);
    if (before?.connection === connection) {
      if (before.clock === clock) return;
      const isSame = before.json === signed;
      before.clock = clock;
      before.json = signed;
      this.#note(client, isSame);
    } else {
      this.#here.set(client, { clock, json: signed, connection });
      this.#note(client, false);
    }
  }

  #remove(client: number, clock: number): void {
    this.#here.delete(client);
    this.#left.set(client, clock);
    this.#note(client, false);
  }

  #note(client: number, isRenewal: boolean): void {
    this.#everybody = null;
    if (isRenewal) {
      if (!this.#changed.has(client)) this.#renewed.add(client);
      this.#rollCallTimer ??= setTimeout(() => this.#rollCall(), this.#limits.rollCallMs);
      return;
    }
    this.#renewed.delete(client);
    this.#changed.add(client);
    this.#changeTimer ??= setTimeout(() => this.#tellChanges(), this.#limits.awarenessMs);
  }

  #tellChanges(): void {
    this.#changeTimer = null;
    const changed = this.#changed;
    this.#changed = new Set();
    this.#tell(changed);
    this.#left.clear();
  }

  #rollCall(): void {
    this.#rollCallTimer = null;
    const renewed = this.#renewed;
    this.#renewed = new Set();
    this.#tell(renewed);
  }

  /** To everybody, the speaker too: the stock client drops a connection on which it hears nothing for 30 s. */
  #tell(clients: ReadonlySet<number>): void {
    if (clients.size === 0) return;
    const frame = awarenessFrame(this.#encode(clients));
    for (const reader of this.#readers()) reader.send(frame);
  }

  #encode(clients: Iterable<number>): Uint8Array {
    const entries = encoding.createEncoder();
    let count = 0;
    for (const client of clients) {
      const here = this.#here.get(client);
      const clock = here?.clock ?? this.#left.get(client);
      if (clock === undefined) continue;
      encoding.writeVarUint(entries, client);
      encoding.writeVarUint(entries, clock);
      encoding.writeVarString(entries, here?.json ?? "null");
      count++;
    }
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, count);
    encoding.writeUint8Array(encoder, encoding.toUint8Array(entries));
    return encoding.toUint8Array(encoder);
  }
}

function personOf({ participant, name, role, delegation }: Actor): PersonHere {
  return {
    participant,
    name,
    role,
    ...(delegation ? { delegation: { code: delegation.code, name: delegation.name } } : {}),
  };
}
