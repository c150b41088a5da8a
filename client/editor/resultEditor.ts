import { Editor, Extension, Node } from "@tiptap/core";
import { chainCommands, deleteSelection, selectAll, toggleMark } from "@tiptap/pm/commands";
import { history, redo, redoDepth, undo, undoDepth } from "@tiptap/pm/history";
import { keymap } from "@tiptap/pm/keymap";
import { Fragment, type Node as PmNode, Slice } from "@tiptap/pm/model";
import { type Command, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView, NodeView } from "@tiptap/pm/view";
import type { Mark, Run } from "../../shared/domain/clause.ts";
import { directionOf, type Language } from "../../shared/domain/draftHead.ts";
import type { FootnoteId } from "../../shared/domain/ids.ts";
import { joinRuns, sameRuns } from "../../shared/domain/joinRuns.ts";
import { tidyRuns } from "../../shared/formats/blocks/tidyRuns.ts";
import { isTooLarge } from "./paste/pasted.ts";
import { readHtml } from "./paste/readHtml.ts";
import { readPlainText } from "./paste/readPlainText.ts";
import { DRAFT_SCHEMA } from "./schema/draftNodes.ts";
import { fragmentOf, runsOfFragment } from "./schema/inlineNodes.ts";
import { NODE_OF_KIND } from "./schema/kinds.ts";
import { storableWordsPlugin } from "./storableWords.ts";

export interface ResultEditorOptions {
  readonly element: HTMLElement;
  readonly runs: readonly Run[];
  /** What the surface is called. */
  readonly label: string;
  /** Id of the words that explain it. */
  readonly describedBy?: string;
  readonly language: Language;
  /** Class of the surface. */
  readonly className: string;
  readonly noteNumber: (note: FootnoteId) => number | undefined;
  /** Notes that may be cited; a pasted citation of any other is left out. */
  readonly hasNote: (note: FootnoteId) => boolean;
  readonly onChange: (runs: readonly Run[]) => void;
  /** Marks at the caret or what can be undone are others now. */
  readonly onState: () => void;
  /** Escape: out of the words, not yet out of what they stand in. Rule ED33. */
  readonly onLeave: () => void;
}

/** What of the draft's schema the words of one clause need. */
const INLINE: ReadonlySet<string> = new Set(["text", NODE_OF_KIND.text, "footnote", "lineBreak", "em", "sub", "sup"]);
const ONE_CLAUSE = [
  Node.create({ name: "doc", topNode: true, content: NODE_OF_KIND.text }),
  ...DRAFT_SCHEMA.filter(({ name }) => INLINE.has(name)),
];

/**
 * The words of one clause to be written by one person: runs in, runs out, of the draft's own inline schema; not bound to the
 * draft. Its undo is its own. Rules ED30–ED33.
 */
export class ResultEditor {
  readonly #options: ResultEditorOptions;
  readonly #editor: Editor;

