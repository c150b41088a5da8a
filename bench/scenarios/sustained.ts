import { fillRoom, LostConnections, typeFor } from "./fullRoom.ts";
import { FOREIGN, type Metrics, type Scenario } from "./scenario.ts";

const TYPISTS = 20;
const LIMIT_MS = 200;
/** The search ends when the rate that held and the one that did not are this close. */
const CLOSE_ENOUGH = 1.12;
const MAX_STEPS = 16;

/** How many updates a second a server carries before one in a hundred takes longer than 200 ms. */
export const sustained: Scenario = {
  name: "sustained",
  about: `${TYPISTS} writers type faster and faster; the highest rate is kept at which all keystrokes arrive, 99 of 100 within ${LIMIT_MS} ms.`,
  servers: ["relay", "y-websocket-server", "hocuspocus", "adref"],
  columns: [
    { key: "perSecond", title: "updates a second", digits: 0, ratio: true },
    { key: "p99", title: "p99 there, ms", digits: 0 },
    { key: "serverShare", title: "server %", digits: 0 },
    { key: "failedAt", title: "does not hold", digits: 0 },
    { key: "failedP99", title: "p99 there, ms", digits: 0 },
    { key: "failedLateness", title: "load late by, p99 ms", digits: 0 },
    FOREIGN,
  ],
  cases: (quick) =>
    (quick ? [50] : [50, 200]).map((readers) => ({
      label: `${readers} readers`,
      async run(kind, stage) {
        return await stage.withServer(kind, async (server) => {
          const probes = 4;
          await fillRoom(server, stage, { readers, typists: TYPISTS, probes });
          let held = 0;
          let failed = Number.POSITIVE_INFINITY;
          let best: Metrics = { perSecond: 0, p99: 0, serverShare: 0, foreign: 0 };
          let worst: Metrics = { failedAt: 0, failedP99: 0, failedLateness: 0 };
          let rate = Math.round(30_000 / readers);
          for (let step = 0; step < (quick ? 4 : MAX_STEPS) && failed / held > CLOSE_ENOUGH; step++) {
            const seen = await typeFor(server, stage, {
              perSecond: rate,
              warmUpMs: 1000,
              measureMs: quick ? 1500 : 4000,
              waitMs: 15_000,
            }).catch((error: unknown) => {
              if (error instanceof LostConnections) return null;
              throw error;
            });
            // A server that cuts people off does not hold, and the room is no longer the same.
            if (!seen) {
              worst = { failedAt: rate, failedP99: Number.NaN, failedLateness: Number.NaN };
              break;
            }
            const { cpu, meter } = seen;
            const complete = meter.received >= meter.sent * probes;
            const achieved = meter.sent / cpu.seconds;
            if (complete && meter.delays.p99 <= LIMIT_MS && achieved > 0.95 * rate) {
              held = rate;
              best = {
                perSecond: achieved,
                p99: meter.delays.p99,
                serverShare: cpu.serverShare,
                foreign: cpu.foreign,
              };
            } else {
              failed = rate;
              worst = { failedAt: rate, failedP99: meter.delays.p99, failedLateness: meter.lateness.p99 };
              if (held === 0 && rate < 20) break;
            }
            rate = Math.round(held === 0 ? rate / 2 : Number.isFinite(failed) ? Math.sqrt(held * failed) : rate * 1.6);
            await server.idle();
          }
          return { ...best, ...worst };
        });
      },
    })),
};
