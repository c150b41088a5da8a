/** A delegation as it is being typed. */
export interface DelegationDraft {
  readonly name: string;
  readonly code: string;
}

export const EMPTY_DELEGATION: DelegationDraft = { name: "", code: "" };

/** True for a code the server takes: a plain letter or digit, then up to 15 of these, `_` and `-`. */
export function isCode(code: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/.test(code.trim());
}
