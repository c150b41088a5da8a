import type { Selection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** So many frames after a jump the browser may still find out how high the text above it is. */
const SETTLING_FRAMES = 6;

const settling = new WeakMap<EditorView, number>();

/**
 * Brings a position of the text into view, moving no more than needed. ProseMirror's own way does nothing while the focus is
 * elsewhere (in the outline, in the find bar), and measures what is off screen before the browser has laid it out. Rule ED17.
 */
export function reveal(view: EditorView, position: number): void {
  const { node } = view.domAtPos(position);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: "nearest" });
  cancelAnimationFrame(settling.get(view) ?? 0);
  if (element) settle(view, element, SETTLING_FRAMES);
}

/** What is off screen has a guessed height until it is drawn: once it is, it can push away what was jumped to. */
function settle(view: EditorView, element: Element, frames: number): void {
  const look = (): void => {
    if (view.isDestroyed || !element.isConnected) return;
    element.scrollIntoView({ block: "nearest" });
    if (frames > 1) settle(view, element, frames - 1);
  };
  settling.set(view, requestAnimationFrame(look));
}

/** Selects, shows what is selected, and takes the focus. */
export function goTo(view: EditorView, selection: Selection): void {
  view.focus();
  view.dispatch(view.state.tr.setSelection(selection));
  reveal(view, selection.head);
}
