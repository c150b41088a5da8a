import type { AuthorKey, Authors } from "./authors.ts";
import type { PlacedUnit } from "./placeUnits.ts";
import type { Paragraph, Revision } from "./story.ts";

/** All tracked changes within a unit, its marks and its cells. */
export function revisionsOf({ unit }: PlacedUnit): (readonly Revision[])[] {
  const inCells = unit.table?.rows.flatMap(({ cells }) => cells.flat()) ?? [];
  return [
    ...[...unit.paragraphs, ...inCells].flatMap(({ pieces, mark }) => [...pieces.map((one) => one.revisions), mark]),
    ...(unit.table?.rows.map(({ revisions }) => revisions) ?? []),
  ];
}

/** Whose a new clause is: who put in its mark, or its first words where the mark is old. */
export function ownersOf({ unit }: PlacedUnit, authors: Authors): readonly AuthorKey[] {
  const marks = authors.insertersIn(unit.paragraphs.map(({ mark }) => mark));
  if (marks.length > 0) return marks;
  const rows = authors.insertersIn(unit.table?.rows.slice(0, 1).map(({ revisions }) => revisions) ?? []);
  if (rows.length > 0) return rows;
  const first = unit.paragraphs.flatMap(({ pieces }) => pieces).find(({ revisions }) => authors.isInserted(revisions));
  return first ? authors.insertersIn([first.revisions]) : [];
}

/** The paragraphs that a unit has in an author's reading: cut where the author has put in a mark. */
export function partsFor({ unit }: PlacedUnit, authors: Authors, key: AuthorKey): Paragraph[][] {
  const parts: Paragraph[][] = [[]];
  unit.paragraphs.forEach((paragraph, index) => {
    parts.at(-1)?.push(paragraph);
    const isLast = index === unit.paragraphs.length - 1;
    const isOwn = authors.isInserted(paragraph.mark) && !authors.isForeign(paragraph.mark, key);
    if (!isLast && isOwn) parts.push([]);
  });
  return parts;
}
