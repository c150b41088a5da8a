import type { Node } from "@tiptap/pm/model";
import { PluginKey, Selection, type Transaction } from "@tiptap/pm/state";
import type { StepMap } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import * as Y from "yjs";
import type { DraftDoc } from "../../../shared/document/draftDoc.ts";
import type { OwnVersions } from "../../../shared/document/ownVersions.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";
import { findBlock, type Unit, unitAt } from "../schema/units.ts";
import { type CaretMemory, recallCaret, rememberCaret } from "./caretMemory.ts";
import { PendingText } from "./pendingText.ts";
import { clauseBlock, noteBlock, type ProjectedBlock, projectedBlocks } from "./projectedBlocks.ts";
import { patchContent, showBlocks } from "./showProjection.ts";
import { WORDS_MOVED, writeEdit } from "./writeEdit.ts";
import { writeProposal } from "./writeProposal.ts";

/** Set to true on every transaction that shows the draft: nobody typed it, and nothing of it is written back. */
export const FROM_DRAFT = new PluginKey("fromDraft");

/** What was shown anew by one turn of the binding. */
export type Shown = Omit<ProjectionChange, "transaction">;

export interface BindingOptions {
  readonly projection: Projection;
  readonly draft: DraftDoc;
  readonly random: () => number;
  readonly isPinned: (clause: ClauseId) => boolean;
  /** The own versions that edits are written to; null: edits are written to the base text. */
  readonly versions: () => OwnVersions | null;
  /** Runs a task at the next frame; gives a function that calls it off. */
  readonly schedule: (task: () => void) => () => void;
}

interface Waiting {
  structure: boolean;
  clauses: Set<ClauseId>;
  notes: Set<FootnoteId>;
  noteOrder: boolean;
  head: boolean;
}

/**
 * Keeps a ProseMirror document and a draft in step, by clause id. The draft's side comes through its projection, once a
 * frame and by minimal steps; the person's side is written at once. It never writes because of what it shows. Rules BIND1–BIND10.
 */
export class DraftBinding {
  readonly #options: BindingOptions;
  readonly #pending = new PendingText();
  readonly #listeners = new Set<(shown: Shown) => void>();
  #view: EditorView | null = null;
  #waiting: Waiting | null = null;
  /** False while all that waits is what was held back for the end of a composition. */
  #hasNews = false;
  #cancel: (() => void) | null = null;
  #mode: "following" | "writing" = "following";
  #caret: CaretMemory | null = null;
  #stop: () => void = () => {};

  constructor(options: BindingOptions) {
    this.#options = options;
  }

  /** The person's selection as it was after the last transaction, safe against what others write. */
  get caret(): CaretMemory | null {
    return this.#caret;
  }

