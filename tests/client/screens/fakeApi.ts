import type { ImportErrorCode } from "../../../shared/formats/importError.ts";
import { ERRORS, type ErrorCode } from "../../../shared/protocol/errors.ts";
import { ROUTES, type RouteName, type RouteSpec } from "../../../shared/protocol/routes.ts";

/** A call that came in. */
export interface Call {
  readonly route: RouteName;
  readonly path: string;
  readonly body: unknown;
}

type Answer = unknown | ((call: Call) => unknown);

/** An answer that is an error of the shared table. */
export class FakeError {
  readonly code: ErrorCode;
  readonly reference: string | undefined;

  readonly file: ImportErrorCode | undefined;

  constructor(code: ErrorCode, reference?: string, file?: ImportErrorCode) {
    this.code = code;
    this.reference = reference;
    this.file = file;
  }
}

/** No answer at all: the connection is gone. */
export const OFFLINE = Symbol("offline");

/**
 * Stands in for the server behind `fetch`: answers per route, each checked against the route's own schema, so that a test
 * cannot rely on what the real server would never say. Gives the calls that came in.
 */
export function fakeApi(answers: Partial<Record<RouteName, Answer>>): { readonly calls: Call[]; restore(): void } {
  const calls: Call[] = [];
  const former = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const path = new URL(String(input), "http://adref.test").pathname;
    const route = routeOf(init?.method ?? "GET", path);
    const call = { route, path, body: bodyOf(init?.body) };
    calls.push(call);
    const given = answers[route];
    const answer = typeof given === "function" ? (given as (call: Call) => unknown)(call) : given;
    if (answer === OFFLINE) throw new TypeError("Failed to fetch");
    if (answer instanceof FakeError) return errorResponse(answer);
    if (answer === undefined) return errorResponse(new FakeError("not_found"));
    const spec: RouteSpec = ROUTES[route];
    if (!spec.response) return new Response(null, { status: spec.status });
    return Response.json(spec.response.parse(answer), { status: spec.status });
  };
  return {
    calls,
    restore: () => {
      globalThis.fetch = former;
    },
  };
}

function routeOf(method: string, path: string): RouteName {
  const found = (Object.keys(ROUTES) as RouteName[]).find((name) => {
    const pattern = new RegExp(`^${ROUTES[name].path.replace(/:\w+/g, "[^/]+").replaceAll(".", "\\.")}$`);
    return ROUTES[name].method === method && pattern.test(path);
  });
  if (!found) throw new RangeError(`no route ${method} ${path}`);
  return found;
}

function bodyOf(body: unknown): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function errorResponse({ code, reference, file }: FakeError): Response {
  const entry = ERRORS[code];
  const error = {
    code,
    message: code,
    messageKey: entry.messageKey,
    ...(reference ? { reference } : {}),
    ...(file ? { file } : {}),
  };
  return Response.json({ error }, { status: entry.http ?? 500 });
}
