import type { RegisterWords } from "../../amendments/register.ts";
import type { AmendmentKind, AmendmentStatus } from "../../domain/amendment.ts";

/** Languages in which the register is written. */
export const REGISTER_LANGUAGES = ["en", "fr"] as const;
export type RegisterLanguage = (typeof REGISTER_LANGUAGES)[number];

/** What files of the register need besides what its CSV needs. */
export interface RegisterFileWords extends RegisterWords {
  readonly language: RegisterLanguage;
  heading(column: RegisterHeading): string;
  /** Of the whole; also the name of the sheet. */
  readonly title: string;
  /** Place of a clause on paper. */
  place(page: number, line: number | undefined): string;
  /** Where a move goes: behind the clause with this label, or to the beginning. */
  moves(after: string): string;
  mergedInto(number: string): string;
  coSponsors(codes: string): string;
  count(amendments: number): string;
  lastDecision(time: string): string;
  /** Page n of m at the foot of a page. */
  readonly page: string;
  readonly empty: string;
}

type Words = Pick<RegisterFileWords, "title" | "page" | "empty" | "place" | "moves" | "mergedInto" | "coSponsors"> &
  Pick<RegisterFileWords, "count" | "lastDecision"> & {
    readonly headings: Readonly<Record<RegisterHeading, string>>;
    readonly kinds: Readonly<Record<AmendmentKind, string>>;
    readonly statuses: Readonly<Record<AmendmentStatus, string>>;
  };

/** Columns of any of the files. */
type RegisterHeading =
  | Parameters<RegisterWords["heading"]>[0]
  | "place"
  | "current"
  | "proposed"
  | "positions"
  | "decided";

const WORDS: Readonly<Record<RegisterLanguage, Words>> = {
  en: {
    title: "Amendments",
    page: "Page",
    empty: "No amendment has been tabled.",
    place: (page, line) => (line === undefined ? `p. ${page}` : `p. ${page}, l. ${line}`),
    moves: (after) => (after === "" ? "move to the beginning" : `move after ${after}`),
    mergedInto: (number) => `merged into ${number}`,
    coSponsors: (codes) => `with ${codes}`,
    count: (amendments) => (amendments === 1 ? "1 amendment" : `${amendments} amendments`),
    lastDecision: (time) => `Last decision: ${time}`,
    headings: {
      number: "Number",
      label: "Paragraph",
      place: "Page and line",
      delegation: "Delegation",
      sponsors: "Co-sponsors",
      kind: "Kind",
      summary: "Change",
      current: "Current text",
      proposed: "Proposed text",
      reason: "Reason",
      status: "Status",
      mergedInto: "Merged into",
      collidesWith: "Collides with",
      positions: "Positions",
      support: "Support",
      oppose: "Oppose",
      reserve: "Reserve",
      canLiveWith: "Can live with",
      contributors: "Contributors",
      tabledAt: "Tabled at (UTC)",
      enteredBy: "Entered by",
      decided: "Decision",
      decidedAt: "Decided at (UTC)",
      decidedBy: "Decided by",
      decisionReason: "Reason for the decision",
    },
    kinds: {
      edit: "other words",
      insert: "new paragraph",
      alt: "competing version",
      delete: "deletion",
      move: "move",
    },
    statuses: {
      tabled: "open",
      accepted: "accepted",
      acceptedAsModified: "accepted as modified",
      merged: "merged",
      parked: "parked",
      withdrawn: "withdrawn",
      declined: "declined",
    },
  },
  fr: {
    title: "Amendements",
    page: "Page",
    empty: "Aucun amendement n’a été déposé.",
    place: (page, line) => (line === undefined ? `p. ${page}` : `p. ${page}, l. ${line}`),
    moves: (after) => (after === "" ? "déplacer au début" : `déplacer après ${after}`),
    mergedInto: (number) => `fondu dans ${number}`,
    coSponsors: (codes) => `avec ${codes}`,
    count: (amendments) => (amendments < 2 ? `${amendments} amendement` : `${amendments} amendements`),
    lastDecision: (time) => `Dernière décision : ${time}`,
    headings: {
      number: "Numéro",
      label: "Paragraphe",
      place: "Page et ligne",
      delegation: "Délégation",
      sponsors: "Coauteurs",
      kind: "Nature",
      summary: "Changement",
      current: "Texte actuel",
      proposed: "Texte proposé",
      reason: "Motif",
      status: "État",
      mergedInto: "Fondu dans",
      collidesWith: "En conflit avec",
      positions: "Positions",
      support: "Appui",
      oppose: "Contre",
      reserve: "Réserve",
      canLiveWith: "Peut accepter",
      contributors: "Contributeurs",
      tabledAt: "Déposé le (UTC)",
      enteredBy: "Saisi par",
      decided: "Décision",
      decidedAt: "Décidé le (UTC)",
      decidedBy: "Décidé par",
      decisionReason: "Motif de la décision",
    },
    kinds: {
      edit: "autre rédaction",
      insert: "nouveau paragraphe",
      alt: "variante",
      delete: "suppression",
      move: "déplacement",
    },
    statuses: {
      tabled: "ouvert",
      accepted: "accepté",
      acceptedAsModified: "accepté tel que modifié",
      merged: "fondu",
      parked: "mis de côté",
      withdrawn: "retiré",
      declined: "non retenu",
    },
  },
};

/** The register's words in a language. Rules AM31, FF30. */
export function registerWords(language: RegisterLanguage): RegisterFileWords {
  const { headings, kinds, statuses, ...words } = WORDS[language];
  return {
    ...words,
    language,
    heading: (column) => headings[column],
    kind: (kind) => kinds[kind],
    status: (status) => statuses[status],
  };
}
