import type * as z from "zod";
import { FORMATS } from "../../shared/formats/exportFormats.ts";
import { errorSchema } from "../../shared/protocol/http.ts";
import { ROUTES, type RouteName, type RouteSpec } from "../../shared/protocol/routes.ts";
import { ApiError } from "./apiError.ts";

type Spec<Name extends RouteName> = (typeof ROUTES)[Name];
/** What is sent is only read: frozen values may be sent too. */
type Frozen<Value> = Value extends string
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;
type BodyOf<Name extends RouteName> =
  Spec<Name> extends { body: infer Body extends z.ZodType } ? Frozen<z.input<Body>> : never;
type AnswerOf<Name extends RouteName> =
  Spec<Name> extends { response: infer Answer extends z.ZodType } ? z.output<Answer> : undefined;
type QueryOf<Name extends RouteName> =
  Spec<Name> extends { query: infer Query extends z.ZodType } ? z.input<Query> : never;
type ParamsIn<Path extends string> = Path extends `${string}:${infer Param}/${infer Rest}`
  ? Param | ParamsIn<`/${Rest}`>
  : Path extends `${string}:${infer Param}`
    ? Param
    : never;

interface CallOptions<Name extends RouteName> {
  readonly params?: Readonly<Record<ParamsIn<Spec<Name>["path"]>, string>>;
  readonly query?: QueryOf<Name>;
  /** JSON of the route's schema, or a file or text where the route takes uploads. */
  readonly body?: BodyOf<Name> | FormData | UploadedText;
  readonly signal?: AbortSignal;
}

/** Words sent as `text/plain`. */
interface UploadedText {
  readonly plainText: string;
}

/** A file as the server sent it. */
export interface DownloadedFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Address of a route with its parameters and query filled in. @throws RangeError when a parameter is missing. */
function addressOf<Name extends RouteName>(name: Name, options: CallOptions<Name> = {}): string {
  const params: Readonly<Record<string, string | undefined>> = options.params ?? {};
  const path = ROUTES[name].path.replace(/:(\w+)/g, (_, param: string) => {
    const value = params[param];
    if (value === undefined) throw new RangeError(`${name} needs the parameter ${param}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(
    Object.entries((options.query ?? {}) as Record<string, unknown>).map(([key, value]) => [key, String(value)]),
  ).toString();
  return query ? `${path}?${query}` : path;
}

/**
 * Calls one route of the table and gives its answer, checked against the route's schema; `undefined` for a route without
 * one. @throws ApiError with the code of the shared table, `network` where no answer came.
 */
export async function callApi<Name extends RouteName>(
  name: Name,
  options: CallOptions<Name> = {},
): Promise<AnswerOf<Name>> {
  const spec: RouteSpec = ROUTES[name];
  const response = await send(spec, addressOf(name, options), options.body, options.signal);
  if (!spec.response) return undefined as AnswerOf<Name>;
  const parsed = spec.response.safeParse(await readJson(response));
  if (!parsed.success) throw new ApiError("unexpected_answer", {}, { cause: parsed.error });
  return parsed.data as AnswerOf<Name>;
}

/** Fetches the draft as a file. @throws ApiError as `callApi`. */
export function downloadExport(
  draft: string,
  query: QueryOf<"exportDraft">,
  signal?: AbortSignal,
): Promise<DownloadedFile> {
  const address = addressOf("exportDraft", { params: { draft }, query });
  return download(ROUTES.exportDraft, address, `draft.${FORMATS[query.format ?? "txt"].ending}`, signal);
}

/** Fetches the register of amendments as a table. @throws ApiError as `callApi`. */
export function downloadRegister(
  draft: string,
  query: QueryOf<"register">,
  signal?: AbortSignal,
): Promise<DownloadedFile> {
  const address = addressOf("register", { params: { draft }, query });
  return download(ROUTES.register, address, `register.${query.format ?? "json"}`, signal);
}

async function download(
  spec: RouteSpec,
  address: string,
  fallbackName: string,
  signal: AbortSignal | undefined,
): Promise<DownloadedFile> {
  const response = await send(spec, address, undefined, signal);
  const name = fileNameOf(response.headers.get("content-disposition")) ?? fallbackName;
  try {
    return { name, blob: await response.blob() };
  } catch (cause) {
    // The connection broke off, or was broken off, in the middle of the file.
    throw new ApiError("network", {}, { cause });
  }
}

/** File name in a Content-Disposition header, the UTF-8 form first; nothing where there is none. */
function fileNameOf(disposition: string | null): string | undefined {
  const extended = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (extended) {
    try {
      return decodeURIComponent(extended);
    } catch {
      // A broken escape: the plain form still names the file.
    }
  }
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1];
}

async function send(
  spec: RouteSpec,
  address: string,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: spec.method,
      credentials: "same-origin",
      ...encodeBody(body),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    throw new ApiError("network", {}, { cause });
  }
  if (response.ok) return response;
  const parsed = errorSchema.safeParse(await readJson(response));
  if (!parsed.success) throw new ApiError(response.status >= 500 ? "internal" : "unexpected_answer");
  const { code, message: _message, messageKey: _key, ...details } = parsed.data.error;
  throw new ApiError(code, details);
}

function encodeBody(body: unknown): { readonly body?: BodyInit; readonly headers?: Record<string, string> } {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  if (isUploadedText(body)) return { body: body.plainText, headers: { "content-type": "text/plain; charset=utf-8" } };
  return { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}

function isUploadedText(body: unknown): body is UploadedText {
  return typeof body === "object" && body !== null && "plainText" in body;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
