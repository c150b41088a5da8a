import { suffix } from "../../../../shared/document/labels.ts";
import { orderBetween } from "../../../../shared/document/order.ts";
import { orderBounds } from "../../../../shared/document/structure.ts";
import type { ClauseView } from "../../../../shared/document/views.ts";
import type { Proposed } from "../../../../shared/domain/amendment.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { joinRuns } from "../../../../shared/domain/joinRuns.ts";

/** What a line such as "op5 bis eu: Requests …" asks to be tabled. */
export interface TypistLine {
  readonly delegation: string;
  /** The paragraph that is changed, or behind which the new one stands. */
  readonly clause: ClauseView;
  readonly isNew: boolean;
  readonly text: string;
}

const SUFFIXES = Array.from({ length: 19 }, (_, index) => suffix(index + 2));
const LINE = /^\s*(?<place>[^:]+?)\s+(?<code>[\p{L}\d-]+)\s*:\s*(?<text>\S.*)$/su;

/**
 * Reads a line of the one who enters amendments for delegations: place, delegation, words. "op5 eu: …" is another text of
 * OP 5, "op5 bis eu: …" a new paragraph behind it, unless OP 5 bis stands in the text. Null for any other words. Pure. Rule UI178.
 */
export function typistLine(
  line: string,
  clauses: readonly ClauseView[],
  delegations: readonly string[],
): TypistLine | null {
  const { place = "", code = "", text = "" } = LINE.exec(line)?.groups ?? {};
  const delegation = delegations.find((one) => one.toLowerCase() === code.toLowerCase());
  if (delegation === undefined) return null;
  const named = clauses.find(({ label }) => label !== "" && compact(label) === compact(place));
  if (named) return { delegation, clause: named, isNew: false, text: text.trim() };
  const last = SUFFIXES.find((one) => compact(place).endsWith(one));
  const stem = last && compact(place).slice(0, -last.length);
  const before = clauses.findLast(({ label }) => label !== "" && stemOf(label) === stem);
  return before ? { delegation, clause: before, isNew: true, text: text.trim() } : null;
}

/** A label as people type it in haste: "op3bis". */
export function compact(label: string): string {
  return label.replace(/\s+/g, "").toLowerCase();
}

/** "OP 3" of "OP 3 bis". */
function stemOf(label: string): string {
  const words = label.split(" ");
  return compact(SUFFIXES.includes(words.at(-1) ?? "") ? words.slice(0, -1).join(" ") : label);
}

/** What is tabled for a line; null where the words cannot simply be replaced: notes and line breaks would be lost. */
export function proposedBy(
  { clause, isNew, text }: TypistLine,
  clauses: readonly ClauseView[],
  newClause: ClauseId,
  random: () => number,
): Proposed | null {
  const words = [{ text }];
  if (!isNew) {
    if (clause.table || clause.baseRuns.some((run) => !("text" in run))) return null;
    return { kind: "edit", on: { clause: clause.id }, base: joinRuns(clause.baseRuns), text: words };
  }
  const { kind, level } = clause;
  const start = clauses.findIndex(({ id }) => id === clause.id);
  const rest = clauses.slice(start + 1);
  const end = rest.findIndex((one) => one.kind !== kind || one.level <= level);
  const index = start + 1 + (end < 0 ? rest.length : end);
  const { before, after } = orderBounds(clauses, index, kind);
  const order = orderBetween(before, after, random);
  return { kind: "insert", clause: newClause, clauseKind: kind, level, order, text: words };
}
