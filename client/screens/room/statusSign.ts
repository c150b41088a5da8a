import type { ClauseStatus } from "../../../shared/domain/agreement.ts";

const SIGNS: Readonly<Record<ClauseStatus, string>> = {
  notDiscussed: "○",
  open: "●",
  bracketed: "[ ]",
  agreedAdRef: "✓",
  agreed: "✔",
};

/** The sign that stands before the word for a status. The word says it; the sign is for the eye alone. */
export function statusSign(status: ClauseStatus): string {
  return SIGNS[status];
}
