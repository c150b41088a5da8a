import * as Y from "yjs";
import type { OperationContent } from "../../shared/domain/operation.ts";

/** What an item of the document holds, in the words of an operation. */
export function itemContent(item: Y.Item): OperationContent {
  const { content, length } = item;
  if (content instanceof Y.ContentString) return { type: "string", text: content.str };
  if (content instanceof Y.ContentFormat) return { type: "format", mark: content.key, value: content.value };
  if (content instanceof Y.ContentEmbed) return { type: "embed", value: content.embed };
  if (content instanceof Y.ContentAny) return { type: "value", value: content.arr.at(-1) };
  if (content instanceof Y.ContentType) {
    return { type: content.type instanceof Y.Text ? "text" : content.type instanceof Y.Array ? "array" : "map" };
  }
  return { type: "deleted", length };
}
