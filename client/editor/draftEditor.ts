import { Editor, Extension } from "@tiptap/core";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import { ALL_OPEN } from "../../shared/amendments/overlays.ts";
import { addFootnote, isDeleted } from "../../shared/document/draftDoc.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import type { OwnVersions } from "../../shared/document/ownVersions.ts";
import type { Run } from "../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { AwarenessCarets } from "./awarenessCarets.ts";
import { DraftBinding, type Shown } from "./binding/draftBinding.ts";
import { changesPlugin } from "./changes/changesPlugin.ts";
import { type ChangeSettings, ChangeView } from "./changes/changeView.ts";
import { reachedChange } from "./changes/reachedChange.ts";
import { citation } from "./citation.ts";
import { ClauseDrag } from "./clauseDrag.ts";
import { planOf } from "./commandPlans.ts";
import { CommentMarks } from "./commentMarks.ts";
import type { DraftEditorOptions, EditorCommand, ReachedChange } from "./editorContract.ts";
import { FindReplace } from "./findReplace.ts";
import { scheduleFrame } from "./frameSchedule.ts";
import { guardPlugin } from "./guard.ts";
import { EditHistory, type UndoPlace } from "./history.ts";
import { keysPlugins } from "./keys.ts";
import { leadsPlugin, showLeads } from "./leads.ts";
import { focusText, goToEnd, goToMarker, goToNeighbour } from "./navigation.ts";
import { clipboardPlugin } from "./paste/clipboard.ts";
import { PlanRunner } from "./planRunner.ts";
import { Proposing } from "./proposing.ts";
import { goTo } from "./reveal.ts";
import { DRAFT_SCHEMA } from "./schema/draftNodes.ts";
import { clauseIdOfNode } from "./schema/kinds.ts";
import { storableWordsPlugin } from "./storableWords.ts";
import type { EditPlan } from "./structure/editPlan.ts";
import { moveBefore } from "./structure/moveClause.ts";
import { deleteSelected } from "./structure/removal.ts";
import { surfaceAttributes } from "./surfaceAttributes.ts";
import { pageSheetsPlugin } from "./views/pageSheets.ts";
import { PageViews } from "./views/pageViews.ts";
import { countWords } from "./wordCount.ts";

export type {
  ClauseStatusMark,
  DraftEditorOptions,
  EditorCommand,
  EditorNotice,
  EditorQuestion,
  FindState,
  ReachedChange,
} from "./editorContract.ts";

/**
 * The text of a draft, to be read and written: one editing surface over the projection, bound to the draft by clause id.
 * Its looks are in editor.css, which the page imports. Shows what others write once a frame, writes what the person writes at once, and refuses what the person may not change.
 * Rules ED1–ED16.
 */
export class DraftEditor {
  readonly #options: DraftEditorOptions;
  readonly #binding: DraftBinding;
  readonly #history: EditHistory;
  readonly #views: PageViews;
  readonly #carets: AwarenessCarets;
  /** Find and replace. */
  readonly search: FindReplace;
  /** Comments on the page. */
  readonly comments: CommentMarks;
  readonly #drag: ClauseDrag;
  readonly #editor: Editor;
  readonly #runner: PlanRunner;
  readonly #changes: ChangeView;
  readonly #proposing: Proposing;
  #versions: OwnVersions | null = null;
  readonly #clauseListeners = new Set<(clause: ClauseId | null) => void>();
  #activeClause: ClauseId | null = null;