  /** Shows the draft in a view and follows it from now on. */
  attach(view: EditorView): void {
    this.#view = view;
    const { projection } = this.#options;
    const stopWords = projection.onWords((events) => {
      if (this.#mode === "writing") return;
      for (const event of events) if (event instanceof Y.YTextEvent) this.#pending.record(event);
    });
    const stopProjection = projection.onChange((change) => this.#changed(change));
    this.#stop = () => {
      stopWords();
      stopProjection();
    };
    this.#waiting = { structure: true, clauses: new Set(), notes: new Set(), noteOrder: true, head: true };
    this.#hasNews = true;
    this.flush();
  }

  destroy(): void {
    this.#stop();
    this.#cancel?.();
    this.#view = null;
    this.#listeners.clear();
  }

  /** Calls after each turn in which something was shown anew, the person's own edits included. */
  onShown(listener: (shown: Shown) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be told of every transaction that the view has taken. Writes the person's own edits. */
  taken(root: Transaction, appended: readonly Transaction[]): void {
    const view = this.#view;
    if (!view || root.getMeta(FROM_DRAFT)) return;
    const transactions = [root, ...appended];
    if (transactions.some((transaction) => transaction.docChanged)) {
      this.#mode = "writing";
      try {
        const maps = transactions.flatMap((transaction) => transaction.mapping.maps);
        this.#write(root, view.state.doc, maps);
      } finally {
        this.#mode = "following";
      }
    }
    this.#caret = rememberCaret(this.#options.projection, view.state.selection, this.#pending);
    const waiting = this.#waiting;
    if (!waiting || this.#cancel) return;
    // Nobody else's change waits: what waits is what the person's own edit did to numbers, levels or notes.
    if (waiting.structure || waiting.noteOrder || waiting.head || this.#isBehind(waiting)) this.flush();
    else this.#settle(waiting);
  }

  /** True where an own version ended, and the base text under it reads otherwise by now. */
  #isBehind({ clauses, notes }: Waiting): boolean {
    const view = this.#view;
    const { projection, versions } = this.#options;
    if (!view || !versions()) return false;
    const { doc, schema } = view.state;
    const isOld = (block: ProjectedBlock | null, isNote: boolean): boolean =>
      block !== null && findBlock(doc, block.id, isNote)?.node.content.eq(block.content()) === false;
    const clauseOf = (id: ClauseId): ProjectedBlock | null => {
      const shown = projection.clause(id);
      return shown ? clauseBlock(schema, shown) : null;
    };
    const noteOf = (id: FootnoteId): ProjectedBlock | null => {
      const shown = projection.note(id);
      return shown ? noteBlock(schema, shown) : null;
    };
    return [...clauses].some((id) => isOld(clauseOf(id), false)) || [...notes].some((id) => isOld(noteOf(id), true));
  }

  /** Shows at once what waits for the next frame. While an input method composes, its clause and the structure wait on. */
  flush(selection?: CaretMemory | null): void {
    const view = this.#view;
    const waiting = this.#waiting;
    this.#cancel?.();
    this.#cancel = null;
    if (!view || !waiting) {
      if (view && selection) this.#select(view, selection);
      return;
    }
    const composing = view.composing ? composedClause(view) : null;
    if (composing && !this.#hasNews && !selection) {
      this.#arrange();
      return;
    }
    this.#hasNews = false;
    this.#waiting = null;
    const rest = composing ? withheld(waiting, composing) : null;
    const tr = view.state.tr.setMeta(FROM_DRAFT, true).setMeta("addToHistory", false);
    this.#show(tr, waiting, rest);
    const memory = selection ?? this.#caret;
    const recalled =
      memory && (tr.docChanged || selection) ? recallCaret(this.#options.projection, tr.doc, memory) : null;
    if (recalled && !view.composing && !recalled.eq(tr.selection)) tr.setSelection(recalled);
    // An empty page has nothing but "everything" selected; filled, that would be replaced by the first key pressed.
    else if (view.state.doc.childCount === 0 && tr.docChanged) tr.setSelection(Selection.atStart(tr.doc));
    if (view.state.storedMarks) tr.setStoredMarks(view.state.storedMarks);
    if (tr.docChanged || tr.selectionSet) view.dispatch(tr);
    this.#caret = rememberCaret(this.#options.projection, view.state.selection, this.#pending);
    if (rest) {
      this.#waiting = rest;
      this.#arrange();
    }
    this.#tell(waiting);
  }

  #write(root: Transaction, doc: Node, maps: readonly StepMap[]): void {
    const { projection } = this.#options;
    const versions = this.#options.versions();
    const pending = this.#pending;
    if (versions) writeProposal({ ...this.#options, versions, pending }, root.before, doc, maps);
    else {
      const emptied = (root.getMeta(WORDS_MOVED) as readonly ClauseId[] | undefined) ?? [];
      const textFor = (unit: Unit): Y.Text | undefined => projection.sourceOf(unit);
      writeEdit({ ...this.#options, textFor, pending, emptied }, root.before, doc, maps);
    }
  }

  #show(tr: Transaction, waiting: Waiting, rest: Waiting | null): void {
    const { projection } = this.#options;
    const schema = tr.doc.type.schema;
    const isHeld = (id: ClauseId | FootnoteId): boolean =>
      rest !== null && (rest.clauses.has(id as ClauseId) || rest.notes.has(id as FootnoteId));
    const isTouched = (id: ClauseId | FootnoteId): boolean =>
      !isHeld(id) && (waiting.clauses.has(id as ClauseId) || waiting.notes.has(id as FootnoteId));
    if ((waiting.structure || waiting.noteOrder) && !rest?.structure) {
      showBlocks(tr, projectedBlocks(schema, projection), isTouched);
    } else {
      for (const id of waiting.clauses) {
        const view = projection.clause(id);
        const block = view && isTouched(id) ? findBlock(tr.doc, id) : null;
        if (view && block) patchContent(tr, block.pos, block.node, clauseBlock(schema, view).content());
      }
      for (const id of waiting.notes) {
        const note = projection.note(id);
        const block = note && isTouched(id) ? findBlock(tr.doc, id, true) : null;
        if (note && block) patchContent(tr, block.pos, block.node, noteBlock(schema, note).content());
      }
    }
    // Texts that are not shown any more are forgotten with the rest: when they come back, they are shown as they are.
    const held = [...(rest?.clauses ?? [])].flatMap((id) => this.#textsOf(id));
    const heldNotes = [...(rest?.notes ?? [])].flatMap((note) => projection.sourceOf({ note }) ?? []);
    this.#pending.keep([...held, ...heldNotes]);
  }

  #textsOf(clause: ClauseId): Y.Text[] {
    const { projection } = this.#options;
    const cells =
      projection.clause(clause)?.table?.cells.flatMap((row) => row.flatMap((cell) => cell.source ?? [])) ?? [];
    const own = projection.sourceOf({ clause });
    return own ? [own, ...cells] : cells;
  }

  #changed(change: ProjectionChange): void {
    this.#waiting ??= { structure: false, clauses: new Set(), notes: new Set(), noteOrder: false, head: false };
    this.#hasNews = true;
    const waiting = this.#waiting;
    waiting.structure ||= change.structure;
    waiting.noteOrder ||= change.noteOrder;
    waiting.head ||= change.head;
    for (const id of change.clauses) waiting.clauses.add(id);
    for (const id of change.notes) waiting.notes.add(id);
    if (this.#mode === "following") this.#arrange();
  }

  #arrange(): void {
    this.#cancel ??= this.#options.schedule(() => {
      this.#cancel = null;
      this.flush();
    });
  }

  /** The view already shows the words the person typed: only labels, opening phrases and the like may have to follow. */
  #settle(waiting: Waiting): void {
    this.#waiting = null;
    this.#tell(waiting);
  }

  #select(view: EditorView, memory: CaretMemory): void {
    const selection = recallCaret(this.#options.projection, view.state.doc, memory);
    if (selection && !selection.eq(view.state.selection)) view.dispatch(view.state.tr.setSelection(selection));
  }

  #tell(shown: Shown): void {
    for (const listener of [...this.#listeners]) listener(shown);
  }
}

function composedClause(view: EditorView): ClauseId | FootnoteId | null {
  const placed = unitAt(view.state.selection.$head);
  if (!placed) return null;
  return "note" in placed.unit ? placed.unit.note : placed.unit.clause;
}

/** What must wait for the end of a composition: everything about its own clause, and all that moves clauses. */
function withheld(waiting: Waiting, composing: ClauseId | FootnoteId): Waiting | null {
  const clauses = new Set([...waiting.clauses].filter((id) => id === composing));
  const notes = new Set([...waiting.notes].filter((id) => id === composing));
  const structure = waiting.structure || waiting.noteOrder;
  if (!structure && clauses.size === 0 && notes.size === 0) return null;
  // Blocks that are not there yet are shown with their words when the structure is.
  return { structure, noteOrder: waiting.noteOrder, head: false, clauses, notes };
}
