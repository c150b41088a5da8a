import type { Node } from "@tiptap/pm/model";
import { DecorationSet } from "@tiptap/pm/view";
import { BlockDecorations } from "./blockDecorations.ts";
import type { DrawnDecorations, PlainSet } from "./viewInternals.ts";

/** Whether a block that is the same as before has to be drawn anew; it is told where it stood and where it stands. */
export type IsRedrawn = (block: Node, before: number, now: number) => boolean;

/**
 * Compares the decorations that are drawn with those that are to be drawn: null where no unchanged block needs to be drawn
 * anew. What it does not know may have changed everywhere.
 */
export function changedBlocks(former: DrawnDecorations | null, next: DrawnDecorations): IsRedrawn | null {
  const had = setsOf(former);
  const has = setsOf(next);
  const gone = had.filter((set) => !has.includes(set));
  const come = has.filter((set) => !had.includes(set));
  if (gone.length === 0 && come.length === 0) return null;
  if ([...gone, ...come].some((set) => !(set instanceof BlockDecorations || isPlain(set)))) return () => true;
  const tests: IsRedrawn[] = [];
  for (const set of [...gone, ...come]) {
    if (!(set instanceof BlockDecorations)) continue;
    const others = gone.includes(set) ? come : gone;
    const other = others.find((one) => one.constructor === set.constructor) as BlockDecorations | undefined;
    if (!other) return () => true;
    if (others === gone) tests.push((block) => !set.isSameIn(block, other));
  }
  const before = placesOf(gone);
  const now = placesOf(come);
  // A child that is drawn as before is the same object in both.
  const isSame = (set: DecorationSet): boolean => before.has(set) && now.has(set);
  const left = new Set([...before].flatMap(([set, place]) => (isSame(set) ? [] : place)));
  const new_ = new Set([...now].flatMap(([set, place]) => (isSame(set) ? [] : place)));
  if (left.size > 0 || new_.size > 0) tests.push((_block, from, at) => left.has(from) || new_.has(at));
  return tests.length === 0 ? null : (...asked) => tests.some((test) => test(...asked));
}

function setsOf(decorations: DrawnDecorations | null): DecorationSet[] {
  const sets: DecorationSet[] = [];
  decorations?.forEachSet((set) => {
    if (set !== DecorationSet.empty) sets.push(set);
  });
  return sets;
}

/** True for a set of which we know the parts: an ordinary one that decorates nothing but what is inside of blocks. */
function isPlain(set: DecorationSet): boolean {
  return set.constructor === DecorationSet && (set as unknown as PlainSet).local.length === 0;
}

/** The sets of single blocks, and where those stand. */
function placesOf(sets: readonly DecorationSet[]): Map<DecorationSet, number> {
  const places = new Map<DecorationSet, number>();
  for (const set of sets) {
    if (set instanceof BlockDecorations) continue;
    const { children } = set as unknown as PlainSet;
    for (let i = 0; i < children.length; i += 3) places.set(children[i + 2] as DecorationSet, children[i] as number);
  }
  return places;
}
