import type { FileBlocks } from "../../../shared/formats/blocks/fileBlock.ts";
import { htmlBlocks } from "../../../shared/formats/html/htmlBlocks.ts";
import type { HtmlElement, HtmlNode } from "../../../shared/formats/html/htmlNode.ts";

/**
 * Reads pasted HTML by the reader that files of HTML go through. It is parsed into a document that runs nothing and loads
 * nothing. Rules ED15, SE20.
 */
export function readHtml(html: string): FileBlocks {
  return htmlBlocks(elementOf(new DOMParser().parseFromString(html, "text/html").body));
}

function elementOf(element: Element): HtmlElement {
  return {
    type: "element",
    tag: element.tagName.toLowerCase(),
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    children: [...element.childNodes].flatMap(nodesOf),
  };
}

function nodesOf(node: Node): HtmlNode[] {
  if (node instanceof Element) return [elementOf(node)];
  if (node instanceof Text) return [{ type: "text", text: node.data }];
  return node instanceof Comment ? [{ type: "comment", text: node.data }] : [];
}
