import type { Element } from "@xmldom/xmldom";
import { attributeOf, childOf, childrenOf, childValue, numberIn, switchOf } from "./elements.ts";

/** What a style says itself or has from the one it is based on. */
export interface Style {
  readonly name: string;
  readonly italic?: boolean;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  /** "superscript", "subscript", "baseline". */
  readonly vertical?: string;
  /** 0 for the first degree of headings. */
  readonly outline?: number;
  readonly align?: string;
  /** The list that it belongs to. */
  readonly list?: string;
  readonly listLevel?: number;
}

/** Chains of styles longer than this are no styles but a trap. */
const MAX_CHAIN = 20;

/** The styles of a file, with everything inherited. */
export class Styles {
  readonly #resolved = new Map<string, Style>();
  readonly #defaults: { paragraph: string | undefined } = { paragraph: undefined };
  /** Of the document as a whole, "en-GB". */
  readonly language: string | undefined;

  constructor(part: Element | undefined) {
    const own = new Map<string, { readonly style: Style; readonly basedOn: string | undefined }>();
    for (const element of childrenOf(part)) {
      const id = element.localName === "style" ? attributeOf(element, "w:styleId") : undefined;
      if (id === undefined || own.has(id)) continue;
      own.set(id, { style: ownStyle(element), basedOn: childValue(element, "w:basedOn") });
      const isDefault = attributeOf(element, "w:default") === "1" || attributeOf(element, "w:default") === "true";
      if (isDefault && attributeOf(element, "w:type") === "paragraph") this.#defaults.paragraph ??= id;
    }
    for (const id of own.keys()) {
      let style: Style = { name: "" };
      let at: string | undefined = id;
      for (let step = 0; at !== undefined && step < MAX_CHAIN; step += 1) {
        const found = own.get(at);
        if (!found) break;
        style = step === 0 ? found.style : { ...found.style, ...style };
        at = found.basedOn;
      }
      this.#resolved.set(id, style);
    }
    const defaults = childOf(childOf(childOf(part, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
    this.language = attributeOf(childOf(defaults, "w:lang"), "w:val");
  }

  /** A style by its id; an unknown one says nothing. Without an id the style that paragraphs have by themselves. */
  paragraph(id: string | undefined): Style {
    const found = id ?? this.#defaults.paragraph;
    return (found !== undefined && this.#resolved.get(found)) || { name: id ?? "" };
  }

  /** A character style by its id. */
  character(id: string | undefined): Style | undefined {
    return id === undefined ? undefined : (this.#resolved.get(id) ?? { name: id });
  }
}

function ownStyle(element: Element): Style {
  const paragraph = childOf(element, "w:pPr");
  const run = childOf(element, "w:rPr");
  const list = childOf(paragraph, "w:numPr");
  const given = {
    italic: switchOf(run, "w:i"),
    bold: switchOf(run, "w:b"),
    hidden: switchOf(run, "w:vanish"),
    vertical: childValue(run, "w:vertAlign"),
    outline: numberIn(childValue(paragraph, "w:outlineLvl")),
    align: childValue(paragraph, "w:jc"),
    list: childValue(list, "w:numId"),
    listLevel: numberIn(childValue(list, "w:ilvl")),
  };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { name: childValue(element, "w:name") ?? "", ...said };
}
