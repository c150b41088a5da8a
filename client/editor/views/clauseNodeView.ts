import type { Node } from "@tiptap/pm/model";
import type { NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import type { ClauseView } from "../../../shared/document/views.ts";
import type { ClauseKind } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import type { ClauseStatusMark } from "../editorContract.ts";
import { kindOfNode, levelOfNode } from "../schema/kinds.ts";

/** Element and, for headings, the level that assistive technology hears. Rule A11Y2. */
const TAGS: Partial<Record<ClauseKind, string>> = { title: "h2", heading: "h3", annex: "h3" };

/**
 * A clause on the page: label in the margin (also the handle to drag it by), printed number, words, status. Plain DOM. Label,
 * number and status are set from the projection and are never text of the document. Rules ED3, A11Y2.
 */
export class ClauseNodeView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly margin: HTMLElement;
  readonly #label: HTMLElement;
  readonly #own: HTMLElement;
  #host: HTMLElement | null = null;
  readonly #status: HTMLElement;
  readonly #removed: (view: ClauseNodeView) => void;
  #node: Node;

  constructor(node: Node, removed: (view: ClauseNodeView) => void) {
    this.#node = node;
    this.#removed = removed;
    const kind = kindOfNode(node) ?? "text";
    this.dom = element("div", `clause clause-${kind}`);
    this.margin = element("div", "clause-margin");
    this.margin.contentEditable = "false";
    this.margin.setAttribute("aria-hidden", "true");
    this.#label = element("bdi", "clause-label");
    this.#own = element("bdi", "clause-own");
    this.margin.append(this.#label);
    this.#status = element("div", "clause-status");
    this.#status.contentEditable = "false";
    const body = element(kind === "table" ? "table" : (TAGS[kind] ?? "p"), "clause-text");
    this.contentDOM = kind === "table" ? body.appendChild(element("tbody", "")) : body;
    this.dom.append(this.margin, body);
    this.#reflect();
  }

  get id(): ClauseId | null {
    return this.#node.attrs.id as ClauseId | null;
  }

  /** Label and printed number, from the projection. */
  showNumber(view: ClauseView | undefined): void {
    const label = view?.label ?? "";
    if (this.#label.textContent !== label) this.#label.textContent = label;
    setData(this.contentDOM, "number", view?.number ?? "");
    setData(this.dom, "label", label);
  }

  /** What the clause says about its status, as text at its end. */
  showStatus(status: ClauseStatusMark | null, locked: boolean): void {
    this.dom.classList.toggle("is-locked", locked);
    if (!status) {
      this.#status.remove();
      return;
    }
    this.#status.textContent = status.text;
    this.#status.dataset.tone = status.tone;
    if (!this.#status.isConnected || this.#status.parentElement !== this.dom) this.dom.append(this.#status);
  }

  /** Whose version is shown in place of the base text, and whether the clause would go as a whole. */
  showVersion(
    version: { readonly delegation: string; readonly isPrivate: boolean; readonly hue: number } | null,
    removed: "changes" | "clean" | null,
  ): void {
    this.dom.classList.toggle("is-version", version !== null);
    this.dom.classList.toggle("is-private", version?.isPrivate ?? false);
    this.dom.classList.toggle("is-removed", removed === "changes");
    this.dom.classList.toggle("is-gone", removed === "clean");
    if (!version) this.#own.remove();
    else {
      this.#own.textContent = version.delegation;
      this.dom.style.setProperty("--own-ink", `var(--hue-${version.hue})`);
      if (!this.#own.isConnected) this.margin.append(this.#own);
    }
  }

  /** Hangs an element behind the clause: it belongs to it and is no text. */
  showHost(host: HTMLElement): void {
    this.#host = host;
    this.dom.append(host);
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type || node.attrs.id !== this.#node.attrs.id) return false;
    const former = this.#node;
    this.#node = node;
    const isEmptied = (former.content.size === 0) !== (node.content.size === 0);
    if (former.attrs !== node.attrs || isEmptied) this.#reflect();
    return true;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === "selection") return false;
    // The number is set from here; without this the editor would read the words of every renumbered clause anew.
    // Words that a browser put beside the text are no part of it: the clause is drawn anew without them.
    const isBeside = mutation.type === "childList" && mutation.target === this.dom;
    if (isBeside && [...mutation.addedNodes].some(({ nodeType }) => nodeType === 3)) return false;
    const isOurs = mutation.type === "attributes" && mutation.target === this.contentDOM;
    return isOurs || !this.contentDOM.contains(mutation.target);
  }

  stopEvent(event: Event): boolean {
    const { target } = event;
    return (
      target instanceof globalThis.Node && (this.margin.contains(target) || (this.#host?.contains(target) ?? false))
    );
  }

  destroy(): void {
    this.#removed(this);
  }

  #reflect(): void {
    const level = levelOfNode(this.#node);
    setData(this.dom, "clause", String(this.#node.attrs.id ?? ""));
    setData(this.dom, "level", String(level));
    const kind = kindOfNode(this.#node);
    if (!kind || !TAGS[kind]) return;
    // Without words it would be announced as a heading that says nothing.
    if (this.#node.content.size === 0) {
      this.contentDOM.setAttribute("role", "none");
      this.contentDOM.removeAttribute("aria-level");
    } else if (kind === "heading") {
      this.contentDOM.setAttribute("role", "heading");
      this.contentDOM.setAttribute("aria-level", String(level + 2));
    } else this.contentDOM.removeAttribute("role");
  }
}

function setData(element: HTMLElement, key: string, value: string): void {
  if (value === "") delete element.dataset[key];
  else if (element.dataset[key] !== value) element.dataset[key] = value;
}

function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  return made;
}
