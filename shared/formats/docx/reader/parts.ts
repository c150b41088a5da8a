import type { Element } from "@xmldom/xmldom";
import { ImportError } from "../../importError.ts";
import { childrenOf } from "./elements.ts";
import type { Package } from "./openPackage.ts";
import type { XmlParts } from "./parseXml.ts";

/** The parts of a Word file by what they are to the document. */
export interface Parts {
  readonly document: Element;
  /** The part of a type such as "footnotes"; nothing where the document has none. */
  part(type: string): Element | undefined;
  /** A part that a relationship of the document leads to: headers and footers. */
  byRelationship(id: string): Element | undefined;
  /** Custom properties of the file, which the package knows and the document does not. */
  readonly customProperties: Element | undefined;
  readonly hasMacros: boolean;
}

/** Finds parts by relationship, never by a fixed path. @throws ImportError `not_docx` where there is no document. */
export function readParts(files: Package, xml: XmlParts): Parts {
  const root = relationsOf("", files, xml);
  const main = root.find(({ type }) => type === "officeDocument");
  const document = main && read(main.target, files, xml);
  if (!main || !document || document.localName !== "document") {
    throw new ImportError("not_docx", "this is no Word file (.docx): it holds no document");
  }
  const relations = relationsOf(main.target, files, xml);
  const parsed = new Map<string, Element | undefined>();
  const once = (target: string): Element | undefined => {
    if (!parsed.has(target)) parsed.set(target, read(target, files, xml));
    return parsed.get(target);
  };
  const properties = root.find(({ type }) => type === "custom-properties");
  return {
    document,
    part(type) {
      const relation = relations.find((one) => one.type === type);
      return relation && once(relation.target);
    },
    byRelationship(id) {
      const relation = relations.find((one) => one.id === id);
      return relation && once(relation.target);
    },
    customProperties: properties && read(properties.target, files, xml),
    hasMacros: relations.some(({ type }) => type === "vbaProject"),
  };
}

interface Relation {
  readonly id: string;
  /** The last word of its type: "footnotes", "commentsExtended". */
  readonly type: string;
  /** Name of a file of the package. */
  readonly target: string;
}

/** The relationships of a part; those of the package for an empty name. Targets outside the package are left out. */
function relationsOf(part: string, files: Package, xml: XmlParts): Relation[] {
  const slash = part.lastIndexOf("/") + 1;
  const element = read(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`, files, xml);
  return childrenOf(element).flatMap((child): Relation[] => {
    const target = child.getAttribute("Target");
    if (!target || child.getAttribute("TargetMode") === "External") return [];
    const type = (child.getAttribute("Type") ?? "").split("/").at(-1) ?? "";
    return [{ id: child.getAttribute("Id") ?? "", type, target: resolve(part.slice(0, slash), target) }];
  });
}

/** "word/" and "../customXml/item1.xml" → "customXml/item1.xml"; a leading slash means the package itself. */
function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function read(name: string, files: Package, xml: XmlParts): Element | undefined {
  const bytes = files.read(name);
  return bytes && xml.parse(bytes, name);
}

/** Custom properties that are texts, by name. */
export function textProperties(properties: Element | undefined): ReadonlyMap<string, string> {
  return new Map(
    childrenOf(properties).flatMap((property) => {
      const name = property.getAttribute("name");
      return name === null ? [] : [[name, property.textContent ?? ""] as const];
    }),
  );
}
