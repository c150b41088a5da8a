import type { EditorView } from "@tiptap/pm/view";
import type { ClauseId } from "../../shared/domain/ids.ts";
import { findBlock } from "./schema/units.ts";
import { moveClause } from "./structure/moveClause.ts";
import { clauseAt } from "./structure/outline.ts";

/** How far the pointer must go before a press on the margin becomes a drag. */
const THRESHOLD_PX = 4;

/**
 * Dragging a clause by its margin, with a line where it would land. Only places where it may stand show the line. Whatever
 * this does, Alt+Shift+arrow does too. Rule ED8, A11Y12.
 */
export class ClauseDrag {
  readonly #view: () => EditorView | null;
  readonly #drop: (clause: ClauseId, before: ClauseId | null) => void;
  readonly #indicator: HTMLElement;
  #end: (() => void) | null = null;

  /** `drop` is told the clause before which the dragged one is to stand; null for behind all of them. */
  constructor(view: () => EditorView | null, drop: (clause: ClauseId, before: ClauseId | null) => void) {
    this.#view = view;
    this.#drop = drop;
    this.#indicator = document.createElement("div");
    this.#indicator.className = "drop-indicator";
  }

  /** Begins with the press on the margin of a clause. */
  start(clause: ClauseId, event: PointerEvent): void {
    const view = this.#view();
    if (!view?.editable || this.#end) return;
    event.preventDefault();
    const from = event.clientY;
    // By id: what others do between the last move and the release shifts every index.
    let target: { readonly before: ClauseId | null } | null = null;
    let dragging = false;
    const move = (moved: PointerEvent): void => {
      if (!dragging && Math.abs(moved.clientY - from) < THRESHOLD_PX) return;
      dragging = true;
      view.dom.classList.add("is-dragging");
      target = this.#targetAt(view, clause, moved.clientY);
    };
    const stop = (done: boolean): void => {
      this.#end?.();
      if (done && dragging && target !== null) this.#drop(clause, target.before);
    };
    const up = (): void => stop(true);
    const cancel = (): void => stop(false);
    const pressed = (key: KeyboardEvent): void => {
      if (key.key === "Escape") stop(false);
    };
    document.addEventListener("pointermove", move);
    document.addEventListener("pointerup", up);
    document.addEventListener("pointercancel", cancel);
    document.addEventListener("keydown", pressed);
    this.#end = () => {
      document.removeEventListener("pointermove", move);
      document.removeEventListener("pointerup", up);
      document.removeEventListener("pointercancel", cancel);
      document.removeEventListener("keydown", pressed);
      view.dom.classList.remove("is-dragging");
      this.#indicator.remove();
      this.#end = null;
    };
  }

  destroy(): void {
    this.#end?.();
  }

  /** Where the clause would land at a height, or null; draws the line there. */
  #targetAt(view: EditorView, clause: ClauseId, y: number): { readonly before: ClauseId | null } | null {
    const { doc } = view.state;
    const block = findBlock(doc, clause);
    let index = 0;
    let edge = 0;
    let pos = 0;
    for (; index < doc.childCount && clauseAt(doc, index); index++) {
      const dom = view.nodeDOM(pos);
      const rect = dom instanceof HTMLElement ? dom.getBoundingClientRect() : null;
      if (rect && y < rect.top + rect.height / 2) {
        edge = rect.top;
        break;
      }
      edge = rect?.bottom ?? edge;
      pos += doc.child(index).nodeSize;
    }
    if (!block || !moveClause(view.state, block.index, index)) {
      this.#indicator.remove();
      return null;
    }
    const parent = view.dom.parentElement;
    if (parent) {
      this.#indicator.style.insetBlockStart = `${edge - parent.getBoundingClientRect().top}px`;
      parent.append(this.#indicator);
    }
    return { before: clauseAt(doc, index)?.id ?? null };
  }
}