  constructor(options: DraftEditorOptions) {
    this.#options = options;
    const { projection, draft, actor } = options;
    const isLocked = (clause: ClauseId): boolean => options.refusalFor(clause) !== null;
    this.#binding = new DraftBinding({
      projection,
      draft,
      random: options.random,
      isPinned: isLocked,
      versions: () => this.#versions,
      schedule: options.schedule ?? scheduleFrame,
    });
    this.#history = new EditHistory(draft, this.#binding, (place) => this.#isClosed(place));
    this.#drag = new ClauseDrag(
      () => this.#editor.view,
      (clause, before) => {
        const drop = (state: EditorState): EditPlan | null => moveBefore(state, clause, before);
        return this.#versions ? this.#proposing.arrange(clause, drop) : this.#runner.perform(drop);
      },
    );
    this.#views = new PageViews({
      projection,
      statusFor: (clause) => options.statusFor?.(clause) ?? null,
      isLocked,
      translate: options.translate,
      hueOf: options.drawing.hueOf,
      jumpToNote: (note) => this.jumpToFootnote(note),
      jumpBack: (note) => goToMarker(this.#editor.view, note),
      dragStart: (clause, event) => this.#drag.start(clause, event),
    });
    this.#carets = new AwarenessCarets({
      awareness: options.awareness,
      projection,
      user: {
        participant: actor.participant,
        name: actor.name,
        code:
          actor.delegation?.code ?? (actor.role === "facilitator" ? "FAC" : actor.role === "secretariat" ? "SEC" : ""),
        hue: options.hue ?? 1,
      },
      caret: () => this.#binding.caret,
    });
    this.#runner = new PlanRunner({
      ...options,
      versions: () => this.#versions,
      view: () => this.#editor.view,
      history: this.#history,
      pulse: (clause) => this.#views.pulse(clause),
    });
    this.#changes = new ChangeView(
      {
        projection,
        overlays: options.overlays,
        versions: () => this.#versions,
        views: this.#views,
        schedule: options.schedule ?? scheduleFrame,
      },
      { view: "changes", filter: ALL_OPEN },
    );
    this.comments = new CommentMarks({
      projection,
      translate: options.translate,
      onOpen: (threads, how) => options.onComments?.(threads, how),
    });
    this.search = new FindReplace({
      refusalOfUnit: (unit) => this.#runner.refusalOfUnit(unit),
      beginStep: () => this.#history.cut(),
      onSkipped: (count) => options.onNotice({ key: "editor.notice.replaceSkipped", values: { count } }),
    });
    this.#proposing = new Proposing({
      ...options,
      versions: () => this.#versions,
      state: () => this.#editor.state,
      active: () => this.#activeClause,
      runner: this.#runner,
      history: this.#history,
      show: () => this.#binding.flush(),
    });
    this.#editor = this.#makeEditor();
    const view = this.#editor.view;
    this.#editor.on("transaction", ({ transaction, appendedTransactions }) =>
      this.#taken(transaction, appendedTransactions),
    );
    this.#binding.onShown((shown) => this.#shown(shown));
    this.search.attach(view);
    this.#binding.attach(view);
    this.#changes.attach(view);
    this.comments.attach(view);
    this.#carets.attach(view);
    this.#describe();
  }

  destroy(): void {
    this.#drag.destroy();
    this.#changes.destroy();
    this.comments.destroy();
    this.#carets.destroy();
    this.#history.destroy();
    this.#binding.destroy();
    this.#editor.destroy();
    this.#clauseListeners.clear();
  }

  /** Puts the focus into the text: into a clause where one is named, else where the caret was. */
  focus(clause?: ClauseId, where: "start" | "end" = "end"): void {
    focusText(this.#editor.view, clause, where);
  }

  /** The clause with the caret; null in a note or in an empty draft. */
  get activeClause(): ClauseId | null {
    return this.#activeClause;
  }

  onActiveClause(listener: (clause: ClauseId | null) => void): () => void {
    this.#clauseListeners.add(listener);
    return () => this.#clauseListeners.delete(listener);
  }

  /** `refusalFor` and `statusFor` may answer otherwise now. */
  refreshPermissions(): void {
    const { view } = this.#editor;
    view.setProps({});
    this.#views.showStatuses();
    this.#describe();
  }

  /** Carries a command out. True when it was, or when the person is being asked first. */
  run(command: EditorCommand): boolean {
    if (command.type === "restoreClause") return this.#restore(command.clause);
    if (this.#proposing.takes(command)) {
      const made = this.#proposing.run(command);
      if (typeof made === "string") this.focus(made);
      return made !== false;
    }
    return command.type !== "proposeVersion" && this.#runner.perform(planOf(command, this.#options.random));
  }

  /** Why a command cannot be carried out here and now, or null. */
  can(command: EditorCommand): Refusal | null {
    if (command.type === "restoreClause") {
      return this.#versions ? { code: "structure_refused" } : this.#options.refusalFor(command.clause);
    }
    if (this.#proposing.takes(command)) return this.#proposing.can();
    if (command.type === "proposeVersion") return { code: "structure_refused" };
    return this.#runner.refusalOf(planOf(command, this.#options.random));
  }

  /** From now on edits are written to these own versions; null: to the base text. `awareness` is that of the private room. Rule ED20. */
  setVersions(versions: OwnVersions | null, awareness: Awareness | null): void {
    this.#versions = versions;
    this.#history.setDesk(versions?.desk ?? null);
    this.#carets.setPrivate(awareness);
    this.#binding.flush();
    this.#changes.refresh();
    this.refreshPermissions();
  }

  /** How changes are drawn from now on. It touches no data. Rule ED22. */
  setChanges(settings: ChangeSettings): void {
    this.#binding.flush();
    this.#changes.settings = settings;
  }

  /** Puts the caret at the next or the previous change and says what it is; null where there is none. Rule A11Y6. */
  goToChange(by: 1 | -1): ReachedChange | null {
    const { view } = this.#editor;
    const change = this.#changes.neighbour(view.state.selection.from, by);
    if (!change) return null;
    goTo(view, TextSelection.near(view.state.doc.resolve(change.pos)));
    return reachedChange(change);
  }

  /** An element behind a clause, for what belongs to it and is no text; it stays the same while the clause comes and goes. */
  besideClause(clause: ClauseId): HTMLElement {
    return this.#views.hostOf(clause);
  }

  /** A new footnote at the caret; the caret goes to its words. Null where none may stand. */
  insertFootnote(): FootnoteId | null {
    const id = this.#options.newId() as FootnoteId;
    const refusal = this.#runner.refusalOf(citation(id));
    if (refusal) {
      this.#runner.notice(refusal);
      return null;
    }
    this.#bearNote(id);
    this.#history.cut();
    this.#runner.perform(citation(id));
    this.jumpToFootnote(id);
    return id;
  }

  /** Cites a note once more at the caret. */
  citeFootnote(id: FootnoteId): boolean {
    return this.#options.projection.note(id) !== undefined && this.#runner.perform(citation(id));
  }

  /** Puts the caret at the end of a note's words. */
  jumpToFootnote(id: FootnoteId): void {
    this.#binding.flush();
    goToEnd(this.#editor.view, { note: id });
  }

  undo(): boolean {
    return !this.#runner.refuseView() && this.#stepped(this.#history.undo());
  }

  redo(): boolean {
    return !this.#runner.refuseView() && this.#stepped(this.#history.redo());
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  onHistory(listener: () => void): () => void {
    return this.#history.onChange(listener);
  }

  /** Words of the whole draft without its notes, and of the selection. */
  wordCount(): { readonly all: number; readonly selection: number } {
    return countWords(this.#options.projection, this.#editor.state);
  }

  /** The view beneath, for tests and measurements. */
  get view(): EditorView {
    return this.#editor.view;
  }

  /** Shows others' changes at once instead of at the next frame. */
  flush(): void {
    this.#binding.flush();
  }

  #makeEditor(): Editor {
    const { element, projection, refusalFor } = this.#options;
    const plugins = [
      ...keysPlugins({
        state: () => this.#editor.state,
        perform: (plan) => this.#runner.perform(plan, "quietly"),
        run: (command) => this.run(command),
        undo: () => this.undo(),
        redo: () => this.redo(),
        insertFootnote: () => this.insertFootnote(),
        refuse: () => this.#runner.refuse(),
        goToClause: (by) => goToNeighbour(this.#editor.view, by),
      }),
      clipboardPlugin({
        projection,
        newId: this.#options.newId,
        random: this.#options.random,
        refusalFor,
        beginStep: () => this.#history.cut(),
        endStep: () => {
          this.#history.cut();
          this.#binding.flush();
        },
        hasNote: (id) => this.#options.projection.sourceOf({ note: id }) !== undefined,
        bearNote: (id, runs) => this.#bearNote(id, runs),
        deleteSelection: () => this.#runner.perform(deleteSelected),
        refuse: () => this.#runner.refuse(),
        onNotice: this.#options.onNotice,
      }),
      guardPlugin(this.#runner.permissions, (refusal) => this.#runner.notice(refusal)),
      storableWordsPlugin(),
      this.#views.plugin(),
      pageSheetsPlugin(),
      leadsPlugin(),
      this.comments.plugin(),
      changesPlugin({
        ...this.#options.drawing,
        noteNumber: (id) => projection.noteNumber(id),
        or: () => this.#options.translate("amend.or"),
      }),
      this.#carets.plugin(),
      this.search.plugin(),
    ];
    return new Editor({
      element,
      extensions: [...DRAFT_SCHEMA, Extension.create({ name: "draft", addProseMirrorPlugins: () => plugins })],
      injectCSS: false,
      enableCoreExtensions: false,
      enableInputRules: false,
      enablePasteRules: false,
      editorProps: {
        editable: () => refusalFor(null) === null,
        attributes: () => surfaceAttributes(this.#options, this.#activeClause),
      },
    });
  }

  #describe(): void {
    this.#editor.view.setProps({ attributes: () => surfaceAttributes(this.#options, this.#activeClause) });
  }

  #taken(root: Transaction, appended: readonly Transaction[]): void {
    this.#binding.taken(root, appended);
    const { $head } = this.#editor.state.selection;
    const active = $head.depth > 0 ? clauseIdOfNode($head.node(1)) : null;
    this.#carets.tell();
    if (active === this.#activeClause) return;
    this.#activeClause = active;
    this.#describe();
    for (const listener of [...this.#clauseListeners]) listener(active);
  }

  #shown(shown: Shown): void {
    this.#views.show(shown);
    showLeads(this.#editor.view, this.#options.projection, shown);
    this.#changes.show(shown);
    this.comments.show(shown);
    this.#carets.refreshSoon();
    if (shown.structure || shown.head) this.#describe();
  }

  #bearNote(id: FootnoteId, runs: readonly Run[] = []): void {
    const { draft } = this.#options;
    if (this.#versions) this.#versions.addNote(id, runs);
    else draft.doc.transact(() => addFootnote(draft, id, runs), ORIGINS.birth);
  }

  #isClosed(place: UndoPlace): boolean {
    // What is tabled by now goes on in the draft: taking it back here would change nothing that anybody sees.
    if ("own" in place) return this.#versions?.isTabled(place.own) ?? true;
    if (!("amendment" in place)) return this.#runner.refusalOfUnit(place) !== null;
    return !(this.#versions?.all.some(({ amendment }) => amendment.id === place.amendment) ?? false);
  }

  #restore(clause: ClauseId): boolean {
    const { draft, refusalFor } = this.#options;
    const stored = draft.clauses.get(clause);
    const refusal = refusalFor(clause);
    if (refusal) this.#runner.notice(refusal);
    if (refusal || !stored || !isDeleted(stored)) return false;
    this.#history.cut();
    draft.doc.transact(() => stored.set("deleted", false), ORIGINS.typing);
    this.#history.cut();
    this.#binding.flush();
    return true;
  }

  #stepped(result: "done" | "empty" | "locked"): boolean {
    if (result === "locked") this.#options.onNotice({ key: "editor.notice.undoSkipped" });
    if (result === "done") this.#editor.view.dispatch(this.#editor.state.tr.scrollIntoView());
    return result === "done";
  }
}
