import type { RegisterWords } from "../../shared/amendments/register.ts";
import type { AmendmentKind, AmendmentStatus } from "../../shared/domain/amendment.ts";

const HEADINGS: Readonly<Record<Parameters<RegisterWords["heading"]>[0], string>> = {
  number: "Number",
  label: "Paragraph",
  delegation: "Delegation",
  sponsors: "Co-sponsors",
  kind: "Kind",
  summary: "Change",
  reason: "Reason",
  status: "Status",
  mergedInto: "Merged into",
  collidesWith: "Collides with",
  support: "Support",
  oppose: "Oppose",
  reserve: "Reserve",
  canLiveWith: "Can live with",
  contributors: "Contributors",
  tabledAt: "Tabled at",
  enteredBy: "Entered by",
  decidedAt: "Decided at",
  decidedBy: "Decided by",
  decisionReason: "Reason for the decision",
};

const KINDS: Readonly<Record<AmendmentKind, string>> = {
  edit: "other words",
  insert: "new paragraph",
  alt: "competing version",
  delete: "deletion",
  move: "move",
};

const STATUSES: Readonly<Record<AmendmentStatus, string>> = {
  tabled: "open",
  accepted: "accepted",
  acceptedAsModified: "accepted as modified",
  merged: "merged",
  parked: "parked",
  withdrawn: "withdrawn",
  declined: "declined",
};

/** The register's words in English: the language in which the API speaks to programs. */
export const REGISTER_WORDS: RegisterWords = {
  heading: (column) => HEADINGS[column],
  kind: (kind) => KINDS[kind],
  status: (status) => STATUSES[status],
};
