import type { SourceLine } from "./sourceLines.ts";
import type { LineInTable } from "./tableRows.ts";

/** A line with what stands around it. */
export interface PlacedLine extends LineInTable {
  /** Indent against the left margin of its page. */
  readonly indentInPage: number;
}

/**
 * Lines without the blank ones. In text extracted from a paged file the margin differs from page to page: it is the indent
 * that most lines of the page have; elsewhere it is the least indent of all.
 */
export function placeLines(all: readonly SourceLine[], paged: boolean): PlacedLine[] {
  const margins = paged ? pageMargins(all) : new Map<number, number>();
  const margin = all.reduce((least, { text, indent }) => (text === "" ? least : Math.min(least, indent)), 1_000);
  const placed: PlacedLine[] = [];
  all.forEach((line, index) => {
    if (line.text === "") return;
    placed.push({
      ...line,
      afterBlank: !line.pageStart && all[index - 1]?.text === "",
      indentInPage: line.indent - (margins.get(line.page) ?? margin),
    });
  });
  return placed;
}

/** The left margin of a page is the indent that most of its lines have. */
function pageMargins(all: readonly SourceLine[]): Map<number, number> {
  const counts = new Map<number, Map<number, number>>();
  for (const { text, page, indent } of all) {
    if (text === "") continue;
    const ofPage = counts.get(page) ?? new Map<number, number>();
    ofPage.set(indent, (ofPage.get(indent) ?? 0) + 1);
    counts.set(page, ofPage);
  }
  return new Map(
    [...counts].map(([page, ofPage]) => [page, [...ofPage].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0]),
  );
}
