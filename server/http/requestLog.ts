import { createMiddleware } from "hono/factory";
import type { Logger } from "pino";
import { newId } from "../access/tokens.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { AppEnv } from "./env.ts";

/**
 * One line and one figure a request: the route's template, never the path, because a path may hold a token. Every answer
 * names its request (`X-Request-Id`), and a failure's reference is the same id. Rules OP4, OP5, SE5.
 */
export function requestLog(log: Logger, metrics: Metrics) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const requestId = newId<string>();
    const startedAt = performance.now();
    c.set("requestId", requestId);
    c.set("route", "none");
    c.set("log", log.child({ request: requestId }));
    c.header("X-Request-Id", requestId);
    await next();
    const ms = performance.now() - startedAt;
    const route = c.get("route");
    metrics.httpRequest(c.req.method, route, c.res.status, ms / 1000);
    const line = { method: c.req.method, route, status: c.res.status, ms: Math.round(ms * 10) / 10 };
    if (c.req.method === "GET") c.get("log").debug(line, "request");
    else c.get("log").info(line, "request");
  });
}
