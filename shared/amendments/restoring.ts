import type { Content, ContentClause } from "../document/content.ts";
import { keptInOrder, longestIncreasing } from "../document/increasing.ts";
import { orderBetween, ordersBetween } from "../document/order.ts";
import type { StoredText } from "../document/storedText.ts";
import { arrange, orderBounds, type Placed } from "../document/structure.ts";
import { isLocked } from "../domain/agreement.ts";
import type { NewNote } from "../domain/amendment.ts";
import type { ClausePlace } from "../domain/amendmentCommands.ts";
import type { StoredClause } from "../domain/clause.ts";
import { type DraftState, statusOf } from "../domain/draftState.ts";
import type { RestoringChange, TableCells } from "../domain/events.ts";
import type { ClauseId } from "../domain/ids.ts";
import { joinRuns, sameRuns } from "../domain/joinRuns.ts";
import type { Restoring } from "../domain/textFacts.ts";
import type { DraftWords } from "./draftWords.ts";

/** A revision that is to be brought back, and the clauses as they are stored now. */
export interface PastText {
  readonly rev: number;
  readonly content: Content;
  stored(clause: ClauseId): StoredText | undefined;
}

const NO_CELLS: TableCells = { header: 0, cells: [] };

/** The room decides one thing at a time: nobody else makes a key for the same gap. */
const STEADY = (): number => 0.5;

/**
 * What must change so that the text reads as in a revision again: as little as possible. What is the same is not touched,
 * and what is agreed keeps its place where any order allows it. Pure. Rule REV7.
 */
export function restoring({ content, stored }: PastText, words: DraftWords, state: DraftState): Restoring {
  const now = new Map(content.clauses.map(({ id }) => [id, stored(id)]));
  const places = placesFor(content.clauses, now, state);
  const changes: RestoringChange[] = [];
  const restored: ClauseId[] = [];
  const from: ClausePlace[] = [];
  const to: ClausePlace[] = [];
  for (const { id: clause, kind, text, ...wanted } of content.clauses) {
    const present = now.get(clause);
    const place = places.get(clause);
    if (!place) continue;
    const { order, level } = place;
    if (!present) {
      changes.push({ type: "inserted", clause, clauseKind: kind, level, order, result: text });
      continue;
    }
    if (present.isDeleted) restored.push(clause);
    const isOfOtherKind = present.kind !== kind;
    if (isOfOtherKind) changes.push({ type: "kind", clause, before: present.kind, result: kind });
    if (!sameRuns(present.runs, text)) {
      changes.push({ type: "text", on: { clause }, before: present.runs, result: text });
    }
    const table: TableCells = { header: wanted.header ?? 0, cells: wanted.cells ?? [] };
    const { table: before = NO_CELLS } = present;
    if (kind === "table" && !sameCells(before, table)) changes.push({ type: "cells", clause, before, result: table });
    // A level that its former kind did not have may stand stored, and would show.
    if (present.order !== order || present.level !== level || isOfOtherKind) {
      from.push({ clause, order: present.order, level: present.level });
      to.push({ clause, order, level });
    }
  }
  const notes: NewNote[] = [];
  for (const { id: footnote, text: result } of content.footnotes) {
    const before = words.note(footnote);
    if (!before) notes.push({ id: footnote, runs: result });
    else if (!sameRuns(before, result)) changes.push({ type: "text", on: { footnote }, before, result });
  }
  if (restored.length > 0) changes.push({ type: "restored", clauses: restored });
  if (to.length > 0) changes.push({ type: "moved", from, to });
  const gone = words.clauses.flatMap(({ id }) => (now.has(id) ? [] : [id]));
  if (gone.length > 0) changes.push({ type: "deleted", clauses: gone });
  return { changes, notes };
}

function sameCells(a: TableCells, b: TableCells): boolean {
  const plain = ({ header, cells }: TableCells) => JSON.stringify([header, cells.map((row) => row.map(joinRuns))]);
  return plain(a) === plain(b);
}

/** Where each clause is to stand so that the text is arranged as in the revision; most keep order key and level. */
function placesFor(
  wanted: readonly ContentClause[],
  now: ReadonlyMap<ClauseId, StoredText | undefined>,
  state: DraftState,
): ReadonlyMap<ClauseId, StoredClause> {
  let places = withOrders(wanted, ordersFor(wanted, now, state), now);
  const isInOrder = arrange(places).every(({ id }, index) => id === wanted[index]?.id);
  if (!isInOrder) places = withOrders(wanted, ordersBetween(null, null, wanted.length, STEADY), now);
  // A level that was stored too deep is shown less deep below what stands above it: it stays where that comes out right.
  const wrongLevels = () => {
    const arranged = arrange(places);
    return wanted.filter(({ level }, index) => arranged[index]?.level !== level);
  };
  for (let wrong = wrongLevels(); wrong.length > 0; wrong = wrongLevels()) {
    const levels = new Map(wrong.map(({ id, level }) => [id, level]));
    const next = places.map((place) => ({ ...place, level: levels.get(place.id) ?? place.level }));
    if (next.every(({ level }, index) => level === places[index]?.level)) break;
    places = next;
  }
  return new Map(places.map((place) => [place.id, place]));
}

function withOrders(
  wanted: readonly ContentClause[],
  orders: readonly string[],
  now: ReadonlyMap<ClauseId, StoredText | undefined>,
): StoredClause[] {
  return wanted.map(({ id, kind, level }, index) => ({
    id,
    kind,
    level: now.get(id)?.level ?? level,
    order: orders[index] ?? "",
  }));
}

/** An order key for each clause: its own for a longest run of those that stand in the right order. */
function ordersFor(
  wanted: readonly ContentClause[],
  now: ReadonlyMap<ClauseId, StoredText | undefined>,
  state: DraftState,
): readonly string[] {
  const present = wanted.flatMap(({ id, kind, level }) => {
    const order = now.get(id)?.order;
    return order === undefined ? [] : [{ id, kind, level, order }];
  });
  const rank = new Map(arrange(present).map(({ id }, index) => [id, index]));
  const ranks = wanted.map(({ id }) => rank.get(id) ?? null);
  const isPinned = (index: number): boolean => {
    const id = wanted[index]?.id;
    return id !== undefined && isLocked(statusOf(state, id));
  };
  const kept = keptInOrder(ranks, isPinned) ?? longestIncreasing(ranks);
  const orders = wanted.map(({ id }, index) => (kept.has(index) ? (now.get(id)?.order ?? "") : ""));
  const placed: Placed[] = wanted.flatMap(({ kind }, index) =>
    kept.has(index) ? [{ kind, order: orders[index] ?? "" }] : [],
  );
  wanted.forEach(({ kind }, index) => {
    if (kept.has(index)) return;
    // All before `index` are placed by now, so that the index in the text is the index in `placed`.
    const { before, after } = orderBounds(placed, index, kind);
    const order = orderBetween(before, after, STEADY);
    placed.splice(index, 0, { kind, order });
    orders[index] = order;
  });
  return orders;
}
