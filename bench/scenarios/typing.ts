import { fillRoom, typeFor } from "./fullRoom.ts";
import { FOREIGN, type Scenario } from "./scenario.ts";

const TYPISTS = 10;
const KEYS_PER_SECOND = 5;

/** What a keystroke costs the server and how long it takes to the others. */
export const typing: Scenario = {
  name: "typing",
  about: `${TYPISTS} people type ${KEYS_PER_SECOND} keystrokes a second each, and everybody in the draft sees it (a keystroke is an update and a move of the caret).`,
  servers: ["relay", "y-websocket-server", "hocuspocus", "adref"],
  columns: [
    { key: "cpuPer1000", title: "server CPU s / 1,000 updates", digits: 2, ratio: true },
    { key: "p50", title: "p50 ms", digits: 1 },
    { key: "p95", title: "p95 ms", digits: 1 },
    { key: "p99", title: "p99 ms", digits: 1 },
    { key: "residentMB", title: "memory MB", digits: 0 },
    { key: "framesPerUpdate", title: "frames a reader per update", digits: 2 },
    { key: "kilobytesPerUpdate", title: "kB a reader per update", digits: 2 },
    { key: "missing", title: "not delivered", digits: 0 },
    FOREIGN,
  ],
  cases: (quick) =>
    (quick ? [50] : [50, 200, 500]).map((readers) => ({
      label: `${readers} readers`,
      async run(kind, stage) {
        return await stage.withServer(kind, async (server) => {
          const probes = Math.min(8, readers / 10);
          await fillRoom(server, stage, { readers, typists: TYPISTS, probes });
          const { cpu, meter, crowd } = await typeFor(server, stage, {
            perSecond: TYPISTS * KEYS_PER_SECOND,
            warmUpMs: 1500,
            measureMs: quick ? 3000 : 10_000,
            waitMs: 5000,
          });
          const crowdSize = readers - TYPISTS - probes;
          return {
            cpuPer1000: (1000 * cpu.server) / meter.sent,
            ...meter.delays,
            residentMB: server.residentMB().now,
            framesPerUpdate: (crowd.frames.update + crowd.frames.awareness) / crowdSize / meter.sent,
            kilobytesPerUpdate: crowd.bytes / crowdSize / meter.sent / 1000,
            missing: meter.sent * probes - meter.received,
            sent: meter.sent,
            lateness99: meter.lateness.p99,
            crowdShare: cpu.crowdShare,
            meterShare: cpu.meterShare,
            serverShare: cpu.serverShare,
            foreign: cpu.foreign,
          };
        });
      },
    })),
};
