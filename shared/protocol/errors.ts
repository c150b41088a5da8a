import type { RefusalCode } from "../domain/refusal.ts";

interface ErrorEntry {
  readonly http: number | null;
  readonly close: number | null;
  readonly messageKey: string;
  readonly reported: boolean;
}

/**
 * Every error that crosses a boundary: HTTP status, WebSocket close code, message key, and whether the server reports it.
 * One table for both sides. Close codes of 4400–4499 stop the stock provider from reconnecting by itself.
 */
export const ERRORS = {
  malformed: { http: 400, close: 4400, messageKey: "error.malformed", reported: false },
  invalid_request: { http: 400, close: null, messageKey: "error.invalidRequest", reported: false },
  export_failed: { http: 503, close: null, messageKey: "error.exportFailed", reported: true },
  invalid_file: { http: 422, close: null, messageKey: "error.invalidFile", reported: false },
  sign_in_again: { http: 401, close: 4401, messageKey: "error.signInAgain", reported: false },
  no_access: { http: 403, close: 4403, messageKey: "error.noAccess", reported: false },
  access_changed: { http: null, close: 4205, messageKey: "error.accessChanged", reported: false },
  link_invalid: { http: 410, close: null, messageKey: "error.linkInvalid", reported: false },
  link_used: { http: 410, close: null, messageKey: "error.linkUsed", reported: false },
  delegation_has_members: { http: 409, close: null, messageKey: "error.delegationHasMembers", reported: false },
  foreign_origin: { http: 403, close: null, messageKey: "error.foreignOrigin", reported: false },
  not_found: { http: 404, close: 4404, messageKey: "error.notFound", reported: false },
  update_refused: { http: null, close: 4409, messageKey: "error.updateRefused", reported: true },
  base_text_closed: { http: 403, close: 4409, messageKey: "error.baseTextClosed", reported: false },
  clause_locked: { http: 409, close: 4409, messageKey: "error.clauseLocked", reported: false },
  not_your_amendment: { http: 403, close: 4409, messageKey: "error.notYourAmendment", reported: false },
  amendment_closed: { http: 409, close: 4409, messageKey: "error.amendmentClosed", reported: false },
  structure_refused: { http: 422, close: 4409, messageKey: "error.structureRefused", reported: false },
  read_only: { http: 403, close: 4409, messageKey: "error.readOnly", reported: false },
  foreign_client_id: { http: null, close: 4409, messageKey: "error.foreignClientId", reported: true },
  base_changed: { http: 409, close: null, messageKey: "error.baseChanged", reported: false },
  wrong_stage: { http: 409, close: null, messageKey: "error.wrongStage", reported: false },
  reason_missing: { http: 422, close: null, messageKey: "error.reasonMissing", reported: false },
  undo_expired: { http: 409, close: null, messageKey: "error.undoExpired", reported: false },
  draft_closed: { http: 409, close: 4410, messageKey: "error.draftClosed", reported: false },
  too_large: { http: 413, close: 4413, messageKey: "error.tooLarge", reported: false },
  too_fast: { http: 429, close: 4429, messageKey: "error.tooFast", reported: false },
  too_slow: { http: null, close: 4500, messageKey: "error.tooSlow", reported: false },
  client_too_old: { http: 426, close: 4999, messageKey: "error.clientTooOld", reported: false },
  restarting: { http: 503, close: 1012, messageKey: "error.restarting", reported: false },
  storage_unavailable: { http: 503, close: 1013, messageKey: "error.storage", reported: true },
  internal: { http: 500, close: 1011, messageKey: "error.internal", reported: true },
} as const satisfies Record<RefusalCode, ErrorEntry> & Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** The error for a close code, or nothing where the code is not one of ours. `update_refused` stands for all of 4409. */
export function errorOfClose(close: number): ErrorCode | undefined {
  if (close === ERRORS.update_refused.close) return "update_refused";
  return (Object.keys(ERRORS) as ErrorCode[]).find((code) => ERRORS[code].close === close);
}
