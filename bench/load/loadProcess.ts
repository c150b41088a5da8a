import * as Y from "yjs";
import { Arrivals, type Spread, spreadOf } from "./arrivals.ts";
import { LoadClient, type Seat, Traffic } from "./loadClient.ts";
import { Typist } from "./typist.ts";

/** How late a typist may be before the process catches up in the next turn and lets arrivals in first. */
const TURN_MS = 15;

const arrivals = new Arrivals();
let traffic = new Traffic();
let readers: LoadClient[] = [];
let typists: Typist[] = [];
let typingTimer: NodeJS.Timeout | undefined;
let renewals: NodeJS.Timeout[] = [];
let lateness: number[] = [];

export interface JoinRequest {
  readonly seats: readonly Seat[];
  /** True: all in the same moment. False: a few at a time. */
  readonly atOnce?: boolean;
  /** True: every arriving keystroke is timed. */
  readonly measures?: boolean;
  readonly present?: boolean;
  readonly stateVector?: Uint8Array;
}

export interface Observed {
  readonly sent: number;
  readonly received: number;
  readonly delays: Spread;
  /** How late keystrokes were sent: large when the load process itself was the bottleneck. */
  readonly lateness: Spread;
  readonly frames: Readonly<Traffic["frames"]>;
  readonly bytes: number;
  /** Why connections were lost, if any were. */
  readonly lost: readonly string[];
}

export interface Fetched {
  /** From the first packet until the whole expected document was there. */
  readonly completeMs: number;
  readonly bytes: number;
}

/** What a load process can be asked to do; the arguments and results cross a process boundary. */
export const loadCommands = {
  /** Gives the spread of the joining times. */
  async join({ seats, atOnce = false, measures = false, present = false, stateVector }: JoinRequest): Promise<Spread> {
    const times: number[] = [];
    const step = atOnce ? seats.length : 25;
    for (let i = 0; i < seats.length; i += step) {
      const group = seats.slice(i, i + step).map(
        (seat) =>
          new LoadClient({
            seat,
            traffic,
            present,
            ...(measures ? { arrivals } : {}),
            ...(stateVector ? { stateVector } : {}),
          }),
      );
      readers.push(...group);
      times.push(...(await Promise.all(group.map((client) => client.joined))));
    }
    return spreadOf(times);
  },

  /** Gives a new document its first state and stays in it: a server without storage forgets what nobody is in. */
  async seed({ seat, state }: { readonly seat: Seat; readonly state: Uint8Array }): Promise<void> {
    const client = new LoadClient({ seat, traffic });
    readers.push(client);
    await client.joined;
    client.send(client.wire.step2(state));
    await client.caughtUp(Y.encodeStateVectorFromUpdate(state));
  },

  async addTypists({ seats }: { readonly seats: readonly Seat[] }): Promise<void> {
    const added = seats.map((seat, index) => new Typist(seat, traffic, arrivals, 100 + index));
    typists.push(...added);
    await Promise.all(added.map((typist) => typist.client.joined));
  },

  /** What the first typist's document holds, as somebody has it who comes back. */
  async stateVector(): Promise<Uint8Array> {
    const [typist] = typists;
    if (!typist) throw new RangeError("nobody types here");
    return Y.encodeStateVector(typist.doc);
  },

  /** All typists together type so many keystrokes a second on average, until told to stop. */
  async type({ perSecond }: { readonly perSecond: number }): Promise<void> {
    clearTimeout(typingTimer);
    const interval = (1000 * typists.length) / perSecond;
    const start = performance.now() + 20;
    for (const [index, typist] of typists.entries()) typist.due = start + (interval * index) / typists.length;
    const turn = () => {
      const began = performance.now();
      for (const typist of typists) {
        while (typist.due <= began && performance.now() - began < TURN_MS) {
          lateness.push(began - typist.due);
          typist.keystroke();
          typist.due += interval * typist.nextGap();
        }
      }
      typingTimer = setTimeout(turn, 1);
    };
    turn();
  },

  async stopTyping(): Promise<void> {
    clearTimeout(typingTimer);
  },

  async openWindow(): Promise<void> {
    lateness = [];
    Object.assign(traffic, new Traffic());
    arrivals.open();
  },

  /** Closes the window, waits until everything sent in it has arrived or the time is over, and tells what was seen. */
  async closeWindow({ waitMs }: { readonly waitMs: number }): Promise<Observed> {
    arrivals.close();
    const frames = { ...traffic.frames };
    const { bytes } = traffic;
    const late = spreadOf(lateness);
    const measuring = readers.length;
    const end = performance.now() + waitMs;
    while (arrivals.received < arrivals.sent * measuring && performance.now() < end) await pause(10);
    const all = [...readers, ...typists.map((typist) => typist.client)];
    const lost = all.flatMap((client) => client.lost ?? []);
    return {
      sent: arrivals.sent,
      received: arrivals.received,
      delays: arrivals.delays(),
      lateness: late,
      frames,
      bytes,
      lost,
    };
  },

  /** Every typist in turn makes so many single-character edits. Gives the state vector of the result. */
  async edit({ updates }: { readonly updates: number }): Promise<Uint8Array> {
    let known: Y.Doc | undefined;
    for (const typist of typists) {
      if (known) Y.applyUpdate(typist.doc, Y.encodeStateAsUpdate(known), typist.client);
      await typist.edit(Math.ceil(updates / typists.length));
      known = typist.doc;
    }
    return Y.encodeStateVector(known ?? new Y.Doc());
  },

  /** Opens the document as a newcomer and waits until it is as far as the state vector says. */
  async fetch({ seat, stateVector }: { readonly seat: Seat; readonly stateVector: Uint8Array }): Promise<Fetched> {
    const doc = new Y.Doc();
    const wanted = [...Y.decodeStateVector(stateVector)];
    const complete = () => wanted.every(([client, clock]) => Y.getState(doc.store, client) >= clock);
    const start = performance.now();
    const client = new LoadClient({ seat, traffic: new Traffic(), doc, follows: true });
    await client.joined;
    while (!complete()) {
      if (client.lost) throw new Error(client.lost);
      if (performance.now() - start > 60_000) throw new Error("the document never became complete");
      await pause(1);
    }
    const completeMs = performance.now() - start;
    client.leave();
    return { completeMs, bytes: Y.encodeStateAsUpdate(doc).length };
  },

  /** Everybody says "I am still here" every so often, evenly spread, as y-protocols does. */
  async renewPresence({ everyMs }: { readonly everyMs: number }): Promise<void> {
    for (const [index, client] of readers.entries()) {
      const first = setTimeout(
        () => renewals.push(setInterval(() => client.sendAwareness("null"), everyMs)),
        (everyMs * index) / readers.length,
      );
      renewals.push(first);
    }
  },

  async leave(): Promise<void> {
    clearTimeout(typingTimer);
    for (const timer of renewals) clearInterval(timer);
    for (const client of [...readers, ...typists.map((typist) => typist.client)]) client.leave();
    readers = [];
    typists = [];
    renewals = [];
    traffic = new Traffic();
    arrivals.forget();
  },
} as const;

export type LoadCommands = typeof loadCommands;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

interface Call {
  readonly id: number;
  readonly name: keyof LoadCommands;
  readonly argument: never;
}

process.on("message", ({ id, name, argument }: Call) => {
  void loadCommands[name](argument).then(
    (result: unknown) => process.send?.({ id, result }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.on("disconnect", () => process.exit());
