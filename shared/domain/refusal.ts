/** Every reason for which the domain says no. `shared/protocol/errors.ts` gives each its HTTP status and close code. */
export type RefusalCode =
  | "update_refused"
  | "read_only"
  | "base_text_closed"
  | "clause_locked"
  | "not_your_amendment"
  | "amendment_closed"
  | "structure_refused"
  | "foreign_client_id"
  | "draft_closed"
  | "base_changed"
  | "wrong_stage"
  | "reason_missing"
  | "undo_expired"
  | "no_access"
  | "not_found"
  | "invalid_request"
  | "too_large";

/** An answer, not an accident: why something was not taken, and of what. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly clause?: string;
  readonly amendment?: string;
  /** For logs: what exactly was found. Never shown to people. */
  readonly detail?: string;
}
