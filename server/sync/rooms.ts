import type { ParticipantId } from "../../shared/domain/ids.ts";
import type { ErrorCode } from "../../shared/protocol/errors.ts";
import { type Store, StoreError } from "../store/store.ts";
import { Committer } from "./committer.ts";
import { DraftRows } from "./draftRows.ts";
import type { SyncLimits } from "./limits.ts";
import { Room } from "./room.ts";
import type { RoomServices } from "./roomServices.ts";
import type { SyncLog, SyncMetrics } from "./syncMetrics.ts";
import { Turns } from "./turns.ts";

/** Name of a draft's room is its id; of a delegation's private room `<draft>~<delegation>`. */
export interface RoomsDeps {
  readonly store: Store;
  readonly log: SyncLog;
  readonly metrics: SyncMetrics;
  readonly limits: SyncLimits;
  readonly now: () => number;
}

/**
 * The rooms that are in memory. A room is loaded when somebody comes, stays while anybody is there or holds it, and is
 * dropped some time after its last commit; then nothing of it is left but what the store has. Rules SY2, SY19.
 */
export class Rooms {
  readonly limits: SyncLimits;
  readonly log: SyncLog;
  readonly metrics: SyncMetrics;
  readonly store: Store;
  readonly now: () => number;
  /** All sockets and rooms share it: a few join in each turn of the event loop. */
  readonly turns = new Turns();
  readonly #rooms = new Map<string, Room>();
  readonly #loading = new Map<string, Promise<Room>>();
  readonly #leaving = new Map<Room, NodeJS.Timeout>();
  readonly #services: RoomServices;
  readonly #rows: DraftRows;
  #isClosing: boolean = false;
  #accessChanges = 0;

  constructor({ store, log, metrics, limits, now }: RoomsDeps) {
    this.limits = limits;
    this.log = log;
    this.metrics = metrics;
    this.store = store;
    this.now = now;
    this.#rows = new DraftRows({ store, log, now, pauseMs: limits.draftRowMs });
    this.#services = {
      store,
      committer: new Committer(store, metrics),
      log,
      metrics,
      limits,
      now,
      turns: this.turns,
    };
  }

  /** Grows whenever somebody's access changes. Who comes in meanwhile is to be looked at again. */
  get accessChanges(): number {
    return this.#accessChanges;
  }

  /**
   * The room, loaded where it is not in memory. It stays for `unloadAfterMs` at least; hold it to keep it longer.
   * @throws StoreError when it cannot be loaded, or the server is closing.
   */
  open(name: string): Promise<Room> {
    const room = this.#rooms.get(name);
    if (room) {
      this.#handleQuiet(room);
      return Promise.resolve(room);
    }
    if (this.#isClosing) return Promise.reject(new StoreError("the server is closing"));
    const loading = this.#loading.get(name) ?? this.#load(name).finally(() => this.#loading.delete(name));
    this.#loading.set(name, loading);
    return loading;
  }

  roomIfOpen(name: string): Room | undefined {
    return this.#rooms.get(name);
  }

  get roomCount(): number {
    return this.#rooms.size;
  }

  get connectionCount(): number {
    let count = 0;
    for (const room of this.#rooms.values()) count += room.connections.size;
    return count;
  }

  /** Closes every socket of a participant; they come back as what they are now. Rule SY14. */
  dropParticipant(participant: ParticipantId, code: "access_changed"): void {
    this.#accessChanges++;
    for (const room of this.#rooms.values()) {
      for (const connection of room.connections) {
        if (connection.actor.participant === participant) connection.close(code);
      }
    }
  }

  /** Sends everybody away, and resolves when all that was typed is on disk and every room has its snapshot. */
  async closeAll(code: ErrorCode = "restarting"): Promise<void> {
    this.#isClosing = true;
    await Promise.allSettled(this.#loading.values());
    for (const room of this.#rooms.values()) room.closeConnections(code);
    await this.#services.committer.idle();
    await Promise.all([...this.#rooms.values()].map((room) => this.#unload(room)));
  }

  async #load(name: string): Promise<Room> {
    const room = new Room(name, await this.store.loadRoom(name), this.#services, {
      onQuiet: (quiet) => this.#handleQuiet(quiet),
      onChanged: (changed) => this.#rows.note(changed),
    });
    this.#rooms.set(name, room);
    this.metrics.rooms(1);
    this.#handleQuiet(room);
    return room;
  }

  #handleQuiet(room: Room): void {
    if (this.#rooms.get(room.name) !== room) return;
    clearTimeout(this.#leaving.get(room));
    this.#leaving.delete(room);
    if (room.isFailed) {
      this.#forget(room);
      return;
    }
    if (this.#isClosing) return;
    const timer = setTimeout(() => {
      this.#leaving.delete(room);
      if (room.isIdle) void this.#unload(room);
    }, this.limits.unloadAfterMs);
    timer.unref();
    this.#leaving.set(room, timer);
  }

  async #unload(room: Room): Promise<void> {
    await this.#rows.write(room);
    await room.saveSnapshot();
    // Somebody may have come while it was being saved.
    if (this.#rooms.get(room.name) === room && room.isIdle && !this.#leaving.has(room)) this.#forget(room);
    else if (this.#isClosing) this.#forget(room);
  }

  #forget(room: Room): void {
    if (this.#rooms.get(room.name) !== room) return;
    this.#rooms.delete(room.name);
    this.#rows.forget(room);
    clearTimeout(this.#leaving.get(room));
    this.#leaving.delete(room);
    room.destroy();
    this.metrics.rooms(-1);
  }
}
