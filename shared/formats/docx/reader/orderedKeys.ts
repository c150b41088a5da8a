import type { AuthorKey, Authors } from "./authors.ts";
import type { PlacedUnit } from "./placeUnits.ts";

/**
 * The authors of all changes in a unit, in the order of their amendments as far as the file tells it: names of one revision
 * stand in it, and so do insertions side by side. Where it tells nothing, in the order in which they come.
 */
export function orderedKeys({ unit }: PlacedUnit, authors: Authors): readonly AuthorKey[] {
  const inCells = unit.table?.rows.flatMap(({ cells }) => cells.flat()) ?? [];
  const pieces = [...unit.paragraphs, ...inCells].flatMap((paragraph) => paragraph.pieces);
  const marks = [...unit.paragraphs, ...inCells].map(({ mark }) => mark);
  const rows = unit.table?.rows.map(({ revisions }) => revisions) ?? [];
  const lists = [...pieces.map(({ revisions }) => revisions), ...marks, ...rows];
  const keys = authors.keysIn(lists);
  const before = new Map<AuthorKey, Set<AuthorKey>>(keys.map((key) => [key, new Set()]));
  const tell = (first: AuthorKey, second: AuthorKey) => {
    if (first !== second && !reaches(second, first, before)) before.get(second)?.add(first);
  };
  for (const list of lists) {
    for (const { author } of list) {
      authors.keysOf(author).forEach((key, index, all) => {
        const next = all[index + 1];
        if (next !== undefined) tell(key, next);
      });
    }
  }
  let last: AuthorKey | undefined;
  for (const { revisions } of pieces) {
    const [key] = authors.insertersIn([revisions]);
    if (key !== undefined && last !== undefined && key !== last) tell(last, key);
    last = key;
  }
  const ordered = new Set<AuthorKey>();
  const add = (key: AuthorKey): void => {
    if (ordered.has(key)) return;
    for (const one of before.get(key) ?? []) add(one);
    ordered.add(key);
  };
  for (const key of keys) add(key);
  return [...ordered];
}

/** True where `to` must come before `from` already: saying the contrary, too, would be a circle. */
function reaches(to: AuthorKey, from: AuthorKey, before: ReadonlyMap<AuthorKey, ReadonlySet<AuthorKey>>): boolean {
  const seen = new Set<AuthorKey>();
  const open = [from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (key === to) return true;
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...(before.get(key) ?? []));
  }
  return false;
}
