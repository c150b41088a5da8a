import { citationsOf } from "../document/clauseViews.ts";
import {
  type Amendment,
  type AmendmentKind,
  type AmendmentStatus,
  POSITIONS,
  type Position,
} from "../domain/amendment.ts";
import { plainText, type Run } from "../domain/clause.ts";
import type { DraftState } from "../domain/draftState.ts";
import type { AmendmentId, ClauseId } from "../domain/ids.ts";
import { collisions } from "./collisions.ts";
import { csvText } from "./csvText.ts";
import type { DraftWords } from "./draftWords.ts";
import { hunks } from "./hunks.ts";
import { proposalOf } from "./proposal.ts";
import { roomLabels } from "./roomLabels.ts";
import { sliceRuns } from "./runEdits.ts";
import { wordTokens } from "./wordTokens.ts";

/** Old words and new ones; one of them may be empty. */
export interface WordSwap {
  readonly old: string;
  readonly new: string;
}

/** One line of the register of amendments. */
export interface RegisterRow {
  readonly id: AmendmentId;
  readonly number: string;
  /** The clause to open for it; null for a note that no clause cites any more. */
  readonly clause: ClauseId | null;
  /** "OP 3", "OP 3 bis", "OP 3 alt"; empty for kinds without labels. */
  readonly label: string;
  readonly delegation: string;
  readonly sponsors: readonly string[];
  readonly kind: AmendmentKind;
  readonly summary: readonly WordSwap[];
  readonly status: AmendmentStatus;
  /** Number of the amendment it was merged into. */
  readonly mergedInto: string | null;
  /** Numbers of the open amendments that change the same words; with `isStale` also the base itself. */
  readonly collidesWith: readonly string[];
  readonly isStale: boolean;
  readonly positions: Readonly<Record<Position, readonly string[]>>;
  readonly contributors: readonly string[];
  readonly revision: number;
  readonly tabledAt: string;
  readonly enteredBy: string | null;
  readonly reason: string;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly decisionReason: string;
}

/** Longest part of a summary, in UTF-16 units, before it is cut with an ellipsis. */
const MAX_SUMMARY_PART = 120;

/**
 * The register: every amendment ever tabled, by number, with where it is, what it says, how it stands and what became of
 * it. Pure. Rule AM31.
 */
export function register(words: DraftWords, state: DraftState): RegisterRow[] {
  const labels = roomLabels(words, state);
  const rivalsOf = collisions(words, state);
  return [...state.amendments.values()].map((amendment): RegisterRow => {
    const { id, proposed, decided, enteredBy } = amendment;
    const clause = clauseOf(amendment, words);
    const rivals = rivalsOf(amendment);
    return {
      id,
      number: amendment.number,
      clause,
      label: amendment.label ?? (clause === null ? "" : (labels.get(clause) ?? "")),
      delegation: amendment.delegation,
      sponsors: amendment.sponsors,
      kind: proposed.kind,
      summary: summaryOf(amendment, words),
      status: amendment.status,
      mergedInto: amendment.mergedInto ? (state.amendments.get(amendment.mergedInto)?.number ?? null) : null,
      collidesWith: (rivals ?? []).flatMap((rival) => state.amendments.get(rival)?.number ?? []),
      isStale: rivals?.length === 0,
      positions: positionsOf(amendment),
      contributors: amendment.contributors,
      revision: amendment.revisions.length,
      tabledAt: amendment.tabledAt,
      enteredBy: enteredBy?.name ?? null,
      reason: amendment.reason ?? "",
      decidedAt: decided?.at ?? null,
      decidedBy: decided?.by ?? null,
      decisionReason: decided?.reason ?? "",
    };
  });
}

function clauseOf({ proposed }: Amendment, words: DraftWords): ClauseId | null {
  if (proposed.kind === "insert") return proposed.clause;
  if ("clause" in proposed.on) return proposed.on.clause;
  const { footnote } = proposed.on;
  const citing = words.clauses.find((one) => citationsOf(one).includes(footnote));
  return citing?.id ?? null;
}

function positionsOf({ positions }: Amendment): Record<Position, readonly string[]> {
  const by = (position: Position): string[] =>
    [...positions].flatMap(([code, taken]) => (taken.position === position ? [code] : []));
  return Object.fromEntries(POSITIONS.map((position) => [position, by(position)])) as Record<Position, string[]>;
}

/** The swaps of words that an amendment asks for: its hunks, or the whole of a new clause. */
function summaryOf(amendment: Amendment, words: DraftWords): WordSwap[] {
  const { kind, base, text } = proposalOf(amendment, words.amendment(amendment.id));
  if (kind === "insert") return [{ old: "", new: shortened(plainText(text)) }];
  return kind === "edit" || kind === "alt" ? wordSwaps(base, text) : [];
}

/** Which words stand in place of which from one text to another. */
export function wordSwaps(base: readonly Run[], text: readonly Run[]): WordSwap[] {
  const old = wordTokens(base);
  const now = wordTokens(text);
  const part = (of: typeof old, from: number, to: number): string => {
    const first = of.tokens[from];
    const last = of.tokens[to - 1];
    return first && last && from < to ? shortened(plainText(sliceRuns(of.runs, first.start, last.coreEnd))) : "";
  };
  return hunks(base, text).map(({ from, to, otherFrom, otherTo }) => ({
    old: part(old, from, to),
    new: part(now, otherFrom, otherTo),
  }));
}

/** At most 120 characters on one line, cut at the end. */
export function shortened(text: string): string {
  const plain = text.trim();
  if (plain.length <= MAX_SUMMARY_PART) return plain;
  return `${plain.slice(0, MAX_SUMMARY_PART - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** `annual → regular; (+) and invites; (−) in all settings`: a sheet would take a bare "+" at the beginning for a formula. */
export function summaryText(summary: readonly WordSwap[]): string {
  return summary
    .map(({ old, new: now }) => (old === "" ? `(+) ${now}` : now === "" ? `(−) ${old}` : `${old} → ${now}`))
    .join("; ");
}

/** Columns of the register as a table, in their order. */
export const REGISTER_COLUMNS = [
  ...(["number", "label", "delegation", "sponsors", "kind", "summary", "reason", "status", "mergedInto"] as const),
  ...(["collidesWith", ...POSITIONS, "contributors", "tabledAt", "enteredBy"] as const),
  ...(["decidedAt", "decidedBy", "decisionReason"] as const),
] as const;
/** A column of that table. */
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];

/** What the register needs from the language of whoever reads it. */
export interface RegisterWords {
  heading(column: RegisterColumn): string;
  kind(kind: AmendmentKind): string;
  status(status: AmendmentStatus): string;
}

/** The register as a CSV file. Rules AM31, AM32. */
export function registerCsv(rows: readonly RegisterRow[], words: RegisterWords): string {
  return csvText([
    REGISTER_COLUMNS.map((column) => words.heading(column)),
    ...rows.map((row) => REGISTER_COLUMNS.map((column) => registerCell(row, column, words))),
  ]);
}

/** Words of one cell; empty for nothing. */
export function registerCell(row: RegisterRow, column: RegisterColumn, words: RegisterWords): string {
  switch (column) {
    case "kind":
      return words.kind(row.kind);
    case "status":
      return words.status(row.status);
    case "summary":
      return summaryText(row.summary);
    case "support":
    case "oppose":
    case "reserve":
    case "canLiveWith":
      return row.positions[column].join(", ");
    case "sponsors":
    case "collidesWith":
    case "contributors":
      return row[column].join(", ");
    default:
      return row[column] ?? "";
  }
}
