/** How far the room has got with a clause. `agreedAdRef` and `agreed` lock it. */
export const CLAUSE_STATUSES = ["notDiscussed", "open", "bracketed", "agreedAdRef", "agreed"] as const;
export type ClauseStatus = (typeof CLAUSE_STATUSES)[number];

/** True when nobody may change the clause before it is reopened. Rule PE4. */
export function isLocked(status: ClauseStatus): boolean {
  return status === "agreedAdRef" || status === "agreed";
}
