import type { MessageKey } from "../../shared/i18n/keys.ts";
import { ERRORS, type ErrorCode } from "../../shared/protocol/errors.ts";
import type { ErrorResponse } from "../../shared/protocol/http.ts";

/** Errors of the wire, and two that only a client sees: no server, and a server that talks differently. */
export type ApiErrorCode = ErrorCode | "network" | "unexpected_answer";

/** Key of the sentence that tells people about an error. */
export type ErrorMessageKey = Extract<MessageKey, `error.${string}`>;

type Details = Partial<Omit<ErrorResponse["error"], "code" | "message" | "messageKey">>;

/** What a call of the API failed with. `reference` finds it in the server's log. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  readonly details: Details;

  constructor(code: ApiErrorCode, details: Details = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.details = details;
  }

  get messageKey(): ErrorMessageKey {
    switch (this.code) {
      case "network":
        return "error.network";
      case "unexpected_answer":
        return "error.unexpectedAnswer";
      case "invalid_file":
        return this.details.file ? `error.file.${this.details.file}` : ERRORS.invalid_file.messageKey;
      default:
        return ERRORS[this.code].messageKey;
    }
  }

  /** True where the same call may well succeed in a moment. */
  get isPassing(): boolean {
    return this.code === "network" || this.code === "restarting" || this.code === "storage_unavailable";
  }
}
