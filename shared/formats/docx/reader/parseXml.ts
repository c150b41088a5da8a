import { DOMParser, type Element } from "@xmldom/xmldom";
import { ImportError } from "../../importError.ts";
import { refuseHarmfulXml } from "../../refuseHarmfulXml.ts";

/** Deeper than any word processor nests. */
const MAX_DEPTH = 256;
/** Elements and attributes in all parts of one file together: a hundred pages have about a hundred thousand. */
const MAX_NODES = 400_000;

/** Parses the XML parts of one file and counts what they hold together. */
export class XmlParts {
  #nodes = 0;

  /**
   * The root element of a part.
   * @throws ImportError `unsafe` where it declares a document type or entities, or is nested too deep; `damaged` where it is
   * not well formed; `too_large`.
   */
  parse(bytes: Uint8Array, name: string): Element {
    const source = decode(bytes, name);
    this.#nodes += refuseHarmfulXml(source, name, { depth: MAX_DEPTH, nodes: MAX_NODES - this.#nodes });
    try {
      const parser = new DOMParser({
        locator: false,
        onError: (level, message) => {
          if (level !== "warning") throw new Error(message);
        },
      });
      const root = parser.parseFromString(source, "application/xml").documentElement;
      if (root) return root;
    } catch {
      // The parser's words name positions in a part that nobody sees.
    }
    throw new ImportError("damaged", `${name} is damaged: it is not well-formed XML`);
  }
}

/** Parts are UTF-8 or UTF-16 with its mark. */
function decode(bytes: Uint8Array, name: string): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = !isUtf16 ? "utf-8" : bytes[0] === 0xff ? "utf-16le" : "utf-16be";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError("damaged", `${name} is damaged: it is not text`);
  }
}
