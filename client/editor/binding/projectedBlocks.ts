import { Fragment, type Node, type NodeType, type Schema } from "@tiptap/pm/model";
import type { Projection } from "../../../shared/document/projection.ts";
import type { CellView, ClauseView, NoteView, TableView } from "../../../shared/document/views.ts";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";
import { fragmentOf } from "../schema/inlineNodes.ts";
import { NODE_OF_KIND } from "../schema/kinds.ts";

/** A top-level block as the projection wants it; its node is built only where it is needed. */
export interface ProjectedBlock {
  readonly id: ClauseId | FootnoteId;
  readonly type: NodeType;
  readonly attrs: Readonly<Record<string, string | number>>;
  content(): Fragment;
}

/** The whole projection as blocks, in text order, notes last. */
export function projectedBlocks(schema: Schema, projection: Projection): ProjectedBlock[] {
  return [
    ...projection.clauses.map((view) => clauseBlock(schema, view)),
    ...projection.notes.map((note) => noteBlock(schema, note)),
  ];
}

/** One clause as a block. */
export function clauseBlock(schema: Schema, view: ClauseView): ProjectedBlock {
  const type = nodeType(schema, NODE_OF_KIND[view.kind]);
  return {
    id: view.id,
    type,
    attrs: type.spec.attrs && "level" in type.spec.attrs ? { id: view.id, level: view.level } : { id: view.id },
    content: () => (view.table ? tableContent(schema, view.table) : fragmentOf(schema, view.runs)),
  };
}

/** One note as a block. */
export function noteBlock(schema: Schema, note: NoteView): ProjectedBlock {
  return {
    id: note.id,
    type: nodeType(schema, "note"),
    attrs: { id: note.id },
    content: () => fragmentOf(schema, note.runs),
  };
}

/** True when a node in the document is the block that is wanted; its words and level may differ. */
export function isBlock(node: Node, block: ProjectedBlock): boolean {
  return node.type === block.type && node.attrs.id === block.id;
}

function tableContent(schema: Schema, table: TableView): Fragment {
  const cell = (view: CellView, header: boolean): Node =>
    nodeType(schema, "tableCell").create({ key: view.key, header }, fragmentOf(schema, view.runs));
  return Fragment.from(
    table.cells.map((cells, index) =>
      nodeType(schema, "tableRow").create(
        { row: table.rows[index] ?? "" },
        cells.map((view) => cell(view, index < table.headerRows)),
      ),
    ),
  );
}

function nodeType(schema: Schema, name: string): NodeType {
  const type = schema.nodes[name];
  if (!type) throw new RangeError(`the schema has no ${name}`);
  return type;
}
