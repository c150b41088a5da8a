import { DOMParser, type Element } from "@xmldom/xmldom";
import { ImportError } from "../importError.ts";
import { refuseHarmfulXml } from "../refuseHarmfulXml.ts";

/** Longest file, in UTF-16 units: a draft of five thousand clauses with two thousand amendments is 12 million. */
const MAX_LENGTH = 16_000_000;
/** The deepest structure of ours needs about forty. */
const MAX_DEPTH = 200;
/** A draft of five thousand clauses with as many amendments has half a million. */
const MAX_NODES = 600_000;

/**
 * The root element of an Akoma Ntoso file; every node knows its line.
 * @throws ImportError `empty`; `too_large`; `unsafe` where it declares a document type or entities, or is nested too deep;
 * `damaged` with the line where it is not well formed; `not_akn` where it is another kind of XML. Before anything is built,
 * the file is looked through once. Rule AK12.
 */
export function parseAkn(xml: string): Element {
  if (xml.length > MAX_LENGTH) throw new ImportError("too_large", `the file has more than ${MAX_LENGTH} characters`);
  const source = xml.replace(/^\ufeff/, "");
  if (source.trim() === "") throw new ImportError("empty", "the file is empty");
  refuseHarmfulXml(source, "the file", { depth: MAX_DEPTH, nodes: MAX_NODES });
  const root = parse(source);
  if (root.localName !== "akomaNtoso") {
    throw new ImportError("not_akn", `this is not Akoma Ntoso: the file begins with <${root.nodeName}>`);
  }
  return root;
}

function parse(source: string): Element {
  let fault = "there is no element in it";
  try {
    const parser = new DOMParser({
      onError: (level, message, context) => {
        if (level === "warning") return;
        const line = (context as { readonly locator?: { readonly lineNumber?: number } }).locator?.lineNumber;
        fault = `${line === undefined ? "" : `line ${line}: `}${message}`;
        throw new Error(message);
      },
      // As XML 1.0 has it: the parser would also take a LINE SEPARATOR for the end of a line.
      normalizeLineEndings: (text) => text.replaceAll(/\r\n?/g, "\n"),
    });
    const root = parser.parseFromString(source, "application/xml").documentElement;
    if (root) return root;
  } catch {
    // What is wrong, and where, was told to onError.
  }
  throw new ImportError("damaged", `this is not well-formed XML: ${fault.slice(0, 200)}`);
}
