import { type ContentMatch, Fragment, type Node, type NodeType, type Schema, Slice } from "@tiptap/pm/model";
import { type EditorState, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { arrange, beginsSection } from "../../../shared/document/structure.ts";
import { type ClauseKind, levelRange, type StoredClause } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { oneStep } from "../binding/showProjection.ts";
import { clauseIdOfNode, kindOfNode, levelOfNode, NODE_OF_KIND } from "../schema/kinds.ts";

/** The clause the caret is in. */
export interface Here {
  readonly index: number;
  readonly node: Node;
  readonly pos: number;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly id: ClauseId;
}

/** The clause that holds the head of the selection; null in a note or in an empty draft. */
export function here(state: EditorState): Here | null {
  const { $head } = state.selection;
  const index = $head.depth > 0 ? $head.index(0) : Math.min($head.index(0), state.doc.childCount - 1);
  return clauseAt(state.doc, index);
}

/** The clause at an index of the document; null for a note, and beyond the ends. */
export function clauseAt(doc: Node, index: number): Here | null {
  const node = index >= 0 ? doc.maybeChild(index) : null;
  const kind = node && kindOfNode(node);
  const id = node && clauseIdOfNode(node);
  if (!node || !kind || !id) return null;
  return { index, node, pos: blockStart(doc, index), kind, level: levelOfNode(node), id };
}

/** Position before the top-level block at an index. */
export function blockStart(doc: Node, index: number): number {
  let pos = 0;
  for (let i = 0; i < index; i++) pos += doc.child(i).nodeSize;
  return pos;
}

/** The node type of a kind. */
export function typeOf(schema: Schema, kind: ClauseKind): NodeType {
  const type = schema.nodes[NODE_OF_KIND[kind]];
  if (!type) throw new RangeError(`the schema has no ${kind}`);
  return type;
}

/** A block for a clause; the level is left out where the kind has none. */
export function makeBlock(schema: Schema, kind: ClauseKind, id: string, level: number, content?: Fragment): Node {
  const type = typeOf(schema, kind);
  return type.create(type.spec.attrs && "level" in type.spec.attrs ? { id, level } : { id }, content);
}

/** True when a block of this type may stand at an index. */
export function mayStand(doc: Node, index: number, type: NodeType): boolean {
  return doc.canReplace(index, index, Fragment.from(type.create()));
}

/** The index nearest to `from` where a block of this type may stand, looking ahead first or back first; null for none. */
export function nearestIndex(doc: Node, from: number, type: NodeType, first: "ahead" | "back"): number | null {
  const states = matchStates(doc);
  const stands = (index: number): boolean => {
    let match = states[index]?.matchType(type) ?? null;
    for (let i = index; match && i < doc.childCount; i++) {
      // From where the states meet again, everything goes on as it did without the new block.
      if (match === states[i]) return true;
      match = match.matchType(doc.child(i).type);
    }
    return match?.validEnd === true;
  };
  for (let distance = 0; distance <= doc.childCount; distance++) {
    const both = first === "ahead" ? [from + distance, from - distance] : [from - distance, from + distance];
    for (const index of both) if (index >= 0 && index <= doc.childCount && stands(index)) return index;
  }
  return null;
}

/** The state of the content expression before each block, and behind the last. */
function matchStates(doc: Node): readonly (ContentMatch | null)[] {
  const states: (ContentMatch | null)[] = [doc.type.contentMatch];
  for (const block of doc.children) states.push(states.at(-1)?.matchType(block.type) ?? null);
  return states;
}

/** The deepest level a clause of this kind may have at an index, by what stands before it. Same rule as `arrange`. */
export function deepestLevel(doc: Node, index: number, kind: ClauseKind): number {
  const [least, most] = levelRange(kind);
  if (kind === "heading") return most;
  if (most === 0) return least;
  for (let i = index - 1; i >= 0; i--) {
    const before = kindOfNode(doc.child(i)) ?? "text";
    if (beginsSection(before)) break;
    if (before === kind) return Math.min(levelOfNode(doc.child(i)) + 1, most);
    if (before === "preambular" || before === "operative" || before === "numbered") break;
  }
  return least;
}

/** Index behind a clause and its sub-clauses. */
export function endOfClause(doc: Node, index: number): number {
  const clause = clauseAt(doc, index);
  if (!clause || clause.kind === "heading") return index + 1;
  let end = index + 1;
  while (
    end < doc.childCount &&
    doc.child(end).type === clause.node.type &&
    levelOfNode(doc.child(end)) > clause.level
  ) {
    end++;
  }
  return end;
}

/**
 * The same blocks in a valid order: where a heading went, the preamble of its section goes up to the one before it. Kinds
 * stay as they are. Same rule as `arrange`.
 */
export function inValidOrder(blocks: readonly Node[]): Node[] {
  const width = String(blocks.length).length;
  const clauses = blocks.flatMap((node, index): StoredClause[] => {
    const kind = kindOfNode(node);
    const order = String(index).padStart(width, "0");
    return kind ? [{ id: order as ClauseId, kind, level: levelOfNode(node), order }] : [];
  });
  const arranged = arrange(clauses).flatMap(({ order }) => blocks[Number(order)] ?? []);
  return [...arranged, ...blocks.filter((node) => kindOfNode(node) === null)];
}

/** A transaction that inserts a block and puts the caret into it; null where it may not stand. */
export function insertBlock(state: EditorState, index: number, block: Node): Transaction | null {
  const pos = blockStart(state.doc, index);
  const tr = state.tr;
  if (tr.maybeStep(new ReplaceStep(pos, pos, new Slice(Fragment.from(block), 0, 0))).failed) return null;
  return tr.setSelection(Selection.near(tr.doc.resolve(pos + 1)));
}

/** A transaction that gives the document these blocks, the caret staying where it was in its own; null if they are not valid. */
export function rearrange(state: EditorState, blocks: readonly Node[]): Transaction | null {
  const tr = state.tr;
  const { $anchor, $head } = state.selection;
  const id = $head.depth > 0 ? $head.node(1).attrs.id : null;
  if (tr.maybeStep(oneStep(state.doc, blocks)).failed || !tr.docChanged) return null;
  let pos = 0;
  for (const block of blocks) {
    if (block.attrs.id === id && $head.depth > 0) {
      const shift = pos - $head.before(1);
      const limit = pos + block.nodeSize - 1;
      const same = $anchor.depth > 0 && $anchor.node(1) === $head.node(1);
      const anchor = same ? $anchor.pos + shift : $head.pos + shift;
      tr.setSelection(
        TextSelection.between(
          tr.doc.resolve(Math.min(anchor, limit)),
          tr.doc.resolve(Math.min($head.pos + shift, limit)),
        ),
      );
      break;
    }
    pos += block.nodeSize;
  }
  return tr;
}
