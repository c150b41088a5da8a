import type { HttpBindings } from "@hono/node-server";
import type { Logger } from "pino";

/** What every request carries through the app. */
export interface AppEnv {
  Bindings: HttpBindings;
  Variables: {
    /** Names this request in the log and in the answer's `X-Request-Id`. */
    requestId: string;
    log: Logger;
    /** Template of the route that took the request, for logs and figures: a path may hold a token. */
    route: string;
  };
}
