import { ImportError } from "./importError.ts";

/** How much XML is looked at before it is parsed. */
export interface XmlLimits {
  /** Elements within each other. */
  readonly depth: number;
  /** Elements and attributes together: each costs a thousand times what it takes in the file. */
  readonly nodes: number;
}

/** Of one element: a parser compares each with all others. */
const MAX_ATTRIBUTES = 1_000;

/**
 * Looks XML through before anything is built of it, in one pass, whatever it is; gives the number of its elements and
 * attributes. `what` is how messages call the file. That it is well formed is for the parser to say.
 * @throws ImportError `unsafe` where it declares a document type or entities, or is nested too deep, or an element
 * has more attributes than any has; `too_large`.
 */
export function refuseHarmfulXml(source: string, what: string, limits: XmlLimits): number {
  let depth = 0;
  let nodes = 0;
  for (let at = source.indexOf("<"); at >= 0; at = source.indexOf("<", at)) {
    if (source.startsWith("<!--", at)) at = behind(source, "-->", at + 4);
    else if (source.startsWith("<![CDATA[", at)) at = behind(source, "]]>", at + 9);
    else if (source.startsWith("<?", at)) at = behind(source, "?>", at + 2);
    else if (source.startsWith("<!", at)) {
      throw new ImportError("unsafe", `${what} declares a document type, which no such file needs`);
    } else {
      const { end, attributes } = readTag(source, at);
      if (attributes > MAX_ATTRIBUTES) {
        throw new ImportError("unsafe", `${what} has an element with more than ${MAX_ATTRIBUTES} attributes`);
      }
      nodes += attributes;
      if (source.startsWith("</", at)) depth -= 1;
      else {
        nodes += 1;
        if (source.charAt(end - 2) !== "/") depth += 1;
      }
      at = end;
    }
    if (depth > limits.depth) {
      throw new ImportError("unsafe", `${what} is nested more than ${limits.depth} elements deep`);
    }
    if (nodes > limits.nodes) {
      throw new ImportError("too_large", `${what} has more elements and attributes than can be read`);
    }
  }
  return nodes;
}

/** The offset behind the next `sign`; the end of the source where there is none. */
function behind(source: string, sign: string, from: number): number {
  const at = source.indexOf(sign, from);
  return at < 0 ? source.length : at + sign.length;
}

/** The offset behind the tag that begins at an offset, and how many values it has; a ">" in a value does not end it. */
function readTag(source: string, from: number): { readonly end: number; readonly attributes: number } {
  let quote = "";
  let attributes = 0;
  for (let at = from + 1; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") {
      quote = sign;
      attributes += 1;
    } else if (sign === ">") return { end: at + 1, attributes };
    else if (sign === "<") return { end: at, attributes };
  }
  return { end: source.length, attributes };
}
