import * as encoding from "lib0/encoding";
import type { Actor } from "../../shared/domain/participants.ts";
import { PERSON_KEY, type PersonHere } from "../../shared/protocol/presence.ts";
import type { Audience } from "./audience.ts";
import { parseState, readAwareness, type ToldState } from "./awarenessMessage.ts";
import { awarenessFrame } from "./frames.ts";
import type { SyncLimits } from "./limits.ts";
import type { RoomConnection } from "./roomConnection.ts";

interface Here {
  clock: number;
  json: string;
  readonly connection: RoomConnection;
}

/** From this part of the pause between two messages on, changes leave together with the next update. */
const COMPANY_FROM = 2 / 3;

type PresenceLimits = Pick<SyncLimits, "awarenessMs" | "rollCallMs" | "maxAwarenessBytes" | "maxAwarenessClients">;

/** Who may speak for a client id: a free one is bound to the participant for good. */
export type ClaimClient = (client: number, actor: Actor) => boolean;

/**
 * Who is in a room and where their carets are. A connection speaks only for its own client ids, and the server writes who
 * it is into every state. Changes go out together after `awarenessMs`; states that are merely renewed wait for the next
 * roll call, because everybody would otherwise hear of everybody every 15 s. Rules SY15–SY17.
 */
export class Presence {
  readonly #audience: Audience;
  readonly #claim: ClaimClient;
  readonly #limits: PresenceLimits;
  readonly #here = new Map<number, Here>();
  readonly #left = new Map<number, number>();
  #changed = new Set<number>();
  #renewed = new Set<number>();
  #changeTimer: NodeJS.Timeout | null = null;
  #rollCallTimer: NodeJS.Timeout | null = null;
  /** When changes were told last. */
  #toldAt = Number.NEGATIVE_INFINITY;
  /** Everybody as they were told of last; whoever gets it hears what has changed since with all the others. */
  #everybody: Buffer | null = null;

  constructor(audience: Audience, claim: ClaimClient, limits: PresenceLimits) {
    this.#audience = audience;
    this.#claim = claim;
    this.#limits = limits;
  }

  /**
   * Takes an awareness message; false when it is malformed. States of others in it are passed over: the stock client
   * sends back what it hears.
   */
  receive(connection: RoomConnection, message: Uint8Array): boolean {
    if (message.byteLength > this.#limits.maxAwarenessBytes) return true;
    const told = readAwareness(message);
    return told?.every((one) => !this.#isOwn(connection, one) || this.#take(connection, one)) ?? false;
  }

  /** A frame with everybody who is here, or nothing when nobody is. */
  everybody(): Buffer | null {
    if (this.#here.size === 0) return null;
    this.#everybody ??= awarenessFrame(this.#encode(this.#here.keys()));
    return this.#everybody;
  }

  /** Changes that will soon be told anyway, for whoever writes to all just now; nothing right after the last ones. */
  takeAlong(): Buffer | null {
    const pause = this.#limits.awarenessMs * COMPANY_FROM;
    return performance.now() - this.#toldAt < pause ? null : this.#takeChanges();
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

  #isOwn(connection: RoomConnection, { client, clock }: ToldState): boolean {
    const here = this.#here.get(client);
    if (here?.connection === connection) return true;
    // Another tab of the same person hears of this one and repeats it; only a real return has a newer clock.
    if (here?.connection.isOpen && clock <= here.clock) return false;
    if (!connection.presence.has(client) && connection.presence.size >= this.#limits.maxAwarenessClients) return false;
    return this.#claim(client, connection.actor);
  }

  /** False when it is no state. */
  #take(connection: RoomConnection, { client, clock, json }: ToldState): boolean {
    const state = parseState(json);
    if (state === undefined) return false;
    const before = this.#here.get(client);
    if (before && clock < before.clock) return true;
    if (state === null) {
      if (before) this.#remove(client, clock);
      return true;
    }
    const signed = JSON.stringify({ ...state, [PERSON_KEY]: personOf(connection.actor) });
    connection.presence.add(client);
    this.#left.delete(client);
    if (before?.connection === connection) {
      if (before.clock === clock) return true;
      const isSame = before.json === signed;
      before.clock = clock;
      before.json = signed;
      this.#note(client, isSame);
    } else {
      this.#here.set(client, { clock, json: signed, connection });
      this.#note(client, false);
    }
    return true;
  }

  #remove(client: number, clock: number): void {
    this.#here.delete(client);
    this.#left.set(client, clock);
    this.#note(client, false);
  }

  #note(client: number, isRenewal: boolean): void {
    if (isRenewal) {
      if (!this.#changed.has(client)) this.#renewed.add(client);
      this.#rollCallTimer ??= setTimeout(() => this.#rollCall(), this.#limits.rollCallMs);
      return;
    }
    this.#renewed.delete(client);
    this.#changed.add(client);
    this.#changeTimer ??= setTimeout(() => this.#tell(this.#takeChanges()), this.#limits.awarenessMs);
  }

  #takeChanges(): Buffer | null {
    if (this.#changed.size === 0) return null;
    if (this.#changeTimer) clearTimeout(this.#changeTimer);
    this.#changeTimer = null;
    const frame = this.#frameOf(this.#changed);
    this.#changed = new Set();
    this.#left.clear();
    this.#toldAt = performance.now();
    return frame;
  }

  #rollCall(): void {
    this.#rollCallTimer = null;
    const frame = this.#frameOf(this.#renewed);
    this.#renewed = new Set();
    this.#tell(frame);
  }

  #frameOf(clients: ReadonlySet<number>): Buffer | null {
    if (clients.size === 0) return null;
    this.#everybody = null;
    return awarenessFrame(this.#encode(clients));
  }

  /** To everybody, the speaker too: the stock client drops a connection on which it hears nothing for 30 s. */
  #tell(frame: Buffer | null): void {
    if (frame) this.#audience.tell(() => frame);
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
