import type { Node, ResolvedPos } from "@tiptap/pm/model";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";
import { clauseIdOfNode, noteIdOfNode } from "./kinds.ts";

/** One stretch of text with a Y.Text of its own: the words of a clause, of a table cell, or of a note. */
export type Unit = { readonly clause: ClauseId; readonly cell?: string } | { readonly note: FootnoteId };

/** A unit in a document, and where its content begins. */
export interface PlacedUnit {
  readonly unit: Unit;
  readonly node: Node;
  /** Position of the first character of the unit. */
  readonly start: number;
}

/** True when two values name the same stretch of text. */
export function sameUnit(a: Unit, b: Unit): boolean {
  if ("note" in a || "note" in b) return "note" in a && "note" in b && a.note === b.note;
  return a.clause === b.clause && a.cell === b.cell;
}

/** The unit a position stands in, or null: between clauses, or in a clause without an id. */
export function unitAt($pos: ResolvedPos): PlacedUnit | null {
  if (!$pos.parent.inlineContent || $pos.depth === 0) return null;
  const unit = unitOf($pos.node(1), $pos.parent);
  return unit && { unit, node: $pos.parent, start: $pos.start() };
}

/** The units of a top-level block that stands at `pos`: one, or for a table one a cell. */
export function unitsOf(block: Node, pos: number): PlacedUnit[] {
  const units: PlacedUnit[] = [];
  const visit = (node: Node, start: number): void => {
    if (!node.inlineContent) return;
    const unit = unitOf(block, node);
    if (unit) units.push({ unit, node, start });
  };
  if (block.inlineContent) visit(block, pos + 1);
  else block.descendants((node, offset) => visit(node, pos + 1 + offset + 1));
  return units;
}

/** Where a unit stands in a document, or null when it is not shown. */
export function findUnit(doc: Node, unit: Unit): PlacedUnit | null {
  const found = findBlock(doc, "note" in unit ? unit.note : unit.clause, "note" in unit);
  if (!found) return null;
  return unitsOf(found.node, found.pos).find((placed) => sameUnit(placed.unit, unit)) ?? null;
}

/** A top-level block by the id of its clause or note. */
export function findBlock(
  doc: Node,
  id: ClauseId | FootnoteId,
  isNote = false,
): { readonly node: Node; readonly pos: number; readonly index: number } | null {
  let pos = 0;
  for (let index = 0; index < doc.childCount; index++) {
    const node = doc.child(index);
    if (node.attrs.id === id && (node.type.name === "note") === isNote) return { node, pos, index };
    pos += node.nodeSize;
  }
  return null;
}

function unitOf(block: Node, textblock: Node): Unit | null {
  const note = noteIdOfNode(block);
  if (note) return { note };
  const clause = clauseIdOfNode(block);
  if (!clause) return null;
  return block === textblock ? { clause } : { clause, cell: String(textblock.attrs.key) };
}
