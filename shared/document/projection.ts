import type * as Y from "yjs";
import type { ClauseKind, Run } from "../domain/clause.ts";
import type { DraftHead } from "../domain/draftHead.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import { orderNotes } from "./citations.ts";
import { citationsOf, clauseView, type DraftPhrases, readPhrases, storedClauses } from "./clauseViews.ts";
import { type DraftDoc, isDeleted, kindOf, orderOf, readHead, textOf } from "./draftDoc.ts";
import { readRuns } from "./inline.ts";
import { numberClauses } from "./numbering.ts";
import { arrange } from "./structure.ts";
import type { ClauseView, NoteView, ProjectionChange } from "./views.ts";

/** A clause that was deleted and can be brought back. */
export interface DeletedClause {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  readonly runs: readonly Run[];
}

interface Pending {
  structure: boolean;
  clauses: Set<ClauseId>;
  notes: Set<FootnoteId>;
  head: boolean;
}

/** Keys of a clause map whose change may move or renumber others. */
const STRUCTURAL_KEYS = ["kind", "level", "order", "deleted"];

/**
 * The draft as it is to be read: a flat list of clauses that is a valid document whatever state the Yjs roots are in, with
 * numbers, labels, opening phrases and notes. It follows the document by itself; an edit of words costs only its own clause.
 * It never writes. Rules PROJ1–PROJ8.
 */
export class Projection {
  readonly draft: DraftDoc;
  #head: DraftHead;
  #phrases: DraftPhrases;
  #clauses: readonly ClauseView[] = [];
  #notes: readonly NoteView[] = [];
  #indexOf = new Map<ClauseId, number>();
  #noteById = new Map<FootnoteId, NoteView>();
  #pending: Pending | null = null;
  readonly #listeners = new Set<(change: ProjectionChange) => void>();

