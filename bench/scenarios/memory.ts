import type { Seat } from "../load/loadClient.ts";
import type { Scenario } from "./scenario.ts";
import { pause } from "./stage.ts";

/** Longer than any of the servers keeps a document that nobody is in. */
const FORGOTTEN_AFTER_MS = 40_000;

/** What open documents take, and what is left of them when everybody has gone. */
export const memory: Scenario = {
  name: "memory",
  about:
    "100 documents of 60 clauses are open, one reader in each; then everybody leaves. Live: objects and buffers after a full collection.",
  servers: ["y-websocket-server", "hocuspocus", "adref"],
  columns: [
    { key: "liveKBPerDocument", title: "live kB a document", digits: 0, ratio: true },
    { key: "residentKBPerDocument", title: "resident kB a document", digits: 0 },
    { key: "emptyMB", title: "resident before, MB", digits: 0 },
    { key: "keptMB", title: "still live 40 s after all left, MB", digits: 1 },
  ],
  cases: (quick) => [
    {
      label: `${quick ? 10 : 100} documents`,
      async run(kind, stage) {
        return await stage.withServer(kind, async (server) => {
          const documents = quick ? 10 : 100;
          const emptyLive = await server.liveMB();
          const empty = server.residentMB().now;
          const seats: Seat[] = [];
          for (let i = 0; i < documents; i++) {
            const room = await kind.openRoom(server.port, { clauses: 60, keeper: stage.crowd });
            seats.push(...(await room.readers(1)));
          }
          await stage.crowd.call("join", { seats });
          await server.idle();
          await pause(Math.min(kind.settleMs, 3000));
          const resident = server.residentMB().now;
          const live = await server.liveMB();
          await stage.crowd.call("leave");
          await pause(FORGOTTEN_AFTER_MS);
          return {
            liveKBPerDocument: (1024 * (live - emptyLive)) / documents,
            residentKBPerDocument: (1024 * (resident - empty)) / documents,
            emptyMB: empty,
            keptMB: (await server.liveMB()) - emptyLive,
          };
        });
      },
    },
  ],
};
