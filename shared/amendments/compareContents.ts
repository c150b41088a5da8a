import type { Content, ContentClause } from "../document/content.ts";
import { longestIncreasing } from "../document/increasing.ts";
import type { ClauseKind, Run } from "../domain/clause.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import { joinRuns, sameRuns } from "../domain/joinRuns.ts";

/** What became of a clause from one text to another. `moved` also where its words have changed besides. */
export interface ComparedClause {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly change: "same" | "changed" | "added" | "removed" | "moved";
  /** Empty where it had none, or was not there. */
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly from: readonly Run[];
  readonly to: readonly Run[];
  /** Tables only. */
  readonly fromCells?: Cells;
  readonly toCells?: Cells;
}
type Cells = NonNullable<ContentClause["cells"]>;

/** What became of a note from one text to another. A number of its own does not make it another note. */
export interface ComparedNote {
  readonly id: FootnoteId;
  readonly change: "same" | "changed" | "added" | "removed";
  readonly fromNumber: number | null;
  readonly toNumber: number | null;
  readonly from: readonly Run[];
  readonly to: readonly Run[];
}

/** Two texts held against each other. */
export interface ComparedContents {
  readonly clauses: readonly ComparedClause[];
  readonly footnotes: readonly ComparedNote[];
}

/**
 * What became of each clause and each note of one text in another, matched by id: in the order of the second, and what it
 * lacks behind what stood before it in the first. As few clauses as possible are called moved. Pure. Rule REV10.
 */
export function compareContents(from: Content, to: Content): ComparedContents {
  const before = new Map(from.clauses.map((clause) => [clause.id, clause]));
  const moved = movedClauses(from.clauses, to.clauses);
  const compared = to.clauses.map((after) => comparedClause(before.get(after.id), after, moved.has(after.id)));
  const notesBefore = new Map(from.footnotes.map((note) => [note.id, note]));
  const notes = to.footnotes.map((after): ComparedNote => {
    const old = notesBefore.get(after.id);
    const change = old === undefined ? "added" : sameRuns(old.text, after.text) ? "same" : "changed";
    const numbers = { fromNumber: old?.number ?? null, toNumber: after.number };
    return { id: after.id, change, ...numbers, from: old?.text ?? [], to: after.text };
  });
  return {
    clauses: withRemoved(compared, from.clauses, (gone) => ({
      ...comparedClause(gone, undefined, false),
    })),
    footnotes: withRemoved(notes, from.footnotes, ({ id, number, text }) => ({
      id,
      change: "removed",
      fromNumber: number,
      toNumber: null,
      from: text,
      to: [],
    })),
  };
}

function comparedClause(
  old: ContentClause | undefined,
  now: ContentClause | undefined,
  isMoved: boolean,
): ComparedClause {
  const one = now ?? old;
  if (!one) throw new RangeError("a clause of neither text");
  return {
    id: one.id,
    kind: one.kind,
    level: one.level,
    change: !old ? "added" : !now ? "removed" : isMoved ? "moved" : readsSame(old, now) ? "same" : "changed",
    fromLabel: old?.label ?? "",
    toLabel: now?.label ?? "",
    from: old?.text ?? [],
    to: now?.text ?? [],
    ...(old?.cells ? { fromCells: old.cells } : {}),
    ...(now?.cells ? { toCells: now.cells } : {}),
  };
}

function readsSame(a: ContentClause, b: ContentClause): boolean {
  const cells = ({ cells = [] }: ContentClause) => JSON.stringify(cells.map((row) => row.map(joinRuns)));
  return a.kind === b.kind && sameRuns(a.text, b.text) && cells(a) === cells(b);
}

/** Clauses of both texts that stand elsewhere among the others, or on another level. */
function movedClauses(from: readonly ContentClause[], to: readonly ContentClause[]): ReadonlySet<ClauseId> {
  const index = new Map(from.map(({ id }, at) => [id, at]));
  const levels = new Map(from.map(({ id, level }) => [id, level]));
  const kept = longestIncreasing(to.map(({ id }) => index.get(id) ?? null));
  return new Set(
    to.flatMap(({ id, level }, at) => {
      const isInPlace = kept.has(at) && levels.get(id) === level;
      return !index.has(id) || isInPlace ? [] : [id];
    }),
  );
}

/** What only the first text has comes right behind what stood before it there, at the beginning where nothing did. */
function withRemoved<One extends { readonly id: string }, Old extends { readonly id: string }>(
  compared: readonly One[],
  from: readonly Old[],
  removed: (old: Old) => One,
): readonly One[] {
  const known = new Set(compared.map(({ id }) => id));
  const behind = new Map<string | null, One[]>();
  let last: string | null = null;
  for (const old of from) {
    if (known.has(old.id)) last = old.id;
    else behind.set(last, [...(behind.get(last) ?? []), removed(old)]);
  }
  return [...(behind.get(null) ?? []), ...compared.flatMap((one) => [one, ...(behind.get(one.id) ?? [])])];
}
