import { keymap } from "@tiptap/pm/keymap";
import { type EditorState, Plugin, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { EditorCommand } from "./editorContract.ts";
import type { PlanEdit } from "./structure/editPlan.ts";
import { joinBackward, mergeWithNext } from "./structure/join.ts";
import { here } from "./structure/outline.ts";
import { crossesUnits, deleteAcross, deleteSelected } from "./structure/removal.ts";
import { enter } from "./structure/split.ts";
import { nextCell } from "./structure/tableGrid.ts";

/** What the keys need of the editor. */
export interface KeyActions {
  readonly state: () => EditorState;
  /** Carries a plan out, asking where it says so. Where the structure does not allow it, nothing happens, and nothing is said. */
  readonly perform: (plan: PlanEdit) => boolean;
  readonly run: (command: EditorCommand) => boolean;
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  readonly insertFootnote: () => unknown;
  /** The clause with the caret, or the selection, may not be changed. */
  readonly refuse: () => boolean;
  readonly goToClause: (by: 1 | -1) => boolean;
}

/** Inserting and formatting by the browser itself: not in this editor, which has its own. */
const FOREIGN_INPUT: ReadonlySet<string> = new Set([
  "formatBold",
  "formatUnderline",
  "formatStrikeThrough",
  "formatJustifyFull",
  "formatIndent",
  "formatOutdent",
  "formatFontColor",
  "formatFontName",
  "insertOrderedList",
  "insertUnorderedList",
  "insertHorizontalRule",
  "insertLink",
]);

/** The keyboard of the text. Rules ED6–ED10, A11Y8. */
export function keysPlugins(actions: KeyActions): Plugin[] {
  let mayLeave = false;
  const inCell = (): boolean => actions.state().selection.$head.parent.type.name === "tableCell";
  const deletes = (edge: PlanEdit, atEdge: (state: EditorState) => boolean) => (): boolean => {
    const state = actions.state();
    if (crossesUnits(state)) actions.perform(deleteAcross);
    else if (!state.selection.empty || !atEdge(state)) return actions.refuse();
    else if (here(state)?.node.isTextblock) actions.perform(edge);
    return true;
  };
  const backspace = deletes(joinBackward, ({ selection }) => selection.$head.parentOffset === 0);
  const remove = deletes(
    mergeWithNext,
    ({ selection }) => selection.$head.parentOffset === selection.$head.parent.content.size,
  );
  const tab = (by: 1 | -1) => (): boolean => {
    if (mayLeave) return false;
    if (inCell()) actions.perform(nextCell(by));
    else actions.run({ type: by === 1 ? "indent" : "outdent" });
    return true;
  };
  const enterKey = (): boolean => {
    if (!actions.state().selection.empty && !actions.perform(deleteSelected)) return true;
    if (inCell() || !here(actions.state())) actions.run({ type: "insertBreak" });
    else actions.perform(enter);
    return true;
  };
  const bindings = keymap({
    Enter: enterKey,
    "Shift-Enter": () => actions.run({ type: "insertBreak" }) || true,
    Tab: tab(1),
    "Shift-Tab": tab(-1),
    Backspace: backspace,
    "Mod-Backspace": backspace,
    "Alt-Backspace": backspace,
    Delete: remove,
    "Mod-Delete": remove,
    "Alt-Delete": remove,
    "Mod-i": () => actions.run({ type: "toggleEm" }) || true,
    "Mod-,": () => actions.run({ type: "toggleSub" }) || true,
    "Mod-.": () => actions.run({ type: "toggleSup" }) || true,
    "Mod-b": () => true,
    "Mod-u": () => true,
    "Mod-z": () => actions.undo() || true,
    "Mod-Shift-z": () => actions.redo() || true,
    "Mod-y": () => actions.redo() || true,
    "Alt-ArrowDown": () => actions.goToClause(1),
    "Alt-ArrowUp": () => actions.goToClause(-1),
    "Alt-Shift-ArrowDown": () => actions.run({ type: "moveDown" }) || true,
    "Alt-Shift-ArrowUp": () => actions.run({ type: "moveUp" }) || true,
  });
  const surroundings = new Plugin({
    props: {
      handleKeyDown(_view, event) {
        if (event.key === "Escape") {
          // Said once on entering: Escape, then Tab, leaves the text.
          mayLeave = true;
          return false;
        }
        if (event.key !== "Tab" && event.key !== "Shift") mayLeave = false;
        // By `code`, because Ctrl+Alt is AltGr on some layouts and then `key` is another letter; AltGr itself types.
        const isFootnote = (event.ctrlKey || event.metaKey) && event.altKey && event.code === "KeyF";
        if (!isFootnote || event.getModifierState?.("AltGraph")) return false;
        event.preventDefault();
        actions.insertFootnote();
        return true;
      },
      handleTextInput(view, _from, _to, text) {
        if (actions.refuse()) return true;
        if (!crossesUnits(view.state)) return !view.state.selection.$from.parent.inlineContent;
        if (actions.perform(deleteAcross)) view.dispatch(view.state.tr.insertText(text));
        return true;
      },
      handleDOMEvents: {
        focus: () => {
          mayLeave = false;
          return false;
        },
        keydown(view, event) {
          // A surface that cannot be edited gets no further than this: the person should hear why nothing happens.
          const types = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
          return !view.editable && types && actions.refuse();
        },
        compositionstart: (view) => {
          if (crossesUnits(view.state)) actions.perform(deleteAcross);
          return false;
        },
        beforeinput(view, event) {
          const handled = handleInput(event.inputType, actions) || typeInPlaceOfBrowser(view, event);
          if (handled) event.preventDefault();
          return handled;
        },
      },
    },
  });
  return [surroundings, bindings];
}

/**
 * Words typed where the browser's caret stands beside text nodes and not in one, or over others. In a clause that was off
 * screen until now the browser would put them into the next clause, outside of its text; and it would carry the look of the
 * words that they replace, struck or underlined, into a style attribute. True when they were taken in here.
 */
function typeInPlaceOfBrowser(view: EditorView, event: InputEvent): boolean {
  const { data, inputType, isComposing } = event;
  const caret = view.root instanceof Document ? view.root.getSelection()?.anchorNode : null;
  if (inputType !== "insertText" || !data || isComposing || !caret) return false;
  const { empty, from, to } = view.state.selection;
  if (empty && caret.nodeType === Node.TEXT_NODE) return false;
  const insert = (): Transaction => view.state.tr.insertText(data, from, to);
  if (!view.someProp("handleTextInput", (handle) => handle(view, from, to, data, insert))) view.dispatch(insert());
  return true;
}

/** Menu entries, shortcuts of the system, and the screen keyboard come as input types and not as keys. */
function handleInput(inputType: string, actions: KeyActions): boolean {
  if (FOREIGN_INPUT.has(inputType)) return true;
  switch (inputType) {
    case "historyUndo":
      return actions.undo() || true;
    case "historyRedo":
      return actions.redo() || true;
    case "formatItalic":
      return actions.run({ type: "toggleEm" }) || true;
    case "formatSubscript":
      return actions.run({ type: "toggleSub" }) || true;
    case "formatSuperscript":
      return actions.run({ type: "toggleSup" }) || true;
    default:
      // A composition cannot be called off here; the guard undoes what it did.
      return inputType === "insertCompositionText" ? false : isEdit(inputType) && actions.refuse();
  }
}

function isEdit(inputType: string): boolean {
  return inputType.startsWith("insert") || inputType.startsWith("delete");
}
