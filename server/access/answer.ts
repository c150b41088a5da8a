import type { ErrorCode } from "../../shared/protocol/errors.ts";

/** What was asked for, or why not: a refusal is an answer, the edges translate its code. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail?: string };

/** The answer that holds a value. */
export function granted<T>(value: T): Answer<T> {
  return { ok: true, value };
}

/** The answer that says no. `detail` is an English sentence for programs. */
export function denied(code: ErrorCode, detail?: string): Answer<never> {
  return { ok: false, code, ...(detail === undefined ? {} : { detail }) };
}
