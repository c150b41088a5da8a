import { FOREIGN, type Scenario } from "./scenario.ts";
import { pause } from "./stage.ts";

const TYPISTS = 2;
const PROBES = 2;

/** A room comes back all at once: after a break, or after the network was away. */
export const joining: Scenario = {
  name: "joining",
  about:
    "500 people open a draft of 500 clauses in the same moment, while two people type in it. New: with nothing. Again: with the text of before.",
  servers: ["y-websocket-server", "hocuspocus", "adref"],
  columns: [
    { key: "allMs", title: "all in, ms", digits: 0, ratio: true },
    { key: "p50", title: "p50 ms", digits: 0 },
    { key: "p99", title: "p99 ms", digits: 0 },
    { key: "serverSeconds", title: "server CPU s", digits: 2 },
    { key: "stalledMs", title: "longest wait of a typist's reader, ms", digits: 0 },
    { key: "peakMB", title: "peak memory MB", digits: 0 },
    FOREIGN,
  ],
  cases: (quick) =>
    ["new", "again"].map((mode) => ({
      label: `${quick ? 100 : 500} people, ${mode}`,
      async run(kind, stage) {
        return await stage.withServer(kind, async (server) => {
          const clauses = quick ? 60 : 500;
          const room = await kind.openRoom(server.port, { clauses, keeper: stage.crowd });
          const seats = await room.readers(quick ? 100 : 500);
          await stage.meter.call("join", { seats: await room.readers(PROBES), measures: true });
          await stage.meter.call("addTypists", { seats: await room.typists(TYPISTS) });
          await server.idle();
          const before = mode === "again" ? await stage.meter.call("stateVector") : undefined;
          server.forgetPeak();
          await stage.meter.call("type", { perSecond: 5 * TYPISTS });
          await pause(1000);
          await stage.meter.call("openWindow");
          const count = stage.countCpu(server);
          const times = await stage.crowd.call("join", {
            seats,
            atOnce: true,
            present: true,
            ...(before ? { stateVector: before } : {}),
          });
          const cpu = count();
          const closing = stage.meter.call("closeWindow", { waitMs: 15_000 });
          await stage.meter.call("stopTyping");
          const { delays, lost } = await closing;
          if (lost.length > 0) throw new Error(`${lost.length} connections were lost: ${lost[0]}`);
          await server.idle();
          return {
            allMs: times.max,
            p50: times.p50,
            p99: times.p99,
            serverSeconds: count().server,
            stalledMs: delays.max,
            peakMB: server.residentMB().peak,
            crowdShare: cpu.crowdShare,
            foreign: cpu.foreign,
          };
        });
      },
    })),
};
