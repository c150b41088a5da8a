import type { ImportWarning } from "../../document/content.ts";
import type { DraftType } from "../../domain/draftHead.ts";
import { isOrganName } from "../../phrases/organNames.ts";
import { warning } from "../warnings.ts";
import { isSymbol } from "./furniture.ts";
import type { SourceLine } from "./sourceLines.ts";

/** What the lines above the title say. */
export interface Masthead {
  readonly type?: DraftType;
  readonly organ?: string;
  readonly symbol?: string;
  readonly number?: string;
  readonly session?: string;
  readonly agendaItem?: string;
}

/** Labels for what cannot be told by its form. The text export writes them, too. */
export const MASTHEAD_LABELS = {
  organ: "Organ:",
  symbol: "Symbol:",
  number: "Number:",
  session: "Session:",
  agendaItem: "Agenda item:",
} as const;

const UNITED_NATIONS = /^(?:United Nations|Nations Unies|Naciones Unidas)$/u;
const SESSION =
  /^(?:\p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*){0,3}|\d{1,3}(?:st|nd|rd|th|e|ª)?) (?:(?:emergency|special|regular|resumed) )?(?:session|período de sesiones)$/iu;
const AGENDA_ITEM = /^(?:Agenda items?|Items?|Points?|Tema) (.*\d.*)$/u;
const TYPE =
  /^(?:Draft |Projet de |Proyecto de )?(resolution|decision|report|résolution|décision|rapport|resolución|decisión|informe)$/iu;
const NUMBERED_TYPE = /^(?:Resolution|Decision|Résolution|Décision|Resolución|Decisión) (\d.*)$/u;
const LEFT_OUT: readonly RegExp[] = [
  /^Distr/u,
  /^Original ?:/u,
  /^(?:General|Limited|Restricted)$/u,
  /^\d{1,2} \p{L}+ \d{4}$/u,
  /^on \d{1,2} \p{L}+ \d{4}$/u,
  /^(?:Resolution|Decision) adopted by /u,
  /^Adopted (?:by|at|on|without) /u,
  /^(?:Résolution|Décision) adoptée par /u,
  /^Adoptée? par /u,
  /^Resolución aprobada por /u,
  /^Aprobada por /u,
  /^(?:Committee|Council|Forum|Main submitter|(?:Co-)?[Ss]ponsors?|Co-submitters|Signatories|Submitted by) ?:/u,
];

/** The number and the title on one line: "2012/19. Strengthening …", "3201 (S-VI). …". */
export const NUMBERED_TITLE =
  /^((?:[A-Z]{1,3}-)?\d{1,4}\/\d{1,4}(?: ?[A-Z]\b)?|\d{1,4}(?: [A-Z])? \([IVXLC]+\))\. ?(\S.*)$/su;

const TYPE_WORDS: Readonly<Record<string, DraftType>> = {
  resolution: "resolution",
  résolution: "resolution",
  resolución: "resolution",
  decision: "decision",
  décision: "decision",
  decisión: "decision",
  report: "report",
  rapport: "report",
  informe: "report",
};

/**
 * Reads the lines above a text and gives back those that are none of the masthead's. What has no place in a draft (date,
 * distribution, adoption line, procedure line) is left out with a warning. Rule IM13.
 */
export function readMasthead(lines: readonly SourceLine[]): {
  masthead: Masthead;
  rest: SourceLine[];
  warnings: ImportWarning[];
} {
  const found: { -readonly [key in keyof Masthead]: Masthead[key] } = {};
  const warnings: ImportWarning[] = [];
  const rest: SourceLine[] = [];
  let isInBrackets = false;
  const leaveOut = (line: SourceLine, text: string) =>
    warnings.push(warning("masthead_left_out", "this line of the masthead has no place in a draft", text, line.line));
  for (const line of lines) {
    if (line.text === "") {
      isInBrackets = false;
      rest.push(line);
      continue;
    }
    if (isInBrackets || /^\[/u.test(line.text)) {
      isInBrackets = !line.text.endsWith("]");
      leaveOut(line, line.text);
      continue;
    }
    const columns = line.raw.trim().split(/[ \t]{2,}/);
    const read = columns.map((column) => readColumn(column));
    if (read.every((column) => column === undefined) || (columns.length > 1 && NUMBERED_TITLE.test(line.text))) {
      rest.push(line);
      continue;
    }
    read.forEach((column, index) => {
      if (column === "silent") return;
      if (column === undefined || column === "left out" || !isNew(column, found)) leaveOut(line, columns[index] ?? "");
      else Object.assign(found, column);
    });
  }
  return { masthead: found, rest, warnings };
}

/** False where a field was given before, with another value. */
function isNew(column: Masthead, found: Masthead): boolean {
  return (Object.keys(column) as (keyof Masthead)[]).every(
    (field) => found[field] === undefined || found[field] === column[field],
  );
}

/** What one column of a masthead says: a field, nothing of interest, something without a place, or not a masthead at all. */
export function readColumn(column: string): Masthead | "silent" | "left out" | undefined {
  if (UNITED_NATIONS.test(column)) return "silent";
  for (const [field, label] of Object.entries(MASTHEAD_LABELS)) {
    if (column.startsWith(`${label} `)) return { [field]: column.slice(label.length).trim() };
  }
  if (isSymbol(column)) return { symbol: column };
  if (isOrganName(column)) return { organ: column };
  const agendaItem = AGENDA_ITEM.exec(column)?.[1];
  if (agendaItem !== undefined) return { agendaItem };
  if (SESSION.test(column)) return { session: column };
  const type = TYPE.exec(column)?.[1];
  if (type !== undefined) return { type: TYPE_WORDS[type.toLowerCase()] ?? "resolution" };
  const number = NUMBERED_TYPE.exec(column)?.[1];
  if (number !== undefined) return { type: column.startsWith("D") ? "decision" : "resolution", number };
  return LEFT_OUT.some((pattern) => pattern.test(column)) ? "left out" : undefined;
}
