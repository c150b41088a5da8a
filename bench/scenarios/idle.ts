import { FOREIGN, type Scenario } from "./scenario.ts";
import { pause } from "./stage.ts";

/** What it costs that people are there and do nothing. */
export const idle: Scenario = {
  name: "idle",
  about: "500 people have the draft open and do nothing; every client says every 15 s that it is still there.",
  servers: ["relay", "y-websocket-server", "hocuspocus", "adref"],
  columns: [
    { key: "serverShare", title: "server, % of a core", digits: 1, ratio: true },
    { key: "framesPerSecond", title: "frames out a second", digits: 0 },
    { key: "kilobytesPerSecond", title: "kB out a second", digits: 0 },
    { key: "residentMB", title: "memory MB", digits: 0 },
    FOREIGN,
  ],
  cases: (quick) => [
    {
      label: `${quick ? 100 : 500} people`,
      async run(kind, stage) {
        return await stage.withServer(kind, async (server) => {
          const room = await kind.openRoom(server.port, { clauses: 60, keeper: stage.crowd });
          await stage.crowd.call("join", { seats: await room.readers(quick ? 100 : 500), present: true });
          await server.idle();
          await stage.crowd.call("renewPresence", { everyMs: 15_000 });
          // One whole round first, so that all five hundred are in it.
          await pause(16_000);
          await stage.crowd.call("openWindow");
          const count = stage.countCpu(server);
          await pause(15_000);
          const cpu = count();
          const { frames, bytes, lost } = await stage.crowd.call("closeWindow", { waitMs: 0 });
          if (lost.length > 0) throw new Error(`${lost.length} connections were lost: ${lost[0]}`);
          return {
            serverShare: cpu.serverShare,
            framesPerSecond: Object.values(frames).reduce((sum, count) => sum + count, 0) / cpu.seconds,
            kilobytesPerSecond: bytes / cpu.seconds / 1000,
            residentMB: server.residentMB().now,
            foreign: cpu.foreign,
          };
        });
      },
    },
  ],
};
