import { readConfig } from "../../server/config.ts";
import { startServer } from "../../server/main.ts";
import { createLog } from "../../server/ops/log.ts";
import { stopOnSignals } from "../../server/ops/shutdown.ts";
import { DEFAULT_SYNC_LIMITS } from "../../server/sync/limits.ts";

// Our server as it is, but for one thing: twenty people here type like a hundred each, and that is what its limits are against.
const config = readConfig(process.env);
const log = createLog(config.logLevel);
const clientFolder = process.env.BENCH_CLIENT_FOLDER;
const server = await startServer(config, {
  log,
  ...(clientFolder ? { clientFolder } : {}),
  syncLimits: {
    ...DEFAULT_SYNC_LIMITS,
    framesPerSecond: 1e6,
    frameBurst: 1e6,
    participantFramesPerSecond: 1e6,
    participantFrameBurst: 1e6,
    participantBytesPerSecond: 1 << 30,
    participantByteBurst: 1 << 30,
  },
});
stopOnSignals(process, server.stop, log);
