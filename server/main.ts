import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import type { Logger } from "pino";
import type { DraftId } from "../shared/domain/ids.ts";
import type { Actor } from "../shared/domain/participants.ts";
import type { ErrorCode } from "../shared/protocol/errors.ts";
import { sampleResolution } from "../shared/samples/sampleResolution.ts";
import { Joining } from "./access/joining.ts";
import { Links } from "./access/links.ts";
import { actorOf } from "./access/membership.ts";
import { secretariatToken } from "./access/secretariatLink.ts";
import { Sessions } from "./access/sessions.ts";
import { CommandRunner } from "./commands/commandRunner.ts";
import { createDraft } from "./commands/createDraft.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { Files } from "./files/files.ts";
import type { FileLimits } from "./files/fileWorker.ts";
import { createApp } from "./http/app.ts";
import { HTTP_LIMITS, type HttpLimits } from "./http/limits.ts";
import { joinUrl } from "./http/links.ts";
import { sessionToken } from "./http/sessionToken.ts";
import { KeyedQueue } from "./keyedQueue.ts";
import { createLog } from "./ops/log.ts";
import { Metrics } from "./ops/metrics.ts";
import { stopAll, stopOnSignals } from "./ops/shutdown.ts";
import { openSqliteStore } from "./store/sqlite/sqliteStore.ts";
import { type Store, StoreError } from "./store/store.ts";
import { DEFAULT_SYNC_LIMITS, type SyncLimits } from "./sync/limits.ts";
import { Rooms } from "./sync/rooms.ts";
import { attachSockets } from "./sync/socketServer.ts";

const CLIENT_FOLDER = fileURLToPath(new URL("../dist", import.meta.url));
const PACKAGE = new URL("../package.json", import.meta.url);

/** Besides the environment; tests set what they must. */
export interface ServerOptions {
  readonly log?: Logger;
  readonly now?: () => number;
  readonly httpLimits?: HttpLimits;
  readonly syncLimits?: SyncLimits;
  readonly fileLimits?: FileLimits;
  readonly clientFolder?: string;
  /** Stands between the server and its store; lets a test make the disk fail. */
  readonly wrapStore?: (store: Store) => Store;
}

/** A server that listens. */
export interface RunningServer {
  /** Where it listens. */
  readonly address: string;
  /** Where people reach it: the public address, or else where it listens. */
  readonly url: string;
  /** What makes somebody secretariat. */
  readonly secretariatUrl: string;
  readonly rooms: Rooms;
  readonly store: Store;
  /** Ends everything in order; nothing acknowledged or typed is lost. Gives whether all went well. */
  stop(): Promise<boolean>;
}

/** Builds the server from its settings and listens. @throws StoreError, or the error of the address. Rules OP2–OP8. */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<RunningServer> {
  const log = options.log ?? createLog(config.logLevel);
  const now = options.now ?? Date.now;
  const opened = openSqliteStore(config.dataDir);
  const store = options.wrapStore?.(opened) ?? opened;
  const metrics = new Metrics();
  const queue = new KeyedQueue();
  const rooms = new Rooms({
    store,
    log,
    metrics: metrics.sync,
    limits: options.syncLimits ?? DEFAULT_SYNC_LIMITS,
    now,
  });
  const sessions = new Sessions({ store, connections: rooms, now });
  const joining = new Joining({ store, sessions, connections: rooms, queue, now });
  const links = new Links({ store, connections: rooms, queue, now });
  const commands = new CommandRunner({ rooms, store, queue, now });
  const files = new Files(options.fileLimits);

  const token = await secretariatToken(store, config.adminToken, now());
  if ((await store.drafts()).length === 0) await createDraft({ store, rooms, now }, sampleResolution, null);

  let isReady = true;
  const app = createApp({
    store,
    rooms,
    sessions,
    joining,
    links,
    commands,
    files,
    metrics,
    readiness: { isReady: () => isReady, probe: async () => void (await store.links(null)) },
    log,
    limits: options.httpLimits ?? HTTP_LIMITS,
    baseUrl: config.baseUrl,
    clientFolder: options.clientFolder ?? CLIENT_FOLDER,
    version: version(),
    now,
  });
  const listener = getRequestListener(app.fetch);
  // Java's HTTP client offers HTTP/2 with each request; whoever is not answered by a switch is to be answered all the same.
  const shouldUpgradeCallback = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === "websocket";
  const http = createServer({ shouldUpgradeCallback }, (request, response) => void listener(request, response));

  const sockets = attachSockets(http, {
    rooms,
    authenticate: (request, draft) => authenticate(sessions, store, request, draft),
    allowedOrigins: config.baseUrl === undefined ? [] : [config.baseUrl],
  });
  const address = await listen(http, config).catch(async (error: unknown) => {
    await rooms.closeAll();
    await store.close();
    throw error;
  });
  const url = config.baseUrl ?? address;
  log.info({ url, address, dataDir: config.dataDir }, "listening");

  const stop = () => {
    isReady = false;
    const closed = closeHttp(http);
    sockets.stop();
    return stopAll(
      [
        { name: "rooms", stop: () => rooms.closeAll() },
        { name: "files", stop: () => files.stop() },
        { name: "http", stop: () => closed },
        { name: "store", stop: () => store.close() },
      ],
      log,
    );
  };
  return { address, url, secretariatUrl: joinUrl(url, token), rooms, store, stop };
}

async function authenticate(
  sessions: Sessions,
  store: Store,
  request: IncomingMessage,
  draft: DraftId,
): Promise<Actor | { readonly code: ErrorCode }> {
  const signedIn = await sessions.find(sessionToken(request.headers));
  if (!signedIn.ok) return { code: signedIn.code };
  const seat = await sessions.memberOf(signedIn.value, draft);
  return seat.ok ? actorOf(store, seat.value.member) : { code: seat.code };
}

function listen(http: Server, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, host, () => {
      http.off("error", reject);
      const { address, family, port: actual } = http.address() as AddressInfo;
      const isAny = address === "0.0.0.0" || address === "::";
      const name = isAny ? "localhost" : family === "IPv6" ? `[${address}]` : address;
      resolve(`http://${name}:${actual}`);
    });
  });
}

const HTTP_GRACE_MS = 5_000;
const HTTP_TIDY_MS = 50;

/** Takes no new connection; waits for answers under way, but not for ever. */
function closeHttp(http: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => http.closeAllConnections(), HTTP_GRACE_MS);
    // A connection that has just been answered is idle only now; left alone it would be kept for the next request.
    const tidy = setInterval(() => http.closeIdleConnections(), HTTP_TIDY_MS);
    http.close(() => {
      clearTimeout(force);
      clearInterval(tidy);
      resolve();
    });
  });
}

function version(): string {
  return String((JSON.parse(readFileSync(PACKAGE, "utf8")) as { version: unknown }).version);
}

async function run(): Promise<void> {
  try {
    const config = readConfig(process.env);
    const log = createLog(config.logLevel);
    const server = await startServer(config, { log });
    stopOnSignals(process, server.stop, log);
    process.stdout.write(`\nAdref is running at   ${server.url}\nSign in as secretariat ${server.secretariatUrl}\n\n`);
  } catch (error) {
    const isPlain = error instanceof ConfigError || error instanceof StoreError || isSystemError(error);
    process.stderr.write(`Adref cannot start: ${isPlain ? error.message : String((error as Error).stack)}\n`);
    process.exit(1);
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

if (import.meta.main) await run();
