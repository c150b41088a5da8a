import type { Delegation, Role, Stage } from "../../../shared/domain/participants.ts";
import { stateOfNewDraft } from "../../support/stateOfNewDraft.ts";

const AT = "2026-11-20T10:00:00.000Z";
const LATER = "2026-12-20T10:00:00.000Z";
export const BRAZIL: Delegation = { code: "BRA", name: "Brazil", coreGroup: false };

export function participant(role: Role, delegation: Delegation | null = null, draft: string | null = "d1") {
  return { id: `p-${role}`, draft, name: "Ana Souza", role, delegation, joinedAt: AT };
}

export function me(role: Role, mayCreateDrafts: boolean) {
  return {
    person: { id: "ana", name: "Ana Souza" },
    expiresAt: LATER,
    participants: [participant(role, null, role === "secretariat" ? null : "d1")],
    mayCreateDrafts,
  };
}

export interface SummaryOptions {
  readonly title?: string;
  readonly symbol?: string;
  readonly stage?: Stage;
  readonly role?: Role;
  readonly delegation?: Delegation | null;
  readonly people?: number;
  readonly archived?: boolean;
}

export function summary(id: string, options: SummaryOptions = {}) {
  return {
    id,
    title: "Rights of the child",
    symbol: "A/C.3/81/L.24",
    stage: "negotiation" as const,
    role: "observer" as const,
    delegation: null,
    people: 0,
    archived: false,
    createdAt: AT,
    lastChangeAt: AT,
    ...options,
  };
}

export function preview(options: Record<string, unknown> = {}) {
  return {
    draft: { id: "d1", title: "Rights of the child", symbol: "A/C.3/81/L.24" },
    role: "delegation",
    delegation: BRAZIL,
    expiresAt: LATER,
    present: null,
    ...options,
  };
}

export function joined(draft: string | null = "d1") {
  return {
    session: "session",
    expiresAt: LATER,
    person: { id: "ana", name: "Ana Souza" },
    participant: participant(draft ? "delegation" : "secretariat", draft ? BRAZIL : null, draft),
  };
}

export function link(id: string, options: Record<string, unknown> = {}) {
  return {
    id,
    role: "delegation" as const,
    delegation: BRAZIL,
    createdAt: AT,
    createdBy: "Ana Souza",
    expiresAt: null,
    revokedAt: null,
    usesLeft: 1,
    admitted: [] as string[],
    ...options,
  };
}

export function draftResponse(stage: Stage = "drafting", clauses = 3) {
  return {
    id: "d1",
    title: "Rights of the child",
    head: { type: "resolution", language: "en", profile: "un" },
    state: stateOfNewDraft(stage),
    generation: 0,
    createdAt: AT,
    lastChangeAt: AT,
    archived: false,
    counts: { clauses, preambular: 1, operative: 1, footnotes: 0, words: 9, deleted: 0 },
    me: participant("secretariat", null, null),
    people: 1,
  };
}

/** A text as a reader gives it back, with every kind of thing the review counts. */
export function importedText() {
  const clause = (id: string, kind: string, level: number, label: string, lead: string, words: string) => ({
    id,
    kind,
    level,
    label,
    number: "",
    lead,
    text: [{ text: words }],
  });
  return {
    content: {
      adref: 1,
      type: "resolution",
      language: "en",
      head: { symbol: "A/C.3/81/L.24" },
      clauses: [
        clause("t", "title", 0, "", "", "Rights of the child"),
        clause("e", "enacting", 0, "", "", "The General Assembly,"),
        clause("p1", "preambular", 0, "PP 1", "Recalling", "Recalling its resolution 78/187,"),
        clause("p2", "preambular", 0, "PP 2", "Noting", "Noting the report,"),
        clause("o1", "operative", 0, "OP 1", "Urges", "Urges States:"),
        clause("o1a", "operative", 1, "OP 1 (a)", "", "To act;"),
      ],
      footnotes: [{ id: "f1", number: 1, text: [{ text: "A note." }] }],
    },
    warnings: [
      { code: "unexpected_number", line: 42, excerpt: "7. Requests", message: "english" },
      { code: "unexpected_number", line: 51, excerpt: "9. Decides", message: "english" },
      { code: "doubt_of_the_future", excerpt: "words", message: "A doubt this client does not know" },
    ],
    changes: 0,
    comments: 0,
  };
}
