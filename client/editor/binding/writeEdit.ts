import type { Node } from "@tiptap/pm/model";
import type { StepMap } from "@tiptap/pm/transform";
import * as Y from "yjs";
import { addClause, cellsOf, type DraftDoc, isDeleted, orderOf } from "../../../shared/document/draftDoc.ts";
import { insertRuns } from "../../../shared/document/inline.ts";
import { ORIGINS } from "../../../shared/document/origins.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { runsOfFragment } from "../schema/inlineNodes.ts";
import { clauseIdOfNode, kindOfNode, levelOfNode } from "../schema/kinds.ts";
import { sameUnit, type Unit, unitsOf } from "../schema/units.ts";
import { changedWindow, type PlacedBlock } from "./blockWindow.ts";
import { newOrders } from "./newOrders.ts";
import type { PendingText } from "./pendingText.ts";
import { type ChangedRange, changedRanges } from "./textEdits.ts";
import { writeText } from "./writeText.ts";

/**
 * Transaction meta: ids of clauses whose words went into another one. Their tombstones are emptied, so that bringing one back
 * does not bring the same words twice; what others typed into it meanwhile stays there.
 */
export const WORDS_MOVED = "wordsMoved";

/** What writing words needs to know besides the words. */
export interface WordContext {
  /** The text in which a unit's words are written. */
  readonly textFor: (unit: Unit) => Y.Text | undefined;
  readonly pending: PendingText;
}

/** What writing an edit needs to know besides the edit. */
export interface EditContext extends WordContext {
  readonly draft: DraftDoc;
  readonly random: () => number;
  /** True for a clause whose order key must stay as it is. */
  readonly isPinned: (clause: ClauseId) => boolean;
  /** The ids under `WORDS_MOVED`. */
  readonly emptied: readonly ClauseId[];
}

/**
 * Writes a person's own edit into the draft: by clause id, only what differs between the two documents. New clauses are born
 * invisible first, so that undo can hide but never remove them. Rules BIND3–BIND8.
 */
export function writeEdit(context: EditContext, oldDoc: Node, newDoc: Node, maps: readonly StepMap[]): void {
  const { draft } = context;
  const { old, next } = changedWindow(oldDoc, newDoc);
  const formerly = new Map<ClauseId, PlacedBlock>();
  for (const block of old) {
    const id = clauseIdOfNode(block.node);
    if (id) formerly.set(id, block);
  }
  const now = next.flatMap((block): (PlacedBlock & { readonly id: ClauseId })[] => {
    const id = clauseIdOfNode(block.node);
    return id ? [{ ...block, id }] : [];
  });
  const present = new Set(now.map((block) => block.id));
  const gone = [...formerly.keys()].filter((id) => !present.has(id));
  const born = now.filter((block) => !draft.clauses.has(block.id));
  const orders = isRearranged(old, next)
    ? newOrders({ ...context, orderOf: (id) => storedOrder(draft, id) }, oldDoc, newDoc, formerly)
    : new Map<ClauseId, string>();
  const cells = now
    .flatMap((block) => (draft.clauses.has(block.id) ? unitsOf(block.node, block.pos) : []))
    .map(({ unit }) => unit)
    .filter((unit) => "cell" in unit && !context.textFor(unit));
  if (born.length > 0 || cells.length > 0) {
    draft.doc.transact(() => {
      for (const unit of cells) bearCell(draft, unit);
      for (const { id, node } of born) {
        const kind = kindOfNode(node) ?? "text";
        addClause(draft, { id, kind, level: levelOfNode(node), order: orders.get(id) ?? "", deleted: true });
        if (kind === "table") giveCells(draft, id, node);
      }
    }, ORIGINS.birth);
  }
  const ranges = changedRanges(maps);
  draft.doc.transact(() => {
    for (const id of gone) {
      setKey(draft, id, "deleted", true);
      if (context.emptied.includes(id)) emptyText(context, id, formerly.get(id)?.node.content.size ?? 0);
    }
    for (const block of next) writeWords(context, block, formerlyOf(old, block), ranges);
    for (const { id, node } of now) {
      const former = formerly.get(id)?.node;
      if (!former) setKey(draft, id, "deleted", false);
      else writeShape(draft, id, former, node);
      if (former && former !== node && node.type.name === "table") dropCells(draft, id, former, node);
    }
    for (const [id, order] of orders) setKey(draft, id, "order", order);
  }, ORIGINS.typing);
}

