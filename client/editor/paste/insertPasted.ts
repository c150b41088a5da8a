import { Fragment, type Node, type Schema, Slice } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import { cellKey } from "../../../shared/document/draftDoc.ts";
import { ordersBetween } from "../../../shared/document/order.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ClauseKind, Run } from "../../../shared/domain/clause.ts";
import type { FootnoteId } from "../../../shared/domain/ids.ts";
import type { FileBlocks } from "../../../shared/formats/blocks/fileBlock.ts";
import { oneStep } from "../binding/showProjection.ts";
import type { EditorNotice } from "../editorContract.ts";
import type { RefusalFor } from "../guard.ts";
import { fragmentOf } from "../schema/inlineNodes.ts";
import { clauseIdOfNode, kindOfNode } from "../schema/kinds.ts";
import { unitAt } from "../schema/units.ts";
import { deepestLevel, here, inValidOrder, makeBlock, mayStand, nearestIndex, typeOf } from "../structure/outline.ts";
import { crossesUnits } from "../structure/removal.ts";
import { type ClassifiedBlock, classify } from "./classify.ts";

/** What putting a clipboard into the text needs of the editor. */
export interface InsertionOptions {
  readonly projection: Projection;
  readonly newId: () => string;
  readonly random: () => number;
  readonly refusalFor: RefusalFor;
  readonly hasNote: (id: FootnoteId) => boolean;
  /** Makes a note with its words; it shows once it is cited. */
  readonly bearNote: (id: FootnoteId, runs: readonly Run[]) => void;
  /** What comes next is a step of undo by itself. */
  readonly beginStep: () => void;
  /** Shows at once what the paste did to the notes. */
  readonly endStep: () => void;
  readonly deleteSelection: () => boolean;
  /** Says so, when the clause at the caret may not be changed. */
  readonly refuse: () => boolean;
  readonly onNotice: (notice: EditorNotice) => void;
}

/**
 * Puts a clipboard in at the caret: one paragraph into the clause, several as clauses of their own. Locked clauses in the
 * selection are skipped and counted, and so is what has no place because the draft has it already. Rules ED15, ED18.
 */
export function insertPasted(view: EditorView, pasted: FileBlocks, options: InsertionOptions): void {
  options.beginStep();
  if (crossesUnits(view.state)) {
    const skipped = lockedInSelection(view.state, options.refusalFor);
    if (skipped > 0) {
      options.onNotice({ key: "editor.notice.pasteSkipped", values: { count: skipped } });
      view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.selection.$to, -1)));
    } else options.deleteSelection();
  }
  const { $from } = view.state.selection;
  const [only] = pasted.blocks;
  const isInline = pasted.blocks.length === 1 && !only?.cells && unitAt($from) !== null;
  if (!isInline && options.refusalFor(null)) {
    options.refuse();
    return;
  }
  if (isInline && options.refuse()) return;
  const inNote = unitAt($from)?.unit;
  const resolve = noteResolver(pasted, options, inNote !== undefined && "note" in inNote);
  const tr = isInline
    ? insertInline(view.state, resolve(only?.runs ?? []))
    : insertBlocks(view.state, pasted, options, resolve);
  if (tr) view.dispatch(tr.scrollIntoView());
  options.endStep();
}

/** Notes of this very draft are cited again; others are made anew, once each; inside a note there are none. */
function noteResolver(
  { notes }: FileBlocks,
  { hasNote, bearNote, newId }: InsertionOptions,
  inNote: boolean,
): (runs: readonly Run[]) => Run[] {
  const made = new Map<string, FootnoteId>();
  return (runs) =>
    runs.flatMap((run): Run[] => {
      if (!("footnote" in run)) return [run];
      if (inNote) return [];
      if (hasNote(run.footnote)) return [run];
      const words = notes.get(run.footnote);
      if (!words) return [];
      const id = made.get(run.footnote) ?? (newId() as FootnoteId);
      if (!made.has(run.footnote)) bearNote(id, words);
      made.set(run.footnote, id);
      return [{ footnote: id }];
    });
}

function insertInline(state: EditorState, runs: readonly Run[]): Transaction {
  const { from, to } = state.selection;
  const content = fragmentOf(state.schema, runs);
  const tr = state.tr.step(new ReplaceStep(from, to, new Slice(content, 0, 0)));
  return tr.setSelection(TextSelection.create(tr.doc, from + content.size));
}

/**
 * Several paragraphs become clauses of their own behind the one with the caret, or at the nearest place of their kind; an
 * empty one gives way to them. A title or an enacting line fills the empty one that is there, and is left out and counted
 * where there is one with words. Rules ED15, ED18.
 */
