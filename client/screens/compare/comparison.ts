import { type ComparedClause, type ComparedNote, compareContents } from "../../../shared/amendments/compareContents.ts";
import { type Overlay, overlay } from "../../../shared/amendments/overlay.ts";
import type { Content, ContentClause } from "../../../shared/document/content.ts";
import { type ClauseKind, plainText, type Run } from "../../../shared/domain/clause.ts";
import type { DraftHead } from "../../../shared/domain/draftHead.ts";
import type { AmendmentId } from "../../../shared/domain/ids.ts";
import { organItalics } from "../../../shared/phrases/organNames.ts";

export type Segments = Overlay["segments"];

/** A paragraph, a table or a note in both texts, ready to be drawn. */
export interface ComparedPart {
  readonly id: string;
  readonly kind: ClauseKind | "note";
  readonly level: number;
  readonly change: ComparedClause["change"];
  /** What it was called and is called; empty where it had or has no label, or is not there. */
  readonly fromLabel: string;
  readonly toLabel: string;
  /** What is printed before it: in the text it is drawn in. */
  readonly fromNumber: string;
  readonly toNumber: string;
  readonly lead: string;
  readonly segments: Segments;
  readonly cells?: readonly (readonly Segments[])[];
  readonly headerRows: number;
  /** The places in it that one can go to, counted through the whole text from 0. */
  readonly first: number;
  readonly count: number;
}

/** Two texts laid over each other. */
export interface Comparison {
  readonly clauses: readonly ComparedPart[];
  readonly notes: readonly ComparedPart[];
  /** How many changes there are in all. */
  readonly count: number;
  /** Of the later text. */
  readonly head: DraftHead;
  /** Numbers of the notes by id; of those that are gone, as they were. */
  readonly noteNumbers: ReadonlyMap<string, number>;
}

type Unplaced = Omit<ComparedPart, "first">;

/**
 * What has become of one text in another, in the order of the later one; what is gone stands at its former place. A new
 * number alone is no change. Parts of `former` that read the same are the same objects. Pure. Rules UI165, UI166.
 */
export function comparisonOf(from: Content, to: Content, former: Comparison | null): Comparison {
  const { clauses, footnotes } = compareContents(from, to);
  const before = new Map(from.clauses.map((clause) => [clause.id, clause]));
  const after = new Map(to.clauses.map((clause) => [clause.id, clause]));
  const parts = [
    ...clauses.map((one) => clausePart(one, before.get(one.id), after.get(one.id))),
    ...footnotes.map(notePart),
  ];
  const known = new Map([...(former?.clauses ?? []), ...(former?.notes ?? [])].map((part) => [keyOf(part), part]));
  let count = 0;
  const placed = parts.map((part): ComparedPart => {
    const made = { ...part, first: count };
    count += part.count;
    const old = known.get(keyOf(made));
    return old && JSON.stringify(old) === JSON.stringify(made) ? old : made;
  });
  return {
    clauses: placed.slice(0, clauses.length),
    notes: placed.slice(clauses.length),
    count,
    head: headOf(to),
    noteNumbers: new Map([...from.footnotes, ...to.footnotes].map(({ id, number }) => [id, number])),
  };
}

function headOf({ head, type, language, profile = "un" }: Content): DraftHead {
  return { ...head, type, language, profile };
}

const keyOf = ({ kind, id }: Pick<ComparedPart, "kind" | "id">): string =>
  `${kind === "note" ? "note" : "clause"} ${id}`;

function clausePart(
  { id, kind, level, change, fromLabel, toLabel, from, to, fromCells, toCells }: ComparedClause,
  before: ContentClause | undefined,
  after: ContentClause | undefined,
): Unplaced {
  const segments = differenceOf(from, to);
  const cells = kind === "table" ? cellsOf(fromCells ?? [], toCells ?? []) : undefined;
  const changed = changesIn(segments) + (cells ?? []).flat().reduce((sum, one) => sum + changesIn(one), 0);
  const isWhole = change === "added" || change === "removed";
  return {
    ...{ id, kind, level, change, segments },
    fromLabel,
    toLabel,
    fromNumber: before?.number ?? "",
    toNumber: after?.number ?? "",
    lead: kind === "enacting" ? organItalics(plainText(to.length > 0 ? to : from)) : ((after ?? before)?.lead ?? ""),
    ...(cells ? { cells } : {}),
    headerRows: (after ?? before)?.header ?? 0,
    // Whoever only became a heading, say, reads the same and is another paragraph.
    count: isWhole ? 1 : changed + (change === "moved" || (change === "changed" && changed === 0) ? 1 : 0),
  };
}

function notePart({ id, change, from, to, fromNumber, toNumber }: ComparedNote): Unplaced {
  const segments = differenceOf(from, to);
  const isWhole = change === "added" || change === "removed";
  return {
    ...{ id, change, segments, kind: "note", level: 0, lead: "", headerRows: 0, fromLabel: "", toLabel: "" },
    fromNumber: String(fromNumber ?? ""),
    toNumber: String(toNumber ?? ""),
    count: isWhole ? 1 : changesIn(segments),
  };
}

/** Cells at the same place are compared; rows and columns that only one table has are all new or all gone. */
function cellsOf(
  before: NonNullable<ContentClause["cells"]>,
  after: NonNullable<ContentClause["cells"]>,
): readonly (readonly Segments[])[] {
  const rows = Math.max(before.length, after.length);
  return Array.from({ length: rows }, (_, row) => {
    const old = before[row] ?? [];
    const now = after[row] ?? [];
    return Array.from({ length: Math.max(old.length, now.length) }, (_, column) =>
      differenceOf(old[column] ?? [], now[column] ?? []),
    );
  });
}

/** One text laid over another, word by word. */
export function differenceOf(before: readonly Run[], after: readonly Run[]): Segments {
  const change = {
    id: "" as AmendmentId,
    number: "",
    kind: "edit",
    delegations: [],
    base: before,
    text: after,
  } as const;
  return overlay(before, [change]).segments;
}

const changesIn = (segments: Segments): number => segments.filter(({ type }) => type === "change").length;

/** What one side alone says of a text laid over another. */
export function sideOf(segments: Segments, side: "from" | "to"): Segments {
  return segments.flatMap((segment): Segments => {
    if (segment.type === "same") return [segment];
    if (side === "from") return segment.old.length > 0 ? [{ ...segment, alternatives: [] }] : [];
    return segment.alternatives.some(({ runs }) => runs.length > 0) ? [{ ...segment, old: [] }] : [];
  });
}
