import { expect } from "vitest";
import type * as z from "zod";
import type { CreateLinkRequest, CreateLinkResponse, JoinResponse } from "../../shared/protocol/http.ts";
import { errorSchema } from "../../shared/protocol/http.ts";
import { ROUTES, type RouteSpec } from "../../shared/protocol/routes.ts";

interface Call {
  /** Values for the names in the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer whose form has been checked against the table of routes. */
export interface Checked<Spec extends RouteSpec> {
  readonly status: number;
  readonly headers: Headers;
  /** The value of the route's schema; reading it fails the test where the answer was a refusal. */
  readonly value: Spec extends { readonly response: infer Body extends z.ZodType } ? z.output<Body> : undefined;
  readonly text: string;
  /** Code of the error, or nothing. */
  readonly code: string | undefined;
  readonly error: z.output<typeof errorSchema>["error"] | undefined;
}

/** Calls the API as a program does, with a bearer token. Every answer is held against the route's description. Rule HT1. */
export class ApiClient {
  readonly address: string;
  readonly session: string | undefined;

  constructor(address: string, session?: string) {
    this.address = address;
    this.session = session;
  }

  async call<Spec extends RouteSpec>(spec: Spec, call: Call = {}): Promise<Checked<Spec>> {
    const path = spec.path.replaceAll(/:(\w+)/g, (_all, name: string) => call.params?.[name] ?? "");
    const query = call.query ? `?${new URLSearchParams(call.query)}` : "";
    const response = await fetch(`${this.address}${path}${query}`, {
      method: spec.method,
      headers: {
        ...(this.session === undefined ? {} : { Authorization: `Bearer ${this.session}` }),
        ...(call.json === undefined ? {} : { "Content-Type": "application/json" }),
        ...call.headers,
      },
      ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
      ...(call.body === undefined ? {} : { body: call.body }),
    });
    return checked(spec, response);
  }

  /** Somebody else at the same server. */
  as(session: string | undefined): ApiClient {
    return new ApiClient(this.address, session);
  }

  /** The same person, asking the server by another name. */
  at(address: string): ApiClient {
    return new ApiClient(address, this.session);
  }

  /** Joins by a link, as a new person or as the one of this client. */
  async join(token: string, name: string): Promise<ApiClient> {
    return new ApiClient(this.address, (await this.joined(token, name)).session);
  }

  /** Joins by a link and gives the answer. */
  async joined(token: string, name: string): Promise<JoinResponse> {
    return (await this.call(ROUTES.join, { json: { token, name } })).value;
  }

  async createLink(draft: string, wish: CreateLinkRequest): Promise<CreateLinkResponse> {
    return (await this.call(ROUTES.createLink, { params: { draft }, json: wish })).value;
  }

  /** Makes a link and lets somebody new in by it. */
  async invite(draft: string, wish: CreateLinkRequest, name = "Ana"): Promise<ApiClient> {
    const { token } = await this.createLink(draft, wish);
    return new ApiClient(this.address).join(token, name);
  }

  /** Makes a blank draft and gives its id. */
  async createDraft(title = "Safe drinking water"): Promise<string> {
    return (await this.call(ROUTES.createDraft, { json: { title } })).value.id;
  }
}

async function checked<Spec extends RouteSpec>(spec: Spec, response: Response): Promise<Checked<Spec>> {
  const text = await response.text();
  const where = `${spec.method} ${spec.path}: ${response.status} ${text.slice(0, 500)}`;
  if (!response.ok) {
    const { error } = errorSchema.parse(JSON.parse(text), { error: () => where });
    return {
      status: response.status,
      headers: response.headers,
      text,
      code: error.code,
      error,
      get value(): never {
        throw new Error(`refused, ${where}`);
      },
    };
  }
  expect(response.status, where).toBe(spec.status);
  const value = spec.response ? strict(spec.response, JSON.parse(text), where) : undefined;
  return {
    status: response.status,
    headers: response.headers,
    text,
    value: value as Checked<Spec>["value"],
    code: undefined,
    error: undefined,
  };
}

/** The value, which must be of the schema and hold nothing besides. */
function strict(schema: z.ZodType, value: unknown, where: string): unknown {
  const parsed = schema.safeParse(value);
  expect(parsed.error, where).toBeUndefined();
  expect(parsed.data, `${where} has fields that are not described`).toEqual(value);
  return value;
}
