import * as Y from "yjs";
import type { ClauseKind, Run } from "../domain/clause.ts";
import type { DraftHead } from "../domain/draftHead.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import { orderNotes } from "./citations.ts";
import { citationsOf, clauseView, type DraftPhrases, markOf, readPhrases, storedClauses } from "./clauseViews.ts";
import { cellsOf, type DraftDoc, isDeleted, kindOf, orderOf, readHead, textOf } from "./draftDoc.ts";
import { readRuns } from "./inline.ts";
import type { LiveState } from "./liveState.ts";
import { numberClauses } from "./numbering.ts";
import { roomNumbers, withAdded } from "./roomNumbers.ts";
import { arrange } from "./structure.ts";
import type { Version, Versions } from "./versions.ts";
import type { ClauseView, NoteView, ProjectionChange } from "./views.ts";

/** A clause that was deleted and can be brought back. */
export interface DeletedClause {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  readonly runs: readonly Run[];
}

type TextEvents = readonly Y.YEvent<Y.AbstractType<unknown>>[];

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
  readonly #wordListeners = new Set<(events: TextEvents) => void>();
  readonly #state: LiveState | null;
  #versions: Versions | null = null;
  #stopVersions: () => void = () => {};
  #stopState: () => void = () => {};

  /** With a state, labels are those that the room has given out (rule NU10); without one they run. */
  constructor(draft: DraftDoc, state: LiveState | null = null) {
    this.draft = draft;
    this.#state = state;
    this.#head = readHead(draft);
    this.#phrases = readPhrases(draft);
    this.#rebuild(new Set());
    this.#renumberNotes(new Set());
    if (state) this.#stopState = state.onChange(() => this.#relabel());
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

  /** The versions this viewer sees in place of base texts; null: none. */
  get versions(): Versions | null {
    return this.#versions;
  }

  /** Shows other versions from now on. Rule PROJ9. */
  setVersions(versions: Versions | null): void {
    if (versions === this.#versions) return;
    this.#stopVersions();
    this.#versions = versions;
    if (versions) {
      const ends = [
        versions.onWords((events) => this.#words(events)),
        versions.onChange((change) => this.#apply({ ...change, head: false }, change.transaction)),
      ];
      this.#stopVersions = () => {
        for (const end of ends) end();
      };
    } else this.#stopVersions = () => {};
    const clauses = new Set(
      [...this.#clauses, ...(versions?.added ?? []).map(({ place }) => place)].map(({ id }) => id),
    );
    const notes = new Set(this.#notes.map(({ id }) => id));
    this.#apply({ structure: true, clauses, notes, head: false }, null);
  }

  /** The text that a clause, a table cell or a note is edited through; undefined where it is damaged or not made yet. */
  sourceOf(
    place: { readonly clause: ClauseId; readonly cell?: string } | { readonly note: FootnoteId },
  ): Y.Text | undefined {
    if ("note" in place) return this.#versions?.ofNote(place.note)?.text ?? this.#noteText(place.note);
    const clause = this.draft.clauses.get(place.clause);
    if (place.cell !== undefined) return clause && cellsOf(clause)?.get(place.cell);
    return this.#versionOf(place.clause)?.text ?? textOf(clause);
  }

  /** Calls while Yjs delivers changes of words, before `onChange`: only then can their deltas be read. */
  onWords(listener: (events: TextEvents) => void): () => void {
    this.#wordListeners.add(listener);
    return () => this.#wordListeners.delete(listener);
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
    this.#stopVersions();
    this.#stopState();
    this.#listeners.clear();
    this.#wordListeners.clear();
  }

  /** Base words under a version of this viewer are not shown, and nothing of theirs is told. */
  #words(all: TextEvents): void {
    const { clauses, footnotes } = this.draft;
    const events = all.filter(({ target, currentTarget, path }) => {
      const id = path[0];
      if (currentTarget === clauses) return !this.#versions?.ofClause(id as ClauseId);
      return currentTarget !== footnotes || !this.#versions?.ofNote(id as FootnoteId) || !(target instanceof Y.Text);
    });
    for (const listener of [...this.#wordListeners]) listener(events);
  }

  #noteText(id: FootnoteId): Y.Text | undefined {
    return textOf(this.draft.footnotes.get(id)) ?? this.#versions?.newNote(id);
  }

  #versionOf(id: ClauseId): Version | undefined {
    return this.#versions?.ofClause(id) ?? this.#versions?.added.find(({ place }) => place.id === id)?.version;
  }

  #relabel(): void {
    const former = this.#clauses;
    this.#rebuild(new Set());
    const isSame = former.length === this.#clauses.length && former.every((view, i) => view === this.#clauses[i]);
    if (isSame) return;
    this.#tell({
      structure: true,
      clauses: new Set(),
      notes: new Set(),
      noteOrder: false,
      head: false,
      transaction: null,
    });
  }

  #tell(change: ProjectionChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  #touched(): Pending {
    this.#pending ??= { structure: false, clauses: new Set(), notes: new Set(), head: false };
    return this.#pending;
  }

  readonly #onHead = (): void => {
    this.#touched().head = true;
  };

  readonly #onClauses = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    this.#words(events);
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
    this.#words(events);
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
    this.#apply(pending, transaction);
  };

  #apply(pending: Omit<ProjectionChange, "noteOrder" | "transaction">, transaction: Y.Transaction | null): void {
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
    this.#tell({ ...pending, noteOrder, transaction });
  }

  /** Arranges and numbers everything anew; words are read again only where they changed (null: everywhere). */
  #rebuild(changed: ReadonlySet<ClauseId> | null): void {
    const base = arrange(storedClauses(this.draft));
    const running = numberClauses(base, this.#head);
    const added = this.#versions?.added ?? [];
    const arranged = added.length === 0 ? base : withAdded(base, added);
    const numbers = this.#state ? roomNumbers(base, arranged, running, added, this.#state.state, this.#head) : running;
    const former = this.#clauses;
    const formerIndex = this.#indexOf;
    this.#indexOf = new Map(arranged.map((clause, index) => [clause.id, index]));
    this.#clauses = arranged.map((clause) => {
      const number = numbers.get(clause.id) ?? { number: "", label: "" };
      const old = changed?.has(clause.id) === false ? former[formerIndex.get(clause.id) ?? -1] : undefined;
      if (!old || old.kind !== clause.kind || old.level !== clause.level) {
        return clauseView(this.draft, clause, number, this.#phrases, this.#versionOf(clause.id));
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
      const fresh = clauseView(this.draft, { ...old, annex: 0 }, old, this.#phrases, this.#versionOf(id));
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
    const uncited = [...(this.#versions?.ownNotes ?? [])].filter((id) => !cited.has(id));
    for (const [id, citedIn] of [...cited, ...uncited.map((id) => [id, []] as const)]) {
      const base = this.#noteText(id);
      if (!base) continue;
      const old = this.#noteById.get(id);
      const number = notes.length + 1;
      if (old && !changed.has(id)) {
        notes.push({ ...old, number, citedIn });
        continue;
      }
      const version = this.#versions?.ofNote(id);
      const source = version?.text ?? base;
      const runs = readRuns(source);
      const baseRuns = source === base ? runs : readRuns(base);
      notes.push({ id, number, citedIn, runs, baseRuns, source, ...(version ? { version: markOf(version) } : {}) });
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