  constructor(draft: DraftDoc) {
    this.draft = draft;
    this.#head = readHead(draft);
    this.#phrases = readPhrases(draft);
    this.#rebuild(new Set());
    this.#renumberNotes(new Set());
    draft.head.observe(this.#onHead);
    draft.clauses.observeDeep(this.#onClauses);
    draft.footnotes.observeDeep(this.#onFootnotes);
    draft.doc.on("afterTransaction", this.#afterTransaction);
  }

  get head(): DraftHead {
    return this.#head;
  }

  /** Live clauses in text order; another array whenever anything in it changed. */
  get clauses(): readonly ClauseView[] {
    return this.#clauses;
  }

  /** Notes that are cited, by number. */
  get notes(): readonly NoteView[] {
    return this.#notes;
  }

  clause(id: ClauseId): ClauseView | undefined {
    const index = this.#indexOf.get(id);
    return index === undefined ? undefined : this.#clauses[index];
  }

  note(id: FootnoteId): NoteView | undefined {
    return this.#noteById.get(id);
  }

  noteNumber(id: FootnoteId): number | undefined {
    return this.#noteById.get(id)?.number;
  }

  /** Clauses with a tombstone and words, in the order they would stand in. Computed when asked for. */
  get deleted(): readonly DeletedClause[] {
    const found: (DeletedClause & { order: string })[] = [];
    for (const [id, clause] of this.draft.clauses.entries()) {
      const text = textOf(clause);
      if (!text || !isDeleted(clause)) continue;
      const runs = readRuns(text);
      if (runs.length > 0) found.push({ id: id as ClauseId, kind: kindOf(clause), runs, order: orderOf(clause) });
    }
    found.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
    return found.map(({ id, kind, runs }) => ({ id, kind, runs }));
  }

  /** Calls after every transaction that changed something shown. Gives the function that ends it. */
  onChange(listener: (change: ProjectionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.draft.head.unobserve(this.#onHead);
    this.draft.clauses.unobserveDeep(this.#onClauses);
    this.draft.footnotes.unobserveDeep(this.#onFootnotes);
    this.draft.doc.off("afterTransaction", this.#afterTransaction);
    this.#listeners.clear();
  }

  #touched(): Pending {
    this.#pending ??= { structure: false, clauses: new Set(), notes: new Set(), head: false };
    return this.#pending;
  }

  readonly #onHead = (): void => {
    this.#touched().head = true;
  };

  readonly #onClauses = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const pending = this.#touched();
    for (const event of events) {
      if (event.target === this.draft.clauses) {
        pending.structure = true;
        for (const id of event.changes.keys.keys()) pending.clauses.add(id as ClauseId);
        continue;
      }
      pending.clauses.add(event.path[0] as ClauseId);
      if (event.path.length === 1 && STRUCTURAL_KEYS.some((key) => event.changes.keys.has(key))) {
        pending.structure = true;
      }
    }
  };

  readonly #onFootnotes = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const pending = this.#touched();
    for (const event of events) {
      if (event.target === this.draft.footnotes) {
        for (const id of event.changes.keys.keys()) pending.notes.add(id as FootnoteId);
      } else {
        pending.notes.add(event.path[0] as FootnoteId);
      }
    }
  };

  readonly #afterTransaction = (transaction: Y.Transaction): void => {
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = null;
    if (pending.head) {
      this.#head = readHead(this.draft);
      this.#phrases = readPhrases(this.draft);
    }
    let citationsChanged = false;
    if (pending.structure || pending.head) {
      this.#rebuild(pending.head ? null : pending.clauses);
      citationsChanged = true;
    } else {
      citationsChanged = this.#refresh(pending.clauses);
    }
    const noteOrder = citationsChanged || pending.notes.size > 0 ? this.#renumberNotes(pending.notes) : false;
    const change: ProjectionChange = { ...pending, noteOrder, transaction };
    for (const listener of [...this.#listeners]) listener(change);
  };

  /** Arranges and numbers everything anew; words are read again only where they changed (null: everywhere). */
  #rebuild(changed: ReadonlySet<ClauseId> | null): void {
    const arranged = arrange(storedClauses(this.draft));
    const numbers = numberClauses(arranged, this.#head);
    const former = this.#clauses;
    const formerIndex = this.#indexOf;
    this.#indexOf = new Map(arranged.map((clause, index) => [clause.id, index]));
    this.#clauses = arranged.map((clause) => {
      const number = numbers.get(clause.id) ?? { number: "", label: "" };
      const old = changed?.has(clause.id) === false ? former[formerIndex.get(clause.id) ?? -1] : undefined;
      if (!old || old.kind !== clause.kind || old.level !== clause.level) {
        return clauseView(this.draft, clause, number, this.#phrases);
      }
      const same = old.number === number.number && old.label === number.label && old.order === clause.order;
      return same ? old : { ...old, ...number, order: clause.order };
    });
  }

  /** Reads the words of some clauses again. True when the notes they cite are others now. */
  #refresh(changed: ReadonlySet<ClauseId>): boolean {
    let citationsChanged = false;
    let clauses: ClauseView[] | null = null;
    for (const id of changed) {
      const index = this.#indexOf.get(id);
      const old = index === undefined ? undefined : this.#clauses[index];
      if (index === undefined || !old) continue;
      const fresh = clauseView(this.draft, { ...old, annex: 0 }, old, this.#phrases);
      clauses ??= [...this.#clauses];
      clauses[index] = fresh;
      if (citationsOf(old).join() !== citationsOf(fresh).join()) citationsChanged = true;
    }
    if (clauses) this.#clauses = clauses;
    return citationsChanged;
  }

  /** Computes the notes anew. True when their order or numbers changed. */
  #renumberNotes(changed: ReadonlySet<FootnoteId>): boolean {
    const cited = orderNotes(this.#clauses.map((clause) => ({ id: clause.id, citations: citationsOf(clause) })));
    const former = this.#notes;
    const notes: NoteView[] = [];
    for (const [id, citedIn] of cited) {
      const source = textOf(this.draft.footnotes.get(id));
      if (!source) continue;
      const old = this.#noteById.get(id);
      const runs = old && !changed.has(id) ? old.runs : readRuns(source);
      notes.push({ id, number: notes.length + 1, citedIn, runs, source });
    }
    this.#notes = notes;
    this.#noteById = new Map(notes.map((note) => [note.id, note]));
    return notes.length !== former.length || notes.some((note, index) => note.id !== former[index]?.id);
  }
}

/** The projection of a draft's present state, once, without following it. */
export function project(draft: DraftDoc): {
  readonly head: DraftHead;
  readonly clauses: readonly ClauseView[];
  readonly notes: readonly NoteView[];
} {
  const projection = new Projection(draft);
  const { head, clauses, notes } = projection;
  projection.destroy();
  return { head, clauses, notes };
}
