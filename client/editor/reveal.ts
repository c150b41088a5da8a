import type { Selection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * Brings a position of the text into view, moving no more than needed. ProseMirror's own way does nothing while the focus is
 * elsewhere (in the outline, in the find bar), and measures what is off screen before the browser has laid it out. Rule ED17.
 */
export function reveal(view: EditorView, position: number): void {
  const { node } = view.domAtPos(position);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: "nearest" });
}

/** Selects, shows what is selected, and takes the focus. */
export function goTo(view: EditorView, selection: Selection): void {
  view.focus();
  view.dispatch(view.state.tr.setSelection(selection));
  reveal(view, selection.head);
}
