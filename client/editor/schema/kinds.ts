import type { Node } from "@tiptap/pm/model";
import type { ClauseKind } from "../../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";

/** The node type that shows a clause of a kind. `text` is taken by ProseMirror, and some names say more with "Clause". */
export const NODE_OF_KIND = {
  title: "title",
  enacting: "enacting",
  preambular: "preambularClause",
  operative: "operativeClause",
  heading: "heading",
  numbered: "numbered",
  text: "textClause",
  closing: "closing",
  annex: "annex",
  table: "table",
} as const satisfies Record<ClauseKind, string>;

const KIND_OF_NODE: ReadonlyMap<string, ClauseKind> = new Map(
  Object.entries(NODE_OF_KIND).map(([kind, name]) => [name, kind as ClauseKind]),
);

/** The kind a block stands for; null for a note and for anything inside a clause. */
export function kindOfNode(node: Node): ClauseKind | null {
  return KIND_OF_NODE.get(node.type.name) ?? null;
}

/** The clause a block stands for, or null: notes, and clauses that have not been given an id yet. */
export function clauseIdOfNode(node: Node): ClauseId | null {
  return kindOfNode(node) === null ? null : ((node.attrs.id as ClauseId | null) ?? null);
}

/** The footnote whose text a block holds, or null. */
export function noteIdOfNode(node: Node): FootnoteId | null {
  return node.type.name === "note" ? (node.attrs.id as FootnoteId) : null;
}

/** The level of a block; 0 where its kind has none. */
export function levelOfNode(node: Node): number {
  return typeof node.attrs.level === "number" ? node.attrs.level : 0;
}
