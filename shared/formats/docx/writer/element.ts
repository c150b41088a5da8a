import { type AttributeData, type BaseXmlComponent, NextAttributeComponent, XmlComponent } from "docx";

/** Attributes by their names with prefix; undefined ones are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Attributes as the library takes them among the children of an element. */
export function attributes(given: Attributes): BaseXmlComponent {
  const entries = Object.entries(given).flatMap(([key, value]): [string, { key: string; value: string }][] =>
    value === undefined ? [] : [[key, { key, value: String(value) }]],
  );
  return new NextAttributeComponent<AttributeData>(Object.fromEntries(entries));
}

class Element extends XmlComponent {
  constructor(name: string, given: Attributes, children: readonly (BaseXmlComponent | string)[]) {
    super(name);
    if (Object.keys(given).length > 0) this.root.push(attributes(given));
    this.root.push(...children);
  }
}

/** An XML element that the library has no class for. Strings are text, and are escaped when written. */
export function element(
  name: string,
  given: Attributes = {},
  children: readonly (BaseXmlComponent | string)[] = [],
): XmlComponent {
  return new Element(name, given, children);
}

/**
 * Words as `w:t`, or as `w:delText` in what is deleted. The library looks for `{list-0}` in all that is written and puts a
 * number there: no words may hold such a thing in one piece.
 */
export function textElements(text: string, isDeleted: boolean): XmlComponent[] {
  const name = isDeleted ? "w:delText" : "w:t";
  return text
    .split(/(?<=\{)/)
    .filter((part) => part !== "")
    .map((part) => element(name, { "xml:space": "preserve" }, [part]));
}