function insertBlocks(
  state: EditorState,
  pasted: FileBlocks,
  options: InsertionOptions,
  resolve: (runs: readonly Run[]) => Run[],
): Transaction | null {
  const clause = here(state);
  const classified = classify(pasted.blocks, options.projection.head, clause?.kind ?? null);
  const givesWay = clause?.node.isTextblock && clause.node.content.size === 0;
  let doc = state.doc;
  let cursor = clause ? clause.index + 1 : clauseCount(doc);
  if (givesWay) {
    doc = doc.copy(Fragment.from(inValidOrder(doc.children.filter((_, index) => index !== clause.index))));
    cursor = clause.index;
  }
  let last = -1;
  let leftOut = 0;
  for (const block of classified) {
    const present = block.isMasthead ? null : presentOne(doc, cursor, block.kind);
    if (block.isMasthead || (present && !mayFill(present.node, options))) {
      leftOut++;
      continue;
    }
    if (present) {
      const filled = present.node.copy(fragmentOf(state.schema, resolve(block.runs)));
      doc = doc.copy(doc.content.replaceChild(present.index, filled));
      last = present.index;
      cursor = Math.max(cursor, last + 1);
      continue;
    }
    const index = placeFor(doc, cursor, block);
    const shown = index === null ? { ...block, kind: "text" as const, level: 0 } : block;
    const at = index ?? nearestIndex(doc, cursor, typeOf(state.schema, "text"), "ahead");
    if (at === null) return null;
    const children = [...doc.children];
    children.splice(at, 0, blockNode(state.schema, doc, at, shown, options, resolve));
    doc = doc.copy(Fragment.from(children));
    last = at;
    // What goes up to the preamble takes nothing along: the rest still follows the clause with the caret.
    cursor = Math.max(cursor, at) + 1;
  }
  if (leftOut > 0) options.onNotice({ key: "editor.notice.pasteLeftOut", values: { count: leftOut } });
  if (last < 0) return null;
  const tr = state.tr;
  if (tr.maybeStep(oneStep(state.doc, doc.children)).failed) return null;
  let end = 0;
  for (let i = 0; i <= last; i++) end += tr.doc.child(i).nodeSize;
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(0, end - 1)), -1));
}

/** The title of the draft, or the enacting line of the text at an index: the main text, or one annex. */
function presentOne(
  doc: Node,
  cursor: number,
  kind: ClauseKind,
): { readonly node: Node; readonly index: number } | null {
  if (kind !== "title" && kind !== "enacting") return null;
  const kinds = doc.children.map(kindOfNode);
  const from = kind === "title" ? 0 : kinds.slice(0, cursor).lastIndexOf("annex") + 1;
  const next = kinds.indexOf("annex", from);
  const index = kinds.slice(0, next < 0 ? kinds.length : next).indexOf(kind, from);
  return index < 0 ? null : { node: doc.child(index), index };
}

function mayFill(node: Node, { refusalFor }: InsertionOptions): boolean {
  const id = clauseIdOfNode(node);
  return node.content.size === 0 && id !== null && !refusalFor(id);
}

function placeFor(doc: Node, cursor: number, block: ClassifiedBlock): number | null {
  const type = typeOf(doc.type.schema, block.kind);
  if (mayStand(doc, cursor, type)) return cursor;
  const first = block.kind === "title" || block.kind === "enacting" || block.kind === "preambular" ? "back" : "ahead";
  return nearestIndex(doc, cursor, type, first);
}

function blockNode(
  schema: Schema,
  doc: Node,
  index: number,
  block: ClassifiedBlock,
  { newId, random }: InsertionOptions,
  resolve: (runs: readonly Run[]) => Run[],
): Node {
  const level = Math.min(block.level, deepestLevel(doc, index, block.kind));
  const content = block.cells ? grid(schema, block.cells, random, resolve) : fragmentOf(schema, resolve(block.runs));
  return makeBlock(schema, block.kind, newId(), level, content);
}

function grid(
  schema: Schema,
  cells: NonNullable<ClassifiedBlock["cells"]>,
  random: () => number,
  resolve: (runs: readonly Run[]) => Run[],
): Fragment {
  const { tableRow, tableCell } = schema.nodes;
  if (!tableRow || !tableCell) throw new RangeError("the schema has no tables");
  const rows = ordersBetween(null, null, cells.length, random);
  const columns = ordersBetween(null, null, Math.max(...cells.map((row) => row.length)), random);
  return Fragment.from(
    cells.map((row, r) =>
      tableRow.create(
        { row: rows[r] },
        columns.map((column, c) =>
          tableCell.create(
            { key: cellKey(rows[r] ?? "", column), header: false },
            fragmentOf(schema, resolve(row[c] ?? [])),
          ),
        ),
      ),
    ),
  );
}

function clauseCount(doc: Node): number {
  return doc.children.filter((node) => kindOfNode(node) !== null).length;
}

function lockedInSelection(state: EditorState, refusalFor: RefusalFor): number {
  let count = 0;
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, _pos, parent) => {
    const id = parent === state.doc ? clauseIdOfNode(node) : null;
    if (id && refusalFor(id)) count++;
    return false;
  });
  return count;
}
