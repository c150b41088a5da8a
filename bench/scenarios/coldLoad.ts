import { cpSync } from "node:fs";
import type { Seat } from "../load/loadClient.ts";
import type { ServerKind } from "../servers/serverKind.ts";
import { FOREIGN, type Metrics, type Scenario, type ScenarioCase } from "./scenario.ts";
import { pause, type Stage } from "./stage.ts";

const AUTHORS = 10;

interface Written {
  readonly folder: string;
  readonly seat: Seat;
  readonly stateVector: Uint8Array;
  readonly seconds: number;
  readonly cpu: number;
}

/** The first visitor after a restart. */
export const coldLoad: Scenario = {
  name: "coldLoad",
  about:
    "50,000 single keystrokes by ten people are sent and stored; the server is stopped and started again on a copy of its data; the first visitor then opens the draft.",
  servers: ["hocuspocus", "adref"],
  columns: [
    { key: "completeMs", title: "first visitor has it all, ms", digits: 0, ratio: true },
    { key: "cpu", title: "server CPU s", digits: 2 },
    { key: "secondMs", title: "second visitor, ms", digits: 0 },
    { key: "writeSeconds", title: "taking the 50,000 in, s", digits: 1 },
    { key: "writeCpu", title: "CPU for them, s", digits: 1 },
    FOREIGN,
  ],
  cases: (quick) => (quick ? [60] : [60, 500]).map((clauses) => coldLoadCase(clauses, quick ? 2000 : 50_000)),
};

function coldLoadCase(clauses: number, updates: number): ScenarioCase {
  const written = new Map<string, Promise<Written>>();
  return {
    label: `${clauses} clauses`,
    async run(kind, stage) {
      const source = written.get(kind.name) ?? write(kind, stage, clauses, updates);
      written.set(kind.name, source);
      return await load(kind, stage, await source);
    },
  };
}

async function write(kind: ServerKind, stage: Stage, clauses: number, updates: number): Promise<Written> {
  const folder = stage.newFolder();
  return await stage.withServer(
    kind,
    async (server) => {
      const room = await kind.openRoom(server.port, { clauses, keeper: stage.crowd });
      const [seat] = await room.readers(1);
      if (!seat) throw new RangeError("no place for the visitor");
      await stage.meter.call("addTypists", { seats: await room.typists(AUTHORS) });
      await server.idle();
      const start = performance.now();
      const count = stage.countCpu(server);
      const stateVector = await stage.meter.call("edit", { updates });
      const seconds = (performance.now() - start) / 1000;
      const { server: cpu } = count();
      await pause(kind.settleMs);
      await server.idle();
      return { folder, seat, stateVector, seconds, cpu };
    },
    folder,
  );
}

async function load(kind: ServerKind, stage: Stage, source: Written): Promise<Metrics> {
  // A copy, because opening it may change what is stored.
  const folder = stage.newFolder();
  cpSync(source.folder, folder, { recursive: true });
  return await stage.withServer(
    kind,
    async (server) => {
      await server.idle();
      const url = new URL(source.seat.url);
      url.port = String(server.port);
      const request = { seat: { ...source.seat, url: url.href }, stateVector: source.stateVector };
      const count = stage.countCpu(server);
      const first = await stage.meter.call("fetch", request);
      const cpu = count();
      const second = await stage.meter.call("fetch", request);
      return {
        completeMs: first.completeMs,
        secondMs: second.completeMs,
        cpu: cpu.server,
        writeSeconds: source.seconds,
        writeCpu: source.cpu,
        foreign: cpu.foreign,
      };
    },
    folder,
  );
}
