import type { EditorView } from "@tiptap/pm/view";
import type { OverlayFilter, Overlays } from "../../../shared/amendments/overlays.ts";
import { runsLength } from "../../../shared/document/inline.ts";
import type { OwnVersions } from "../../../shared/document/ownVersions.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ClauseView, NoteView } from "../../../shared/document/views.ts";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";
import type { Shown } from "../binding/draftBinding.ts";
import type { PageViews } from "../views/pageViews.ts";
import { type ChangeMark, overlayMarks, versionMarks } from "./changeMarks.ts";
import { type PlacedChange, placedChanges, showChanges } from "./changesPlugin.ts";

/** How the text is looked at, and which amendments are laid over it. */
export interface ChangeSettings {
  readonly view: "base" | "changes" | "clean";
  readonly filter: OverlayFilter;
}

export interface ChangeViewOptions {
  readonly projection: Projection;
  readonly overlays: Overlays;
  readonly versions: () => OwnVersions | null;
  readonly views: PageViews;
  readonly schedule: (task: () => void) => () => void;
}

/**
 * Keeps what is proposed drawn on the text: own versions with what they change, other texts with what is laid over them. Only
 * blocks in which something changed are looked at. Rules ED20, ED22, ED23.
 */
export class ChangeView {
  readonly #options: ChangeViewOptions;
  #view: EditorView | null = null;
  #settings: ChangeSettings;
  #waiting: { readonly clauses: Set<ClauseId>; readonly notes: Set<FootnoteId> } | null = null;
  #cancel: (() => void) | null = null;
  #stop: () => void = () => {};

  constructor(options: ChangeViewOptions, settings: ChangeSettings) {
    this.#options = options;
    this.#settings = settings;
  }

  attach(view: EditorView): void {
    this.#view = view;
    this.#stop = this.#options.overlays.onChange(({ clauses, notes }) => {
      if (clauses.size === 0 && notes.size === 0) return;
      this.#waiting ??= { clauses: new Set(), notes: new Set() };
      for (const id of clauses) this.#waiting.clauses.add(id);
      for (const id of notes) this.#waiting.notes.add(id);
      this.#cancel ??= this.#options.schedule(() => this.#showWaiting());
    });
    this.refresh();
  }

  destroy(): void {
    this.#stop();
    this.#cancel?.();
    this.#view = null;
  }

  set settings(settings: ChangeSettings) {
    this.#settings = settings;
    this.refresh();
  }

  /** Looks at everything anew. */
  refresh(): void {
    const { projection } = this.#options;
    this.#draw(projection.clauses, projection.notes);
  }

  /** To be called after a turn of the binding: the words that are shown are those of the projection. */
  show(shown: Shown): void {
    if (shown.noteOrder) this.refresh();
    else this.#drawSome(shown.clauses, shown.notes);
  }

  /** The next or the previous change from a position, around the ends; null where none is drawn. */
  neighbour(from: number, by: 1 | -1): PlacedChange | null {
    const view = this.#view;
    const changes = view ? placedChanges(view) : [];
    if (by === 1) return changes.find(({ pos }) => pos > from) ?? changes[0] ?? null;
    return changes.findLast(({ pos }) => pos < from) ?? changes.at(-1) ?? null;
  }

  #showWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#cancel = null;
    if (waiting) this.#drawSome(waiting.clauses, waiting.notes);
  }

  #drawSome(clauses: ReadonlySet<ClauseId>, notes: ReadonlySet<FootnoteId>): void {
    const { projection } = this.#options;
    this.#draw(
      [...clauses].flatMap((id) => projection.clause(id) ?? []),
      [...notes].flatMap((id) => projection.note(id) ?? []),
    );
  }

  #draw(clauses: readonly ClauseView[], notes: readonly NoteView[]): void {
    const view = this.#view;
    if (!view) return;
    const { projection } = this.#options;
    const blocks = [
      ...clauses.map(({ id }) => ({ id, isNote: false })),
      ...notes.map(({ id }) => ({ id, isNote: true })),
    ];
    showChanges(view, blocks, (id, isNote) => {
      const shown = isNote ? projection.note(id as FootnoteId) : projection.clause(id as ClauseId);
      return shown ? this.#marksOf(shown) : [];
    });
    for (const clause of clauses) this.#describe(clause);
  }

  #marksOf(shown: ClauseView | NoteView): readonly ChangeMark[] {
    const { view, filter } = this.#settings;
    if (view === "base") return [];
    const isClause = "kind" in shown;
    if (shown.version) {
      if (view === "clean") return [];
      if (shown.version.kind === "insert") return [{ type: "ins", from: 0, to: runsLength(shown.runs) }];
      const base = isClause ? this.#baseOfClause(shown) : this.#options.versions()?.ofNote(shown.id)?.base();
      return versionMarks(base ?? shown.baseRuns, shown.runs);
    }
    const on = isClause ? { clause: shown.id } : { footnote: shown.id };
    return overlayMarks(this.#options.overlays.of(on, filter).segments, view);
  }

  #baseOfClause({ id }: ClauseView): ReturnType<NonNullable<ReturnType<OwnVersions["ofClause"]>>["base"]> | undefined {
    const versions = this.#options.versions();
    return (versions?.ofClause(id) ?? versions?.added.find(({ place }) => place.id === id)?.version)?.base();
  }

  /** What is proposed for the clause as a whole stands beside it: whose version it is, and whether it would go. */
  #describe({ id, version }: ClauseView): void {
    const { overlays, versions, views } = this.#options;
    const { view, filter } = this.#settings;
    const own = versions()?.marksOf(id) ?? [];
    const isRemoved =
      view !== "base" &&
      (own.some(({ kind }) => kind === "delete") || overlays.of({ clause: id }, filter).deletions.length > 0);
    // Who co-sponsors another's amendment writes in it as their own delegation.
    const shown =
      version && view !== "base" ? { ...version, delegation: versions()?.delegation ?? version.delegation } : null;
    views.showVersion(id, shown, isRemoved ? view : null);
  }
}
