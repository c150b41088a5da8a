import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { ImportError } from "../importError.ts";
import type { HtmlElement, HtmlNode } from "./htmlNode.ts";

type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/** Longest source, in UTF-16 units. Word writes about twenty units of HTML for each of words. */
export const MAX_HTML_LENGTH = 8_000_000;
/** Elements within elements: Word and Google Docs need about 20. What a parser does for each element grows with it. */
const MAX_DEPTH = 200;
/** A draft as large as may be has about 100,000. */
const MAX_ELEMENTS = 200_000;

/**
 * Parses a file of HTML as browsers do; nothing of it runs or loads.
 * @throws ImportError `too_large` for more than MAX_HTML_LENGTH units, and for too many elements or too deep ones.
 */
export function parseHtml(source: string): HtmlElement {
  if (source.length > MAX_HTML_LENGTH) {
    throw new ImportError("too_large", `the file has more than ${MAX_HTML_LENGTH} characters`);
  }
  const page = parse(source, { sourceCodeLocationInfo: true, treeAdapter: smallTree() });
  return { type: "element", tag: "", attributes: {}, children: page.childNodes.flatMap(nodesOf) };
}

/** The parser's own tree, which refuses to grow beyond measure: the cost of an element grows with its depth. */
function smallTree(): typeof defaultTreeAdapter {
  const depths = new WeakMap<ParentNode, number>();
  let elements = 0;
  const grow = (parent: ParentNode, child: ChildNode): void => {
    if (!("childNodes" in child)) return;
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > MAX_DEPTH)
      throw new ImportError("too_large", `elements stand more than ${MAX_DEPTH} deep in each other`);
    elements += 1;
    if (elements > MAX_ELEMENTS) throw new ImportError("too_large", `there are more than ${MAX_ELEMENTS} elements`);
    depths.set(child, depth);
  };
  return {
    ...defaultTreeAdapter,
    appendChild(parent, child) {
      grow(parent, child);
      defaultTreeAdapter.appendChild(parent, child);
    },
    insertBefore(parent, child, reference) {
      grow(parent, child);
      defaultTreeAdapter.insertBefore(parent, child, reference);
    },
  };
}

function nodesOf(node: DefaultTreeAdapterMap["childNode"]): HtmlNode[] {
  if ("value" in node) return [{ type: "text", text: node.value }];
  if ("tagName" in node) {
    const line = node.sourceCodeLocation?.startLine;
    return [
      {
        type: "element",
        tag: node.tagName,
        attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
        children: node.childNodes.flatMap(nodesOf),
        ...(line === undefined ? {} : { line }),
      },
    ];
  }
  return "data" in node ? [{ type: "comment", text: node.data }] : [];
}
