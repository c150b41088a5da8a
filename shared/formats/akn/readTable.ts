import type { Element } from "@xmldom/xmldom";
import { refuseLargeTable } from "../text/importLimits.ts";
import { childElements, childrenNamed } from "./aknElements.ts";
import type { TrackedRun, WordsReader } from "./readInline.ts";

/** A table with its caption. */
interface ReadTable {
  readonly runs: readonly TrackedRun[];
  /** How many rows at the top are its header. */
  readonly header: number;
  readonly cells: readonly (readonly (readonly TrackedRun[])[])[];
  /** True where rows had fewer cells than others and were filled up. */
  readonly isRagged: boolean;
}

/**
 * Reads a table: an element `table`, or one that holds a table, or in its place words, as its content.
 * @throws ImportError when it is larger than a table of a draft may be. Rule IM2.
 */
export function readTable(element: Element, words: WordsReader): ReadTable {
  const [content] = childrenNamed(element, "content");
  const [table] = element.localName === "table" ? [element] : content ? childrenNamed(content, "table") : [];
  const rows = (table ? rowsOf(table) : []).map((row) => childrenNamed(row, "th", "td"));
  refuseLargeTable(rows);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const cells = rows.map((row) => [
    ...row.map((cell) => words.read(cell).runs),
    ...Array.from({ length: width - row.length }, () => []),
  ]);
  const firstBody = rows.findIndex((row) => row.some(({ localName }) => localName === "td"));
  const [caption] = table ? childrenNamed(table, "caption") : content ? [content] : [];
  return {
    runs: caption ? [...words.read(caption).runs] : [],
    header: firstBody < 0 ? rows.length : firstBody,
    cells,
    isRagged: rows.some((row) => row.length < width),
  };
}

function rowsOf(table: Element): Element[] {
  return childElements(table).flatMap((child) => (child.localName === "tr" ? [child] : rowsOf(child)));
}
