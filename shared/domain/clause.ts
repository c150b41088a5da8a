import type { ClauseId, FootnoteId } from "./ids.ts";

/** The kinds of clause a draft is made of. Rules STR1, STR2. */
export const CLAUSE_KINDS = [
  "title",
  "enacting",
  "preambular",
  "operative",
  "heading",
  "numbered",
  "text",
  "closing",
  "annex",
  "table",
] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** Marks that survive in a clause; everything else is dropped on the way in. Rule STR6. */
export const MARKS = ["em", "sub", "sup"] as const;
export type Mark = (typeof MARKS)[number];

/** One piece of inline content, in text order. A footnote id may stand in several places: the same note cited again. */
export type Run =
  | { readonly text: string; readonly marks?: readonly Mark[] }
  | { readonly footnote: FootnoteId }
  | { readonly break: true };

/** A clause as it is stored, before the projection has put it in its place. */
export interface StoredClause {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly order: string;
}

const LEVEL_RANGE: Readonly<Record<ClauseKind, readonly [min: number, max: number]>> = {
  title: [0, 0],
  enacting: [0, 0],
  preambular: [0, 2],
  operative: [0, 4],
  heading: [1, 3],
  numbered: [0, 4],
  text: [0, 0],
  closing: [0, 0],
  annex: [0, 0],
  table: [0, 0],
};

/** The lowest and the highest level a clause of this kind may have. Rule STR3. */
export function levelRange(kind: ClauseKind): readonly [min: number, max: number] {
  return LEVEL_RANGE[kind];
}

/** True for one of the ten kinds. */
export function isClauseKind(value: unknown): value is ClauseKind {
  return typeof value === "string" && (CLAUSE_KINDS as readonly string[]).includes(value);
}

/** True for a mark that may be stored. */
export function isMark(value: unknown): value is Mark {
  return typeof value === "string" && (MARKS as readonly string[]).includes(value);
}

/** The words of a run list alone, without footnote markers; a break counts as a blank. */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => ("text" in run ? run.text : "break" in run ? " " : "")).join("");
}
