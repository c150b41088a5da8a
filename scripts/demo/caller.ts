import type * as z from "zod";
import { errorSchema } from "../../shared/protocol/http.ts";
import type { RouteSpec } from "../../shared/protocol/routes.ts";
import { DemoError } from "./demoError.ts";

interface Call {
  /** Values for the names in the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

type AnswerOf<Spec extends RouteSpec> = Spec extends { readonly response: infer Body extends z.ZodType }
  ? z.output<Body>
  : undefined;

/** Calls the API as any program does: JSON over HTTP with a bearer token. */
export class Caller {
  readonly address: string;
  readonly session: string | undefined;
  /** Who calls, for the message when a call is refused. */
  readonly who: string;

  constructor(address: string, who: string, session?: string) {
    this.address = address;
    this.who = who;
    this.session = session;
  }

  /** Gives the answer of a route, checked against its schema. @throws DemoError where it was refused or did not come. */
  async call<Spec extends RouteSpec>(spec: Spec, call: Call = {}): Promise<AnswerOf<Spec>> {
    const path = spec.path.replaceAll(/:(\w+)/g, (_all, name: string) => encodeURIComponent(call.params?.[name] ?? ""));
    const query = call.query ? `?${new URLSearchParams(call.query)}` : "";
    const response = await this.#send(spec, `${this.address}${path}${query}`, call.json);
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new DemoError(this.#refusal(spec, response.status, call.json, body));
    return spec.response?.parse(body) as AnswerOf<Spec>;
  }

  async #send(spec: RouteSpec, address: string, json: unknown): Promise<Response> {
    const headers = {
      ...(this.session === undefined ? {} : { Authorization: `Bearer ${this.session}` }),
      ...(json === undefined ? {} : { "Content-Type": "application/json" }),
    };
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    try {
      return await fetch(address, { method: spec.method, headers, ...body });
    } catch (cause) {
      throw new DemoError(`${this.address} does not answer.`, { cause });
    }
  }

  #refusal(spec: RouteSpec, status: number, json: unknown, body: unknown): string {
    const command = (json as { command?: unknown } | undefined)?.command;
    const asked = typeof command === "string" ? command : spec.summary.toLowerCase();
    const error = errorSchema.safeParse(body).data?.error;
    const why = error ? `${error.code}: ${error.message}` : `HTTP ${status}`;
    return `${this.who} asked for “${asked}” and was refused (${why})`;
  }
}