  constructor(options: ResultEditorOptions) {
    this.#options = options;
    const { element, label, describedBy, language, className, onState } = options;
    const plugins = [
      this.#keys(),
      this.#clipboard(),
      history(),
      storableWordsPlugin(),
      new Plugin({ props: { nodeViews: { footnote: (node) => this.#citation(node) } } }),
    ];
    this.#editor = new Editor({
      element,
      extensions: [...ONE_CLAUSE, Extension.create({ name: "result", addProseMirrorPlugins: () => plugins })],
      injectCSS: false,
      enableCoreExtensions: false,
      enableInputRules: false,
      enablePasteRules: false,
      editorProps: {
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": label,
          ...(describedBy ? { "aria-describedby": describedBy } : {}),
          lang: language,
          dir: directionOf(language),
          class: className,
          spellcheck: "true",
        },
      },
    });
    this.#write(options.runs);
    this.#editor.on("transaction", ({ transaction, appendedTransactions }) => {
      const isChanged = [transaction, ...appendedTransactions].some((each) => each.docChanged);
      if (isChanged && !transaction.getMeta(FROM_OUTSIDE)) options.onChange(this.runs);
      onState();
    });
  }

  destroy(): void {
    this.#editor.destroy();
  }

  /** The words as they stand. */
  get runs(): readonly Run[] {
    return joinRuns(runsOfFragment(this.#clause.content));
  }

  /** Shows other words, from outside; they cannot be undone here and are not told of by `onChange`. */
  show(runs: readonly Run[]): void {
    if (!sameRuns(runs, this.runs)) this.#write(runs);
  }

  focus(): void {
    const { view } = this.#editor;
    view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
    view.focus();
  }

  /** Puts a mark on the selection, or takes it off. */
  toggle(mark: Mark): void {
    this.#do(this.#toggle(mark));
    this.#editor.view.focus();
  }

  isOn(mark: Mark): boolean {
    const type = this.#editor.schema.marks[mark];
    const { from, to, empty, $from } = this.#editor.state.selection;
    if (!type) return false;
    return empty
      ? type.isInSet(this.#editor.state.storedMarks ?? $from.marks()) !== undefined
      : this.#editor.state.doc.rangeHasMark(from, to, type);
  }

  undo(): void {
    this.#do(undo);
  }

  redo(): void {
    this.#do(redo);
  }

  get canUndo(): boolean {
    return undoDepth(this.#editor.state) > 0;
  }

  get canRedo(): boolean {
    return redoDepth(this.#editor.state) > 0;
  }

  /** The view beneath, for tests. */
  get view(): EditorView {
    return this.#editor.view;
  }

  get #clause(): PmNode {
    return this.#editor.state.doc.child(0);
  }

  #do(command: Command): boolean {
    const { view } = this.#editor;
    return command(view.state, view.dispatch, view);
  }

  #toggle(mark: Mark): Command {
    return (state, dispatch, view) => {
      const type = state.schema.marks[mark];
      return type !== undefined && toggleMark(type)(state, dispatch, view);
    };
  }

  #write(runs: readonly Run[]): void {
    const { view, schema } = this.#editor;
    const tr: Transaction = view.state.tr.replaceWith(1, 1 + this.#clause.content.size, fragmentOf(schema, runs));
    view.dispatch(tr.setMeta("addToHistory", false).setMeta(FROM_OUTSIDE, true));
  }

  #keys(): Plugin {
    const always =
      (command: Command): Command =>
      (state, dispatch, view) =>
        command(state, dispatch, view) || true;
    const lineBreak: Command = (state, dispatch) => {
      const type = state.schema.nodes.lineBreak;
      if (type) dispatch?.(state.tr.replaceSelectionWith(type.create(), false).scrollIntoView());
      return true;
    };
    const bindings = keymap({
      Enter: lineBreak,
      "Shift-Enter": lineBreak,
      Backspace: deleteSelection,
      Delete: deleteSelection,
      "Mod-a": chainCommands(selectAll),
      "Mod-i": always(this.#toggle("em")),
      "Mod-,": always(this.#toggle("sub")),
      "Mod-.": always(this.#toggle("sup")),
      "Mod-b": () => true,
      "Mod-u": () => true,
      "Mod-z": always(undo),
      "Mod-Shift-z": always(redo),
      "Mod-y": always(redo),
    });
    const { onLeave } = this.#options;
    return new Plugin({
      props: {
        handleKeyDown(view, event) {
          if (event.key !== "Escape") return bindings.props.handleKeyDown?.call(bindings, view, event) ?? false;
          // The dialog around it would close over words that nobody has confirmed.
          event.stopPropagation();
          onLeave();
          return true;
        },
      },
    });
  }

  /** Pasted paragraphs become one text; of what was pasted only words, our marks and known citations stay. Rule ED32. */
  #clipboard(): Plugin {
    const insert = (view: EditorView, data: DataTransfer | null): boolean => {
      const html = data?.getData("text/html") ?? "";
      const pasted = html === "" ? readPlainText(data?.getData("text/plain") ?? "") : readHtml(html);
      if (isTooLarge(pasted)) return true;
      const joined = pasted.blocks.flatMap(({ runs }, index): Run[] =>
        index > 0 ? [{ text: " " }, ...runs] : [...runs],
      );
      const known = joined.filter((run) => !("footnote" in run) || this.#options.hasNote(run.footnote));
      const fragment = fragmentOf(view.state.schema, tidyRuns(known));
      view.dispatch(view.state.tr.replaceSelection(new Slice(Fragment.from(fragment), 0, 0)).scrollIntoView());
      return true;
    };
    return new Plugin({
      props: {
        handlePaste: (view, event) => insert(view, event.clipboardData),
        handleDrop(view, event, _slice, isMoved) {
          if (isMoved) return false;
          event.preventDefault();
          const target = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (!target) return true;
          view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(target.pos))));
          return insert(view, event.dataTransfer);
        },
      },
    });
  }

  #citation(node: PmNode): NodeView {
    const dom = document.createElement("sup");
    dom.setAttribute("contenteditable", "false");
    const number = this.#options.noteNumber(node.attrs.id as FootnoteId);
    dom.textContent = number === undefined ? "?" : String(number);
    return { dom, ignoreMutation: () => true };
  }
}

/** On a transaction that shows other words and is not the person's own. */
const FROM_OUTSIDE = "fromOutside";
