import type { ClauseKind, StoredClause } from "../domain/clause.ts";
import type { ClauseId } from "../domain/ids.ts";

/** A clause in its place. Clauses of one group stand in the order of their keys; groups follow each other. */
export interface ArrangedClause {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly order: string;
  /** 0 for the text itself, 1, 2 … for its annexes. */
  readonly annex: number;
}

/** Where a clause stands within its section: enacting line, preamble, then everything else. */
function rankOf(kind: ClauseKind): number {
  if (kind === "enacting") return 0;
  return kind === "preambular" ? 1 : 2;
}

/** Headings and annexes begin a section of their own, which may have its own enacting line and preamble. */
export function beginsSection(kind: ClauseKind): boolean {
  return kind === "heading" || kind === "annex";
}

function compareStored(a: StoredClause, b: StoredClause): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * Puts live clauses in the order and the shape of a valid document, whatever concurrent edits produced: one title, first of
 * all; one enacting line a section; preamble before operative part within each section; closing lines after the body and
 * before the first annex; no level jumps. What cannot stand as it is (a second title, a second enacting line) is shown as
 * `text`: nothing vanishes. Total and deterministic. Rules PROJ1–PROJ6.
 */
export function arrange(clauses: readonly StoredClause[]): ArrangedClause[] {
  const sorted = [...clauses].sort(compareStored);
  const title = sorted.find((clause) => clause.kind === "title");
  const closing: StoredClause[] = [];
  const sections: { head: StoredClause | null; members: StoredClause[] }[] = [{ head: null, members: [] }];
  for (const clause of sorted) {
    if (clause === title) continue;
    if (clause.kind === "closing") closing.push(clause);
    else if (beginsSection(clause.kind)) sections.push({ head: clause, members: [] });
    else sections.at(-1)?.members.push(clause);
  }
  const result: ArrangedClause[] = title ? [place(title, "title", 0, 0)] : [];
  let annex = 0;
  const close = () => {
    for (const line of closing.splice(0)) result.push(place(line, "closing", 0, 0));
  };
  for (const section of sections) {
    if (section.head?.kind === "annex") {
      close();
      annex++;
    }
    if (section.head) result.push(place(section.head, section.head.kind, section.head.level, annex));
    for (const clause of arrangeSection(section.members, annex)) result.push(clause);
  }
  close();
  return result;
}

function place(clause: StoredClause, kind: ClauseKind, level: number, annex: number): ArrangedClause {
  return { id: clause.id, kind, level, order: clause.order, annex };
}

function arrangeSection(members: readonly StoredClause[], annex: number): ArrangedClause[] {
  const enacting = members.find((clause) => clause.kind === "enacting");
  const shown = members.map((clause) => ({
    clause,
    kind:
      clause.kind === "title" || (clause.kind === "enacting" && clause !== enacting) ? ("text" as const) : clause.kind,
  }));
  const ranked = [0, 1, 2].flatMap((rank) => shown.filter(({ kind }) => rankOf(kind) === rank));
  const result: ArrangedClause[] = [];
  let listKind: ClauseKind | null = null;
  let deepest = -1;
  for (const { clause, kind } of ranked) {
    if (kind !== "preambular" && kind !== "operative" && kind !== "numbered") {
      result.push(place(clause, kind, 0, annex));
      continue;
    }
    if (kind !== listKind) deepest = -1;
    listKind = kind;
    deepest = Math.min(clause.level, deepest + 1);
    result.push(place(clause, kind, deepest, annex));
  }
  return result;
}

/** The part of a clause that its place in the text depends on. */
export interface Placed {
  readonly kind: ClauseKind;
  readonly order: string;
}

/**
 * Bounds for the order key of a clause of `kind` that is to stand at `index` of a text (which does not hold it yet), so
 * that `arrange` puts it there if its kind may stand there at all. Rule PROJ7.
 */
export function orderBounds(
  text: readonly Placed[],
  index: number,
  kind: ClauseKind,
): { readonly before: string | null; readonly after: string | null } {
  let start = index;
  while (start > 0 && !beginsSection(text[start - 1]?.kind ?? "text")) start--;
  let end = index;
  while (end < text.length && !beginsSection(text[end]?.kind ?? "text")) end++;
  const free = kind === "title" || kind === "closing";
  const counts = (clause: Placed): boolean => {
    if (free) return clause.kind === kind;
    if (clause.kind === "title" || clause.kind === "closing") return false;
    return beginsSection(kind) || rankOf(clause.kind) === rankOf(kind);
  };
  const before = text.slice(free ? 0 : start, index).filter(counts);
  const after = text.slice(index, free ? text.length : end).filter(counts);
  const lower = before.map((clause) => clause.order);
  const upper = after.map((clause) => clause.order);
  const head = text[start - 1];
  const next = text[end];
  if (!free && head) lower.push(head.order);
  if (!free && next) upper.push(next.order);
  return {
    before: lower.reduce<string | null>((top, order) => (top === null || order > top ? order : top), null),
    after: upper.reduce<string | null>((low, order) => (low === null || order < low ? order : low), null),
  };
}

/** A clause and its sub-clauses: what follows it on deeper levels of the same kind. Nothing beyond the text. */
export function familyAt<One extends Pick<StoredClause, "kind" | "level">>(text: readonly One[], index: number): One[] {
  const head = text[index];
  if (!head) return [];
  let end = index + 1;
  for (let next = text[end]; next && next.kind === head.kind && next.level > head.level; next = text[end]) end++;
  return text.slice(index, end);
}
