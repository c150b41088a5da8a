/** A delegation as it is being typed. */
export interface DelegationDraft {
  readonly name: string;
  readonly code: string;
}

export const EMPTY_DELEGATION: DelegationDraft = { name: "", code: "" };

/** True for a code the server takes: a letter or digit, then up to 15 of letters, digits, `&`, `.`, `-`. */
export function isCode(code: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}&.-]{0,15}$/u.test(code.trim());
}
