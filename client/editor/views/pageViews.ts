import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import type { NodeView } from "@tiptap/pm/view";
import type { Projection } from "../../../shared/document/projection.ts";
import type { VersionMark } from "../../../shared/document/versions.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";
import type { Shown } from "../binding/draftBinding.ts";
import type { ClauseStatusMark } from "../editorContract.ts";
import { NODE_OF_KIND } from "../schema/kinds.ts";
import { ClauseNodeView } from "./clauseNodeView.ts";
import { FootnoteNodeView } from "./footnoteNodeView.ts";
import { NoteNodeView } from "./noteNodeView.ts";

export interface PageViewsOptions {
  readonly projection: Projection;
  readonly statusFor: (clause: ClauseId) => ClauseStatusMark | null;
  readonly isLocked: (clause: ClauseId) => boolean;
  readonly translate: (key: string, values?: Record<string, string | number>) => string;
  readonly hueOf: (delegation: string) => number;
  readonly jumpToNote: (note: FootnoteId) => void;
  readonly jumpBack: (note: FootnoteId) => void;
  /** A margin was pressed: somebody may want to drag the clause. */
  readonly dragStart: (clause: ClauseId, event: PointerEvent) => void;
}

/**
 * The node views on the page, by id: numbers, labels and status reach them from the projection without any node being
 * drawn anew. Rule ED3.
 */
export class PageViews {
  readonly #options: PageViewsOptions;
  readonly #clauses = new Map<ClauseId, ClauseNodeView>();
  readonly #notes = new Map<FootnoteId, NoteNodeView>();
  readonly #hosts = new Map<ClauseId, HTMLElement>();
  readonly #versions = new Map<ClauseId, Parameters<ClauseNodeView["showVersion"]>>();
  readonly #markers = new Map<FootnoteId, Set<FootnoteNodeView>>();

  constructor(options: PageViewsOptions) {
    this.#options = options;
  }

  /** The plugin that makes the views. */
  plugin(): Plugin {
    const clause = (node: Node): NodeView => this.#clauseView(node);
    const kinds = Object.fromEntries(Object.values(NODE_OF_KIND).map((name) => [name, clause]));
    return new Plugin({
      props: {
        nodeViews: {
          ...kinds,
          note: (node: Node): NodeView => this.#noteView(node),
          footnote: (node: Node): NodeView => this.#marker(node),
        },
      },
    });
  }

  /** Shows what a turn of the binding has changed. */
  show(shown: Shown): void {
    const { projection } = this.#options;
    if (shown.structure || shown.head) {
      for (const view of projection.clauses) this.#clauses.get(view.id)?.showNumber(view);
    }
    const notes = shown.noteOrder ? projection.notes.map((note) => note.id) : shown.notes;
    for (const id of notes) this.#showNote(id);
  }

  /** Reads status and locks again. */
  showStatuses(): void {
    for (const view of this.#clauses.values()) this.#showStatus(view);
  }

  /** Whose version of a clause is shown, and whether it would go as a whole. */
  showVersion(id: ClauseId, version: VersionMark | null, removed: "changes" | "clean" | null): void {
    const { hueOf } = this.#options;
    const shown = version && {
      delegation: version.delegation,
      isPrivate: version.number === "",
      hue: hueOf(version.delegation),
    };
    this.#versions.set(id, [shown, removed]);
    this.#clauses.get(id)?.showVersion(shown, removed);
  }

  /** The element behind a clause, for what belongs to it and is no text. It outlives the drawing of its clause. */
  hostOf(id: ClauseId): HTMLElement {
    const known = this.#hosts.get(id);
    if (known) return known;
    const host = document.createElement("div");
    host.className = "clause-beside";
    host.contentEditable = "false";
    this.#hosts.set(id, host);
    this.#clauses.get(id)?.showHost(host);
    return host;
  }

  /** Lets the chip of a locked clause pulse once. */
  pulse(id: ClauseId): void {
    const dom = this.#clauses.get(id)?.dom;
    if (!dom) return;
    dom.classList.remove("is-pulsing");
    // Reading the layout lets the same animation begin again.
    void dom.offsetWidth;
    dom.classList.add("is-pulsing");
  }

  #clauseView(node: Node): NodeView {
    const view = new ClauseNodeView(node, (gone) => {
      const id = gone.id;
      if (id && this.#clauses.get(id) === gone) this.#clauses.delete(id);
    });
    view.margin.addEventListener("pointerdown", (event) => {
      const id = view.id;
      if (id && event.button === 0) this.#options.dragStart(id, event);
    });
    const id = view.id;
    if (!id) return view;
    this.#clauses.set(id, view);
    view.showNumber(this.#options.projection.clause(id));
    this.#showStatus(view);
    const version = this.#versions.get(id);
    if (version) view.showVersion(...version);
    const host = this.#hosts.get(id);
    if (host) view.showHost(host);
    return view;
  }

  #showStatus(view: ClauseNodeView): void {
    const id = view.id;
    if (id) view.showStatus(this.#options.statusFor(id), this.#options.isLocked(id));
  }

  #noteView(node: Node): NodeView {
    const view = new NoteNodeView(node, this.#options.jumpBack, (gone) => {
      if (this.#notes.get(gone.id) === gone) this.#notes.delete(gone.id);
    });
    this.#notes.set(view.id, view);
    this.#showNote(view.id);
    return view;
  }

  #marker(node: Node): NodeView {
    const view = new FootnoteNodeView(node, this.#options.jumpToNote, (gone) =>
      this.#markers.get(gone.id)?.delete(gone),
    );
    const views = this.#markers.get(view.id) ?? new Set();
    this.#markers.set(view.id, views.add(view));
    this.#showMarker(view);
    return view;
  }

  #showNote(id: FootnoteId): void {
    const note = this.#options.projection.note(id);
    const label = this.#options.translate("editor.noteBack", { number: note?.number ?? 0 });
    this.#notes.get(id)?.show(note, label);
    for (const marker of this.#markers.get(id) ?? []) this.#showMarker(marker);
  }

  #showMarker(marker: FootnoteNodeView): void {
    const note = this.#options.projection.note(marker.id);
    marker.show(note?.number, note ? plainText(note.runs) : "");
  }
}
