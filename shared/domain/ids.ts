/** Permanent identities. They are opaque strings, made once and never changed; labels ("OP 3") are not identities. */
export type DraftId = string & { readonly __draft: true };
export type ClauseId = string & { readonly __clause: true };
export type FootnoteId = string & { readonly __footnote: true };
export type AmendmentId = string & { readonly __amendment: true };
export type ParticipantId = string & { readonly __participant: true };

/** What an id may look like wherever one comes in from outside: 1–64 letters, digits, `_` or `-`. */
const ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;

/** True for a string that may serve as an id. `__proto__` and its like are refused. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && ID_PATTERN.test(value) && !(value in Object.prototype);
}
