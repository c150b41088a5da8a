import type { Node } from "@tiptap/pm/model";
import type { NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import type { NoteView } from "../../../shared/document/views.ts";
import type { FootnoteId } from "../../../shared/domain/ids.ts";

/** A note under the rule at the end: its number is a button back to the text, its words are edited in place. Rule ED4. */
export class NoteNodeView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #back: HTMLButtonElement;
  readonly #removed: (view: NoteNodeView) => void;
  #node: Node;

  constructor(node: Node, goBack: (note: FootnoteId) => void, removed: (view: NoteNodeView) => void) {
    this.#node = node;
    this.#removed = removed;
    this.dom = document.createElement("div");
    this.dom.className = "note";
    this.#back = document.createElement("button");
    this.#back.type = "button";
    this.#back.className = "note-number";
    this.#back.contentEditable = "false";
    this.#back.addEventListener("click", () => goBack(this.id));
    this.contentDOM = document.createElement("p");
    this.contentDOM.className = "note-text";
    this.dom.append(this.#back, this.contentDOM);
  }

  get id(): FootnoteId {
    return this.#node.attrs.id as FootnoteId;
  }

  /** Number, and what the way back is called. */
  show(note: NoteView | undefined, backLabel: string): void {
    const number = String(note?.number ?? "");
    if (this.#back.textContent !== number) this.#back.textContent = number;
    this.#back.setAttribute("aria-label", backLabel);
    this.#back.title = backLabel;
    this.dom.id = `note-${this.id}`;
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type || node.attrs.id !== this.#node.attrs.id) return false;
    this.#node = node;
    return true;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }

  stopEvent(event: Event): boolean {
    return event.target === this.#back;
  }

  destroy(): void {
    this.#removed(this);
  }
}
