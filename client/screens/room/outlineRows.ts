import type { ClauseView } from "../../../shared/document/views.ts";
import { type ClauseKind, plainText } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";

/** A part of the outline: "Preamble", "Operative part", or what stands under one heading or annex. */
export interface OutlinePart {
  /** Id of its first clause: parts keep their identity while clauses come and go in them. */
  readonly id: ClauseId;
  readonly title: "preamble" | "operative" | "text";
  readonly rows: readonly ClauseId[];
}

const PART_OF: Partial<Record<ClauseKind, OutlinePart["title"]>> = {
  preambular: "preamble",
  operative: "operative",
  numbered: "text",
  table: "text",
  heading: "text",
  annex: "text",
};

/**
 * The parts of an outline in text order. A heading or an annex is a row of its own in whatever part it stands before;
 * title, organ line, closing lines and unnumbered text have no row. Rule UI11.
 */
export function outlineParts(clauses: readonly ClauseView[]): readonly OutlinePart[] {
  const parts: { id: ClauseId; title: OutlinePart["title"]; rows: ClauseId[] }[] = [];
  clauses.forEach((clause, index) => {
    const isDivision = clause.kind === "heading" || clause.kind === "annex";
    // A heading belongs to what follows it, whichever part that is.
    const title = isDivision ? followingPart(clauses, index) : PART_OF[clause.kind];
    if (!title) return;
    const last = parts.at(-1);
    if (last?.title === title) last.rows.push(clause.id);
    else parts.push({ id: clause.id, title, rows: [clause.id] });
  });
  return parts;
}

function followingPart(clauses: readonly ClauseView[], index: number): OutlinePart["title"] {
  const next = clauses.slice(index + 1).find(({ kind }) => kind !== "heading" && kind !== "annex" && PART_OF[kind]);
  return (next && PART_OF[next.kind]) ?? "text";
}

const MAX_WORDS = 60;

/** What a row says of its clause: the opening phrase, else the first words. */
export function rowWords(clause: ClauseView): string {
  if (clause.lead) return clause.lead;
  const words = plainText(clause.runs).trim();
  return words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS).trimEnd()}…` : words;
}

/** What stands in front of a row: the room's label, for a sub-paragraph its number alone. */
export function rowLabel(clause: ClauseView): string {
  return clause.level > 0 && clause.kind !== "heading" ? clause.number || clause.label : clause.label || clause.number;
}

/** The clause before or after another in the text; from outside, the first or the last. */
export function neighbour(clauses: readonly ClauseView[], from: ClauseId | null, step: 1 | -1): ClauseId | null {
  const index = clauses.findIndex((clause) => clause.id === from);
  if (index < 0) return (step === 1 ? clauses[0] : clauses.at(-1))?.id ?? null;
  return clauses[index + step]?.id ?? null;
}
