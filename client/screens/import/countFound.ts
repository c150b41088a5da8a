import type { Content } from "../../../shared/document/content.ts";

/** How much of each kind a text holds; only what is there. Rule UI53. */
const FOUND_KINDS = [
  "preambular",
  "operative",
  "subparagraphs",
  "numbered",
  "headings",
  "tables",
  "footnotes",
  "others",
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** Counts the clauses of a content by what a reader would call them; title and enacting line are not counted. */
export function countFound(content: Pick<Content, "clauses" | "footnotes">): readonly (readonly [FoundKind, number])[] {
  const counts = new Map<FoundKind, number>([["footnotes", content.footnotes.length]]);
  const add = (kind: FoundKind) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const clause of content.clauses) {
    switch (clause.kind) {
      case "title":
      case "enacting":
        break;
      case "preambular":
        add("preambular");
        break;
      case "operative":
      case "numbered":
        add(clause.level > 0 ? "subparagraphs" : clause.kind);
        break;
      case "heading":
        add("headings");
        break;
      case "table":
        add("tables");
        break;
      default:
        add("others");
    }
  }
  return FOUND_KINDS.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count > 0 ? [[kind, count] as const] : [];
  });
}
