/** A piece of XML, well formed in itself. */
export type Xml = string;

/** An attribute; what is undefined is left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML cannot hold, not even written as a number. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** What a parser would take for the end of a line, or for an indent that may go. */
const LINE_SIGN = /[\t\n\r\u0085\u2028\u2029]/g;

/** Words as XML: they read back exactly, but for characters that XML cannot hold, which become U+FFFD. */
export function xmlText(text: string): Xml {
  return text
    .toWellFormed()
    .replace(UNWRITABLE, "\ufffd")
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
    .replace(LINE_SIGN, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** An element. Without content it closes itself. Nothing is put between its parts: blanks would be words. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly Xml[]): Xml {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${xmlText(value)}"`]))
    .join("");
  const inner = content.join("");
  return inner === "" ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

/** Elements one below the other, for places where blanks mean nothing. */
export function lines(elements: readonly Xml[]): Xml {
  return elements.length === 0 ? "" : `\n${elements.join("\n")}\n`;
}
