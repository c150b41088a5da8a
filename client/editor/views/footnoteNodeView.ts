import type { Node } from "@tiptap/pm/model";
import type { NodeView } from "@tiptap/pm/view";
import type { FootnoteId } from "../../../shared/domain/ids.ts";

/** The marker of a footnote in the text: a link with its computed number, raised; the note's words as its title. Rule ED4. */
export class FootnoteNodeView implements NodeView {
  readonly dom: HTMLElement;
  readonly #removed: (view: FootnoteNodeView) => void;
  #node: Node;

  constructor(node: Node, jump: (note: FootnoteId) => void, removed: (view: FootnoteNodeView) => void) {
    this.#node = node;
    this.#removed = removed;
    this.dom = document.createElement("a");
    this.dom.className = "footnote-marker";
    this.dom.setAttribute("role", "doc-noteref");
    this.dom.draggable = false;
    this.dom.addEventListener("click", (event) => {
      event.preventDefault();
      jump(this.id);
    });
  }

  get id(): FootnoteId {
    return this.#node.attrs.id as FootnoteId;
  }

  /** Number and words of the note; a note that is not there yet shows as `?`. */
  show(number: number | undefined, words: string): void {
    const text = number === undefined ? "?" : String(number);
    if (this.dom.textContent !== text) this.dom.textContent = text;
    if (this.dom.title !== words) this.dom.title = words;
    this.dom.dataset.note = this.id;
    this.dom.setAttribute("href", `#note-${this.id}`);
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type || node.attrs.id !== this.#node.attrs.id) return false;
    this.#node = node;
    return true;
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.#removed(this);
  }
}
