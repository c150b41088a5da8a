import type { Element } from "@xmldom/xmldom";

/** Namespaces that are read, with the prefixes that they have in this code, whatever a file calls them. */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
  "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "cp",
};

/** "w:p", "mc:Choice"; elements of other namespaces have "?" for a prefix. */
export function nameOf(element: Element): string {
  return `${PREFIXES[element.namespaceURI ?? ""] ?? "?"}:${element.localName}`;
}

/** The elements directly within an element, in order. */
export function childrenOf(element: Element | undefined): Element[] {
  const children: Element[] = [];
  for (let node = element?.firstChild ?? null; node; node = node.nextSibling) {
    if (node.nodeType === 1) children.push(node as Element);
  }
  return children;
}

/** The first child of a name such as "w:pPr". */
export function childOf(element: Element | undefined, name: string): Element | undefined {
  for (let node = element?.firstChild ?? null; node; node = node.nextSibling) {
    if (node.nodeType === 1 && nameOf(node as Element) === name) return node as Element;
  }
  return undefined;
}

/** An attribute by its name such as "w:val"; nothing where it is not there. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  if (!element) return undefined;
  const [prefix, local] = name.split(":");
  for (const attribute of element.attributes) {
    if (attribute.localName === local && PREFIXES[attribute.namespaceURI ?? ""] === prefix) return attribute.value;
  }
  return undefined;
}

/** The `w:val` of the first child of a name. */
export function childValue(element: Element | undefined, name: string): string | undefined {
  return attributeOf(childOf(element, name), "w:val");
}

/** A property that is on or off: nothing where it is not there, true where its element is there and does not say no. */
export function switchOf(element: Element | undefined, name: string): boolean | undefined {
  const found = childOf(element, name);
  if (!found) return undefined;
  return !["0", "false", "off", "none"].includes(attributeOf(found, "w:val") ?? "1");
}

/** A whole number in an attribute; nothing where there is none. */
export function numberIn(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}
