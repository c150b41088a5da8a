import { Hono } from "hono";
import type { Logger } from "pino";
import { ERRORS } from "../../shared/protocol/errors.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Joining } from "../access/joining.ts";
import type { Links } from "../access/links.ts";
import type { Sessions } from "../access/sessions.ts";
import type { CommandRunner } from "../commands/commandRunner.ts";
import type { Files } from "../files/files.ts";
import type { Metrics } from "../ops/metrics.ts";
import { type Store, StoreError } from "../store/store.ts";
import type { Rooms } from "../sync/rooms.ts";
import { ApiError, errorAnswer } from "./apiError.ts";
import { mountCommands } from "./commands.ts";
import { mountDrafts } from "./drafts.ts";
import type { AppEnv } from "./env.ts";
import { mountExports } from "./exports.ts";
import { mountHealth, type Readiness } from "./health.ts";
import { mountImports } from "./imports.ts";
import { mountJoining } from "./joining.ts";
import type { HttpLimits } from "./limits.ts";
import { mountLinks } from "./links.ts";
import { mounter } from "./mount.ts";
import { openapiDocument } from "./openapi.ts";
import { isOwnOrigin } from "./origins.ts";
import { mountPrivateRoom } from "./privateRoom.ts";
import { RateLimits } from "./rateLimits.ts";
import { mountRegister } from "./register.ts";
import { requestLog } from "./requestLog.ts";
import { mountRevisions } from "./revisions.ts";
import { securityHeaders } from "./securityHeaders.ts";
import { mountStaticFiles } from "./staticFiles.ts";
import { mountTexts } from "./texts.ts";

export interface AppDeps {
  readonly store: Store;
  readonly rooms: Rooms;
  readonly sessions: Sessions;
  readonly joining: Joining;
  readonly links: Links;
  readonly commands: CommandRunner;
  readonly files: Files;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  readonly log: Logger;
  readonly limits: HttpLimits;
  /** The public address, where the operator has given one. */
  readonly baseUrl: string | undefined;
  /** Folder of the built client. */
  readonly clientFolder: string;
  readonly version: string;
  readonly now: () => number;
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** The HTTP side of the server: every route of the table, the client's files, and one place where errors become answers. */
export function createApp(deps: AppDeps): Hono<AppEnv> {
  const { baseUrl } = deps;
  const app = new Hono<AppEnv>();

  app.use(requestLog(deps.log, deps.metrics));
  app.use(securityHeaders(baseUrl));
  app.use("/api/*", async (c, next) => {
    c.header("Cache-Control", "no-store");
    const isForeign = !isOwnOrigin(c.req.header("origin"), c.req.header("host"), baseUrl);
    if (!deps.readiness.isReady()) throw new ApiError("restarting");
    if (isForeign && !SAFE_METHODS.has(c.req.method)) throw new ApiError("foreign_origin");
    await next();
  });

  const rateLimits = new RateLimits(deps.limits);
  const mount = mounter(app, { sessions: deps.sessions, rateLimits, limits: deps.limits });
  mountHealth(mount, deps);
  mountJoining(mount, { ...deps, rateLimits });
  mountDrafts(mount, deps);
  mountCommands(mount, deps);
  mountLinks(mount, deps);
  mountPrivateRoom(mount, deps);
  mountExports(mount, deps);
  mountImports(mount, deps);
  mountTexts(mount, deps);
  mountRegister(mount, deps);
  mountRevisions(mount, deps);
  const description = openapiDocument(deps.version);
  mount(ROUTES.openapi, async ({ c }) => c.json(description));
  mountStaticFiles(app, { folder: deps.clientFolder, baseUrl });

  app.notFound((c) => errorAnswer(c, "not_found"));
  app.onError((error, c) => {
    if (error instanceof ApiError) return errorAnswer(c, error.code, error.extra);
    const code = error instanceof StoreError ? "storage_unavailable" : "internal";
    c.get("log").error({ err: error, code, messageKey: ERRORS[code].messageKey }, "request failed");
    return errorAnswer(c, code);
  });
  return app;
}
