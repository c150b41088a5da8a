import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ImportErrorCode } from "../../shared/formats/importError.ts";
import { ERRORS, type ErrorCode } from "../../shared/protocol/errors.ts";
import type { ErrorResponse } from "../../shared/protocol/http.ts";
import type { StateJson } from "../../shared/protocol/stateSchema.ts";
import type { Answer } from "../access/answer.ts";
import type { AppEnv } from "./env.ts";
import { ERROR_SENTENCES } from "./errorSentences.ts";

interface Extra {
  /** Replaces the sentence of the code. */
  readonly message?: string | undefined;
  readonly details?: readonly { readonly path: string; readonly message: string }[];
  /** What is wrong with a file. */
  readonly file?: ImportErrorCode;
  readonly state?: StateJson;
  readonly retryAfterSeconds?: number;
}

/** A refusal on its way to the edge of the API. Nothing between catches it. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ErrorCode;
  readonly extra: Extra;

  constructor(code: ErrorCode, extra: Extra = {}) {
    super(extra.message ?? ERROR_SENTENCES[code]);
    this.code = code;
    this.extra = extra;
  }
}

/** The value of an answer. @throws ApiError with its code where it is a refusal. */
export function orRefuse<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new ApiError(answer.code, { message: answer.detail });
}

/** The answer for an error code: `{ "error": { "code", "message", … } }` with the status of the table. Rule HT2. */
export function errorAnswer(c: Context<AppEnv>, code: ErrorCode, extra: Extra = {}): Response {
  const { http, messageKey, reported } = ERRORS[code];
  if (extra.retryAfterSeconds !== undefined) c.header("Retry-After", String(Math.ceil(extra.retryAfterSeconds)));
  if (code === "sign_in_again") c.header("WWW-Authenticate", "Bearer");
  const body: ErrorResponse = {
    error: {
      code,
      message: extra.message ?? ERROR_SENTENCES[code],
      messageKey,
      ...(reported ? { reference: c.get("requestId") } : {}),
      ...(extra.details ? { details: [...extra.details] } : {}),
      ...(extra.file ? { file: extra.file } : {}),
      ...(extra.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: extra.retryAfterSeconds }),
      ...(extra.state ? { state: extra.state } : {}),
    },
  };
  return c.json(body, (http ?? 500) as ContentfulStatusCode);
}
