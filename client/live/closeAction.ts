import type { ErrorCode } from "../../shared/protocol/errors.ts";

/** What is to be done about a lost connection. */
export type CloseAction = "retry" | "retryLater" | "askAccess" | "recover" | "halt";

/**
 * What follows from the reason the server closed with; `null` is a loss without a reason of ours. Rule SY40.
 * `recover`: this document holds what the server will not take. `askAccess`: rights may have changed, ask before coming back.
 */
export function afterClose(code: ErrorCode | null): CloseAction {
  switch (code) {
    case "update_refused":
    case "too_large":
    case "malformed":
      return "recover";
    case "access_changed":
    case "no_access":
      return "askAccess";
    case "sign_in_again":
    case "not_found":
    case "draft_closed":
    case "client_too_old":
      return "halt";
    case "too_fast":
      return "retryLater";
    default:
      return "retry";
  }
}