function storedOrder(draft: DraftDoc, id: ClauseId): string | undefined {
  const clause = draft.clauses.get(id);
  return clause && orderOf(clause);
}

/** Deletes what the person saw of a clause's words, and nothing that others have put there since. */
function emptyText({ textFor, pending }: EditContext, id: ClauseId, size: number): void {
  const text = textFor({ clause: id });
  for (const { at, length } of text ? pending.stretches(text, 0, size).reverse() : []) text?.delete(at, length);
}

/** The same block before the edit: a clause by its id, a note by its own. */
export function formerlyOf(old: readonly PlacedBlock[], block: PlacedBlock): PlacedBlock | undefined {
  return old.find(
    (former) =>
      former.node.attrs.id === block.node.attrs.id &&
      (former.node.type.name === "note") === (block.node.type.name === "note"),
  );
}

/** Writes what became of the words of one block, unit by unit. */
export function writeWords(
  context: WordContext,
  block: PlacedBlock,
  former: PlacedBlock | undefined,
  ranges: readonly ChangedRange[],
): void {
  if (former?.node.content.eq(block.node.content)) return;
  const oldUnits = former ? unitsOf(former.node, former.pos) : [];
  for (const { unit, node, start } of unitsOf(block.node, block.pos)) {
    const text = context.textFor(unit);
    if (!text) continue;
    const old = oldUnits.find((each) => sameUnit(each.unit, unit));
    if (!old) {
      if (text.length === 0) insertRuns(text, 0, runsOfFragment(node.content));
    } else if (!old.node.content.eq(node.content)) {
      context.pending.align(text, runsOfFragment(old.node.content));
      writeText(
        text,
        { content: old.node.content, start: old.start },
        { content: node.content, start },
        ranges,
        context.pending,
      );
    }
  }
}

/** Kind and level only where the person changed them: what the projection shows otherwise is not written back. Rule BIND4. */
function writeShape(draft: DraftDoc, id: ClauseId, former: Node, node: Node): void {
  const kind = kindOfNode(node);
  if (kind !== kindOfNode(former)) {
    setKey(draft, id, "kind", kind);
    setKey(draft, id, "level", levelOfNode(node));
  } else if (levelOfNode(node) !== levelOfNode(former)) setKey(draft, id, "level", levelOfNode(node));
  if (kind === "table" && headerRows(node) !== headerRows(former)) setKey(draft, id, "header", headerRows(node));
}

function setKey(draft: DraftDoc, id: ClauseId, key: string, value: unknown): void {
  const clause = draft.clauses.get(id);
  if (!clause || clause.get(key) === value || (key === "deleted" && isDeleted(clause) === value)) return;
  clause.set(key, value);
}

function isRearranged(old: readonly PlacedBlock[], next: readonly PlacedBlock[]): boolean {
  return (
    old.length !== next.length ||
    old.some(({ node }, i) => node.attrs.id !== next[i]?.node.attrs.id || node.type !== next[i]?.node.type)
  );
}

/** The cells of a new table, empty; their words follow with those of the clauses. */
function giveCells(draft: DraftDoc, id: ClauseId, node: Node): void {
  const cells = new Y.Map<Y.Text>();
  node.forEach((row) => {
    row.forEach((cell) => {
      cells.set(String(cell.attrs.key), new Y.Text());
    });
  });
  const clause = draft.clauses.get(id);
  clause?.set("header", headerRows(node));
  clause?.set("cells", cells);
}

function headerRows(table: Node): number {
  return table.children.filter((row) => row.firstChild?.attrs.header === true).length;
}

/** A cell that the grid shows but nobody has made yet, or one of a new row. */
function bearCell(draft: DraftDoc, unit: Unit): void {
  if ("note" in unit || unit.cell === undefined) return;
  const clause = draft.clauses.get(unit.clause);
  if (clause) cellsOf(clause)?.set(unit.cell, new Y.Text());
}

/** Takes a row's cells away. Undo brings them back with their words. */
function dropCells(draft: DraftDoc, id: ClauseId, former: Node, node: Node): void {
  const stays = new Set(unitsOf(node, 0).map(({ unit }) => ("cell" in unit ? unit.cell : undefined)));
  const clause = draft.clauses.get(id);
  for (const { unit } of unitsOf(former, 0)) {
    if ("cell" in unit && unit.cell !== undefined && !stays.has(unit.cell)) {
      const cells = clause && cellsOf(clause);
      if (cells?.has(unit.cell)) cells.delete(unit.cell);
    }
  }
}
