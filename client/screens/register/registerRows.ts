import type { DraftWords } from "../../../shared/amendments/draftWords.ts";
import { type RegisterRow, register } from "../../../shared/amendments/register.ts";
import { arrange } from "../../../shared/document/structure.ts";
import { AMENDMENT_STATUSES, type AmendmentStatus, POSITIONS } from "../../../shared/domain/amendment.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import type { KindWord } from "../room/amendments/kindWord.ts";

/** A line of the register as the screen shows it. */
export interface ShownRow extends RegisterRow {
  /** Where its clause stands, or would stand, in the text; behind all others where it is gone. */
  readonly place: number;
}

/** The columns one can sort by. */
export const SORTS = [
  ...(["number", "place", "delegation", "sponsors", "kind", "summary", "status"] as const),
  ...POSITIONS,
  "decided",
] as const;
export type SortColumn = (typeof SORTS)[number];

export interface RowSort {
  readonly column: SortColumn;
  readonly direction: "ascending" | "descending";
}

export interface RowFilter {
  readonly words: string;
  /** Null: of every status, of every delegation. */
  readonly status: AmendmentStatus | null;
  readonly delegation: string | null;
}

/** The register of this moment. Lines of `former` that still say the same are the same objects. Rule UI105. */
export function shownRows(words: DraftWords, state: DraftState, former: readonly ShownRow[]): readonly ShownRow[] {
  const added = [...state.amendments.values()].flatMap(({ proposed }) =>
    proposed.kind === "insert" && !words.clauses.some(({ id }) => id === proposed.clause)
      ? [{ id: proposed.clause, kind: proposed.clauseKind, level: proposed.level, order: proposed.order }]
      : [],
  );
  const arranged = arrange([...words.clauses, ...added]);
  const places = new Map(arranged.map(({ id }, index) => [id, index]));
  const known = new Map(former.map((row) => [row.id, row]));
  return register(words, state).map((row) => {
    const place = (row.clause === null ? undefined : places.get(row.clause)) ?? arranged.length;
    const made: ShownRow = { ...row, place };
    const before = known.get(row.id);
    return before && JSON.stringify(before) === JSON.stringify(made) ? before : made;
  });
}

/** What an amendment does, in the words of the room: an edit that only puts words in is an insertion. */
export function shownKind({ kind, summary }: Pick<RegisterRow, "kind" | "summary">): KindWord {
  switch (kind) {
    case "insert":
      return "new";
    case "alt":
    case "delete":
    case "move":
      return kind;
    case "edit":
      if (summary.length === 0) return "nothing";
      if (summary.every(({ old }) => old === "")) return "insert";
      return summary.every((swap) => swap.new === "") ? "deleteWords" : "replace";
  }
}

/** The rows that a filter lets through; every word searched for must be in one of them, whatever case and accents. Rule UI107. */
export function filterRows(rows: readonly ShownRow[], filter: RowFilter): readonly ShownRow[] {
  const words = plain(filter.words).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (filter.status !== null && row.status !== filter.status) return false;
    if (filter.delegation !== null && !delegationsIn(row).includes(filter.delegation)) return false;
    const haystack = plain(
      [
        ...[row.number, row.label, ...delegationsIn(row), row.reason, row.decisionReason, row.decidedBy ?? ""],
        ...row.summary.flatMap((swap) => [swap.old, swap.new]),
      ].join(" "),
    );
    return words.every((word) => haystack.includes(word));
  });
}

/** Delegations that proposed or co-sponsor anything, by code. */
export function delegationsOfRows(rows: readonly ShownRow[]): readonly string[] {
  return [...new Set(rows.flatMap(delegationsIn))].sort();
}

/** The same rows in another order; what is equal stays in the order of numbers. Rule UI106. */
export function sortRows(rows: readonly ShownRow[], sort: RowSort, language: string): readonly ShownRow[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = sort.direction === "ascending" ? 1 : -1;
  const compare = (a: ShownRow, b: ShownRow): number => {
    const left = sortKey(a, sort.column);
    const right = sortKey(b, sort.column);
    if (typeof left === "number" && typeof right === "number") return left - right;
    return collator.compare(String(left), String(right));
  };
  return [...rows].sort((a, b) => sign * compare(a, b) || collator.compare(a.number, b.number));
}

function sortKey(row: ShownRow, column: SortColumn): string | number {
  switch (column) {
    case "number":
    case "delegation":
      return row[column];
    case "place":
      return row.place;
    case "sponsors":
      return row.sponsors.length;
    case "kind":
      return shownKind(row);
    case "summary":
      return row.summary.map((swap) => `${swap.old} ${swap.new}`.trim()).join(" ");
    case "status":
      return AMENDMENT_STATUSES.indexOf(row.status);
    case "decided":
      return row.decidedAt ?? "";
    default:
      return row.positions[column].length;
  }
}

function delegationsIn(row: RegisterRow): readonly string[] {
  return [row.delegation, ...row.sponsors];
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
