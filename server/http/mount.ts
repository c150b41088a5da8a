import type { Context, Hono } from "hono";
import type * as z from "zod";
import type { RouteSpec } from "../../shared/protocol/routes.ts";
import type { Sessions, SignedIn } from "../access/sessions.ts";
import { ApiError } from "./apiError.ts";
import type { AppEnv } from "./env.ts";
import type { HttpLimits } from "./limits.ts";
import type { RateLimits } from "./rateLimits.ts";
import { readJson } from "./requestBody.ts";
import { sessionToken } from "./sessionToken.ts";

/** What a handler is given: the request, its checked parts, and who asks. */
interface Call<Spec extends RouteSpec> {
  readonly c: Context<AppEnv>;
  readonly query: Spec extends { readonly query: infer Query extends z.ZodType } ? z.output<Query> : undefined;
  /** Checked against the schema; routes that take uploads read their body themselves. */
  readonly body: Spec extends { readonly uploads: readonly string[] }
    ? undefined
    : Spec extends { readonly body: infer Body extends z.ZodType }
      ? z.output<Body>
      : undefined;
  readonly signedIn: Spec extends { readonly access: "session" } ? SignedIn : SignedIn | undefined;
}

/** The same value, for reading only: what a handler gives may be part of something that must not change. */
type Frozen<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Frozen<Item>[]
    : { readonly [Key in keyof T]: Frozen<T[Key]> };

/** What a handler gives: the value of the route's schema, a file, or nothing where the route has no body. */
type Reply<Spec extends RouteSpec> = Spec extends { readonly response: infer Body extends z.ZodType }
  ? Promise<Frozen<z.output<Body>> | (Spec extends { readonly files: readonly string[] } ? Response : never)>
  : Spec extends { readonly files: readonly string[] }
    ? Promise<Response>
    : Promise<void>;

type Handler<Spec extends RouteSpec> = (call: Call<Spec>) => Reply<Spec>;

/** Mounts one route of the table. */
export type Mount = <Spec extends RouteSpec>(spec: Spec, handler: Handler<Spec>) => void;

/**
 * Gives the one way to mount routes: it looks up the session, counts the request, checks query and body against the table,
 * and writes the answer with the table's status. Rules HT1, HT3, AC2, SE6.
 */
export function mounter(
  app: Hono<AppEnv>,
  deps: { sessions: Sessions; rateLimits: RateLimits; limits: HttpLimits },
): Mount {
  return (spec, handler) => {
    app.on(spec.method, spec.path, async (c) => {
      c.set("route", spec.path);
      const signedIn = await signIn(c, spec, deps);
      const query = spec.query ? check(spec.query, c.req.query()) : undefined;
      const body =
        spec.body && !spec.uploads ? check(spec.body, await readJson(c.req.raw, deps.limits.maxJsonBytes)) : undefined;
      const reply: unknown = await handler({ c, query, body, signedIn } as Call<typeof spec>);
      if (reply instanceof Response) return reply;
      return reply === undefined ? c.body(null, 204) : c.json(reply as object, spec.status as 200 | 201);
    });
  };
}

async function signIn(
  c: Context<AppEnv>,
  spec: RouteSpec,
  { sessions, rateLimits }: { sessions: Sessions; rateLimits: RateLimits },
): Promise<SignedIn | undefined> {
  const token = sessionToken(c.env.incoming.headers);
  const found = token === undefined ? undefined : await sessions.find(token);
  if (found?.ok) await rateLimits.session(found.value.person.id);
  else if (spec.path.startsWith("/api/")) await rateLimits.address(addressOf(c));
  if (found?.ok) return found.value;
  if (spec.access === "session") throw new ApiError("sign_in_again");
  return undefined;
}

/** Network address of whoever asks. */
export function addressOf(c: Context<AppEnv>): string {
  return c.env.incoming.socket.remoteAddress ?? "unknown";
}

/** The value as the schema gives it. @throws ApiError `invalid_request` with each fault and its path. Rule HT3. */
export function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  throw new ApiError("invalid_request", { details });
}
