import type { Element, Node } from "@xmldom/xmldom";
import { ADREF_NAMESPACE } from "./aknNames.ts";

/** The elements directly inside one, in order. */
export function childElements(parent: Element): Element[] {
  return [...parent.childNodes].filter(isElement);
}

/** The elements directly inside one that have one of these names. */
export function childrenNamed(parent: Element, ...names: readonly string[]): Element[] {
  return childElements(parent).filter(({ localName }) => names.includes(localName ?? ""));
}

export function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

/** An element and all below it, in the order of the file. */
export function allElements(root: Element): readonly Element[] {
  const all: Element[] = [];
  const waiting = [root];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    all.push(next);
    for (let child = next.lastChild; child; child = child.previousSibling) if (isElement(child)) waiting.push(child);
  }
  return all;
}

/** An attribute; undefined where there is none. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.getAttribute(name) ?? undefined;
}

/** An attribute of our own namespace; undefined where there is none. */
export function ownAttribute(element: Element, name: string): string | undefined {
  return element.getAttributeNS(ADREF_NAMESPACE, name) ?? undefined;
}

/** The line of a node in the file, from 1. */
export function lineOf(node: Node): number | undefined {
  return (node as { readonly lineNumber?: number }).lineNumber;
}

/** The address that a reference within the file names; undefined for other references. */
export function localAddress(reference: string | undefined): string | undefined {
  return reference?.startsWith("#") ? reference.slice(1) : undefined;
}

/** As many letters as a warning looks at. */
const EXCERPT_LENGTH = 400;

/** The first words in an element: what a warning shows of it. */
export function wordsAt(element: Element): string {
  let words = "";
  const waiting: Node[] = [element];
  for (let next = waiting.pop(); next && words.length < EXCERPT_LENGTH; next = waiting.pop()) {
    if (next.nodeType === next.TEXT_NODE) words += next.nodeValue ?? "";
    for (let child = next.lastChild; child; child = child.previousSibling) waiting.push(child);
  }
  return words;
}

/** Tells which elements stand among others of their name, and of the kind that we give, that have a number. */
export class NumberedSiblings {
  readonly #numbered = new Map<Node, ReadonlySet<string>>();

  has(element: Element): boolean {
    const parent = element.parentNode;
    if (!parent || !isElement(parent)) return false;
    const known =
      this.#numbered.get(parent) ??
      new Set(childElements(parent).flatMap((child) => (hasNumber(child) ? [nameAndKind(child)] : [])));
    this.#numbered.set(parent, known);
    return known.has(nameAndKind(element));
  }
}

/** True for an element with a number of its own. */
export function hasNumber(element: Element): boolean {
  return childrenNamed(element, "num").length > 0;
}

function nameAndKind(element: Element): string {
  return `${element.localName} ${ownAttribute(element, "kind") ?? ""}`;
}
