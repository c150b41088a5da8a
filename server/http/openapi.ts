import * as z from "zod";
import { ERRORS } from "../../shared/protocol/errors.ts";
import { errorSchema } from "../../shared/protocol/http.ts";
import { ROUTES, type RouteSpec } from "../../shared/protocol/routes.ts";
import { SESSION_COOKIE } from "./sessionToken.ts";

type Json = { readonly [key: string]: unknown };

const OPENAPI = "3.1.0";

/** The description of the API, OpenAPI 3.1, built from the table of routes and their schemas. Rule HT1. */
export function openapiDocument(version: string): Json {
  const schemas: Record<string, unknown> = {};
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, spec] of Object.entries<RouteSpec>(ROUTES)) {
    const path = spec.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operation(name, spec, schemas) };
  }
  return {
    openapi: OPENAPI,
    info: {
      title: "Adref",
      version,
      description: "A drafting room for resolutions. The live text itself goes over the WebSocket /sync/{draft}.",
    },
    paths,
    components: {
      schemas,
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "the `session` that joining gives" },
        cookie: { type: "apiKey", in: "cookie", name: SESSION_COOKIE },
      },
    },
  };
}

function operation(name: string, spec: RouteSpec, schemas: Record<string, unknown>): Json {
  const body = requestBody(spec, schemas);
  return {
    operationId: name,
    summary: spec.summary,
    security: spec.access === "session" ? [{ bearer: [] }, { cookie: [] }] : [],
    parameters: [...pathParameters(spec), ...queryParameters(spec)],
    ...(body ? { requestBody: body } : {}),
    responses: { [spec.status]: answer(spec, schemas), ...refusals(spec, schemas) },
  };
}

function pathParameters(spec: RouteSpec): Json[] {
  return [...spec.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters(spec: RouteSpec): Json[] {
  if (!spec.query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(spec.query, { io: "input" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function requestBody(spec: RouteSpec, schemas: Record<string, unknown>): Json | undefined {
  if (!spec.body && !spec.uploads) return undefined;
  const content: Record<string, Json> = {};
  if (spec.body) content["application/json"] = { schema: schemaOf(spec.body, "input", schemas) };
  for (const type of spec.uploads ?? []) {
    content[type] = { schema: type === "multipart/form-data" ? formSchema(spec) : { type: "string" } };
  }
  return { required: true, content };
}

function formSchema({ form }: RouteSpec): Json {
  const fields = form ? z.toJSONSchema(form, { io: "input" }).properties : {};
  return { type: "object", required: ["file"], properties: { file: { type: "string", format: "binary" }, ...fields } };
}

function answer(spec: RouteSpec, schemas: Record<string, unknown>): Json {
  const content: Record<string, Json> = {};
  if (spec.response) content["application/json"] = { schema: schemaOf(spec.response, "output", schemas) };
  for (const type of spec.files ?? []) content[type] ??= { schema: fileSchema(type) };
  return { description: spec.summary, ...(Object.keys(content).length > 0 ? { content } : {}) };
}

function fileSchema(type: string): Json {
  if (type === "application/json") return {};
  const isText = type.startsWith("text/") || type.endsWith("+xml");
  return isText ? { type: "string" } : { type: "string", format: "binary" };
}

/** Refusals by status: several codes may share one. */
function refusals(spec: RouteSpec, schemas: Record<string, unknown>): Json {
  const codes = new Map<number, string[]>();
  for (const code of [...spec.errors, "internal" as const]) {
    const status = ERRORS[code].http;
    if (status !== null) codes.set(status, [...(codes.get(status) ?? []), code]);
  }
  const schema = schemaOf(errorSchema, "output", schemas);
  return Object.fromEntries(
    [...codes].map(([status, names]) => [
      status,
      { description: names.join(", "), content: { "application/json": { schema } } },
    ]),
  );
}

/** The JSON schema of a value; schemas with an id go to the shared ones and are referred to. */
function schemaOf(schema: z.ZodType, io: "input" | "output", schemas: Record<string, unknown>): Json {
  const { $defs = {}, $schema: _dialect, ...own } = z.toJSONSchema(schema, { io, reused: "inline" });
  for (const [id, definition] of Object.entries($defs)) schemas[id] ??= relink(definition);
  const { id } = z.globalRegistry.get(schema) ?? {};
  if (id === undefined) return relink(own) as Json;
  schemas[id] ??= relink(own);
  return { $ref: `#/components/schemas/${id}` };
}

/** The same schema with its references leading into `components`. */
function relink(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relink);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string" ? inner.replace("#/$defs/", "#/components/schemas/") : relink(inner),
    ]),
  );
}
