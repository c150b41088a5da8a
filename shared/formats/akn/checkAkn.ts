import type { Element } from "@xmldom/xmldom";
import type { ImportWarning } from "../../document/content.ts";
import { warning } from "../warnings.ts";
import {
  allElements,
  attributeOf,
  childElements,
  hasNumber,
  lineOf,
  localAddress,
  NumberedSiblings,
  ownAttribute,
  wordsAt,
} from "./aknElements.ts";
import { ADREF_NAMESPACE, AKN_NAMESPACE } from "./aknNames.ts";

/** Attributes that name an address; some of them several. */
const REFERENCES = ["href", "refersTo", "source", "by", "as", "outcome", "alternativeTo"];
const OWN_REFERENCES = ["on", "after", "clause"];

/**
 * What the schema cannot say of a file, and what files made elsewhere often have: addresses given twice, references to
 * nothing, items without a number among numbered ones, markers that do not fit their notes, attributes where the schema has
 * none. Each with its line. What we write has none of them. Rule AK10.
 */
export function checkAkn(root: Element): readonly ImportWarning[] {
  const all = allElements(root);
  const siblings = new NumberedSiblings();
  return [
    ...(root.namespaceURI === AKN_NAMESPACE
      ? []
      : [found("other_version", `the file is of another version of Akoma Ntoso: ${root.namespaceURI}`, root)]),
    ...checkAddresses(all),
    ...all.flatMap((element) => [...checkNumber(element, siblings), ...checkDocument(element)]),
    ...checkMarkers(all),
  ];
}

function found(code: string, message: string, element: Element): ImportWarning {
  return warning(code, message, wordsAt(element), lineOf(element));
}

function checkAddresses(all: readonly Element[]): ImportWarning[] {
  const taken = new Set<string>();
  const warnings: ImportWarning[] = [];
  for (const element of all) {
    const eId = attributeOf(element, "eId");
    if (eId === undefined) continue;
    if (taken.has(eId)) warnings.push(found("duplicate_eid", `the eId ${eId} is given twice`, element));
    taken.add(eId);
  }
  for (const element of all) {
    const isOwn = element.namespaceURI === ADREF_NAMESPACE;
    for (const name of isOwn ? OWN_REFERENCES : REFERENCES) {
      for (const reference of attributeOf(element, name)?.split(/\s+/) ?? []) {
        const address = localAddress(reference);
        if (address === undefined || taken.has(address)) continue;
        warnings.push(found("dangling_href", `${name}="${reference}" names nothing in the file`, element));
      }
    }
  }
  return warnings;
}

/** An item without a number, where it cannot be meant to have none. */
function checkNumber(element: Element, siblings: NumberedSiblings): ImportWarning[] {
  const name = element.localName ?? "";
  if (!["paragraph", "point", "item"].includes(name) || ownAttribute(element, "as") !== undefined) return [];
  if (ownAttribute(element, "kind") === "text" || hasNumber(element)) return [];
  const isNumbered = name !== "paragraph" || siblings.has(element);
  return isNumbered ? [found("missing_num", `this ${name} has no number`, element)] : [];
}

function checkDocument(element: Element): ImportWarning[] {
  const isDocument = childElements(element).some(({ localName }) => localName === "meta");
  const language = attributeOf(element, "xml:lang");
  if (!isDocument || language === undefined) return [];
  const message = `xml:lang="${language}" is not allowed on ${element.nodeName}`;
  return [warning("attribute_not_allowed", message, "", lineOf(element))];
}

function checkMarkers(all: readonly Element[]): ImportWarning[] {
  const markers = new Map<string, string>();
  const seen = new Set<string>();
  const warnings: ImportWarning[] = [];
  for (const note of all.filter(({ localName }) => localName === "authorialNote")) {
    const marker = attributeOf(note, "marker");
    if (marker === undefined) warnings.push(found("missing_marker", "this note has no marker", note));
    else if (seen.has(marker)) warnings.push(found("marker_twice", `two notes have the marker ${marker}`, note));
    seen.add(marker ?? "");
    const eId = attributeOf(note, "eId");
    if (eId !== undefined && marker !== undefined) markers.set(eId, marker);
  }
  for (const reference of all.filter(({ localName }) => localName === "noteRef")) {
    const marker = attributeOf(reference, "marker");
    const expected = markers.get(localAddress(attributeOf(reference, "href")) ?? "");
    if (expected === undefined || marker === expected) continue;
    const message = `the marker is ${marker ?? "missing"}, that of the note is ${expected}`;
    warnings.push(warning("wrong_marker", message, marker ?? "", lineOf(reference)));
  }
  return warnings;
}
