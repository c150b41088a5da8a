import { DOMSerializer, Fragment, type Node, type Schema, Slice } from "@tiptap/pm/model";
import { type EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import { cellKey } from "../../../shared/document/draftDoc.ts";
import { ordersBetween } from "../../../shared/document/order.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import type { Run } from "../../../shared/domain/clause.ts";
import type { FootnoteId } from "../../../shared/domain/ids.ts";
import { oneStep } from "../binding/showProjection.ts";
import type { EditorNotice } from "../editorContract.ts";
import type { RefusalFor } from "../guard.ts";
import { CLIPBOARD } from "../schema/draftNodes.ts";
import { flatText, fragmentOf } from "../schema/inlineNodes.ts";
import { clauseIdOfNode, kindOfNode } from "../schema/kinds.ts";
import { unitAt } from "../schema/units.ts";
import { deepestLevel, here, inValidOrder, makeBlock, mayStand, nearestIndex, typeOf } from "../structure/outline.ts";
import { crossesUnits } from "../structure/removal.ts";
import { type ClassifiedBlock, classify } from "./classify.ts";
import { isTooLarge, type Pasted } from "./pasted.ts";
import { NOTE_RUNS, readHtml } from "./readHtml.ts";
import { readPlainText } from "./readPlainText.ts";

/** Clipboard HTML beyond this is not even parsed. */
const MAX_HTML_CHARACTERS = 8_000_000;

export interface ClipboardOptions {
  readonly projection: Projection;
  readonly newId: () => string;
  readonly random: () => number;
  readonly refusalFor: RefusalFor;
  readonly hasNote: (id: FootnoteId) => boolean;
  /** Makes a note with its words; it shows once it is cited. */
  readonly bearNote: (id: FootnoteId, runs: readonly Run[]) => void;
  /** What comes next is a step of undo by itself. */
  readonly beginStep: () => void;
  readonly deleteSelection: () => boolean;
  /** Says so, when the clause at the caret may not be changed. */
  readonly refuse: () => boolean;
  readonly onNotice: (notice: EditorNotice) => void;
}

/** Copy, cut, paste and drop, by our own readers only. Rules ED15, ED16. */
export function clipboardPlugin(options: ClipboardOptions): Plugin {
  const insert = (view: EditorView, data: DataTransfer | null): void => {
    const pasted = data ? readTransfer(data, options) : null;
    if (pasted && pasted.blocks.length > 0) insertPasted(view, pasted, options);
  };
  return new Plugin({
    props: {
      clipboardTextSerializer: (slice) => plainTextOf(slice, options.projection),
      handleDOMEvents: {
        copy: (view, event) => copy(view, event, options),
        cut(view, event) {
          if (!copy(view, event, options)) return false;
          options.deleteSelection();
          return true;
        },
        paste(view, event) {
          event.preventDefault();
          insert(view, event.clipboardData);
          return true;
        },
        drop(view, event) {
          event.preventDefault();
          // Words dragged within the text are moved by cutting and pasting; clauses by their margin.
          if (view.dragging) return true;
          const target = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (!target) return true;
          view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(target.pos))));
          insert(view, event.dataTransfer);
          return true;
        },
      },
    },
  });
}

function readTransfer(data: DataTransfer, { onNotice }: ClipboardOptions): Pasted | null {
  const html = data.getData("text/html");
  const text = data.getData("text/plain");
  const useHtml = html !== "" && html.length <= MAX_HTML_CHARACTERS;
  const pasted = useHtml ? readHtml(html) : readPlainText(text);
  if (isTooLarge(pasted) || (!useHtml && html !== "")) {
    onNotice({ key: "editor.notice.pasteTooLarge" });
    return null;
  }
  return pasted;
}

function insertPasted(view: EditorView, pasted: Pasted, options: ClipboardOptions): void {
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
  options.beginStep();
}

/** Notes of this very draft are cited again; others are made anew, once each; inside a note there are none. */
function noteResolver(
  { notes }: Pasted,
  { hasNote, bearNote, newId }: ClipboardOptions,
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

/** Several paragraphs become clauses of their own behind the one with the caret; an empty one gives way to them. */
function insertBlocks(
  state: EditorState,
  pasted: Pasted,
  options: ClipboardOptions,
  resolve: (runs: readonly Run[]) => Run[],
): Transaction | null {
  const clause = here(state);
  const classified = classify(pasted.blocks, options.projection.head, clause?.kind ?? null);
  const givesWay = clause !== null && clause.node.isTextblock && clause.node.content.size === 0;
  let doc = state.doc;
  let cursor = clause ? clause.index + 1 : clauseCount(doc);
  if (givesWay) {
    doc = doc.copy(Fragment.from(inValidOrder(doc.children.filter((_, index) => index !== clause.index))));
    cursor = clause.index;
  }
  for (const block of classified) {
    const index = placeFor(doc, cursor, block);
    const shown = index === null ? { ...block, kind: "text" as const, level: 0 } : block;
    const at = index ?? nearestIndex(doc, cursor, typeOf(state.schema, "text"), "ahead");
    if (at === null) return null;
    const children = [...doc.children];
    children.splice(at, 0, blockNode(state.schema, doc, at, shown, options, resolve));
    doc = doc.copy(Fragment.from(children));
    cursor = at + 1;
  }
  const tr = state.tr;
  if (tr.maybeStep(oneStep(state.doc, doc.children)).failed) return null;
  let end = 0;
  for (let i = 0; i < cursor; i++) end += tr.doc.child(i).nodeSize;
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(0, end - 1)), -1));
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
  { newId, random }: ClipboardOptions,
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

/** Copies as our own HTML, so that kinds, levels and notes come along, and as text with the printed numbers. */
function copy(view: EditorView, event: ClipboardEvent, { projection }: ClipboardOptions): boolean {
  const data = event.clipboardData;
  if (!data || view.state.selection.empty) return false;
  event.preventDefault();
  const slice = view.state.selection.content();
  const serializer = DOMSerializer.fromSchema(view.state.schema);
  const holder = document.implementation.createHTMLDocument("").createElement("div");
  serializer.serializeFragment(slice.content, { document: holder.ownerDocument }, holder);
  for (const marker of holder.querySelectorAll(`[${CLIPBOARD.note}]`)) {
    const note = projection.note(marker.getAttribute(CLIPBOARD.note) as FootnoteId);
    marker.setAttribute(NOTE_RUNS, JSON.stringify(note?.runs ?? []));
    marker.textContent = String(note?.number ?? "");
  }
  data.clearData();
  data.setData("text/html", holder.innerHTML);
  data.setData("text/plain", plainTextOf(slice, projection));
  return true;
}

function plainTextOf(slice: Slice, projection: Projection): string {
  const lines: string[] = [];
  slice.content.forEach((block) => {
    const id = clauseIdOfNode(block);
    const number = slice.content.childCount > 1 && id ? (projection.clause(id)?.number ?? "") : "";
    const text = block.isTextblock
      ? flatText(block.content).replaceAll("\ufffc", "")
      : block.textBetween(0, block.content.size, "\t", "");
    lines.push(number === "" ? text : `${number} ${text}`);
  });
  return lines.join("\n\n");
}
