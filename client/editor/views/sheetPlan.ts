import type { Node } from "@tiptap/pm/model";
import { noteIdOfNode } from "../schema/kinds.ts";

/** How many blocks a new sheet holds: a keystroke costs as much as the number of sheets and the blocks of one. */
export const SHEET_SIZE = 20;
/** A sheet grows with what comes into it, and is parted beyond this. */
export const MAX_SHEET_SIZE = 2 * SHEET_SIZE;

/** A sheet and the blocks it holds. */
export interface FilledSheet<Sheet> {
  readonly sheet: Sheet;
  readonly blocks: readonly Node[];
}

/** What a sheet is to hold; a new one where `sheet` is null. */
export interface PlannedSheet<Sheet> {
  readonly sheet: Sheet | null;
  readonly blocks: readonly Node[];
  /** False when it holds the very same blocks as before. */
  readonly isTouched: boolean;
}

/**
 * Distributes blocks over sheets: the sheets in which nothing changed stay as they are, the others keep the blocks they have,
 * and what comes in stands with what it follows. No sheet holds both clauses and notes. A sheet without a place is left over.
 */
export function planSheets<Sheet>(
  former: readonly FilledSheet<Sheet>[],
  blocks: readonly Node[],
): readonly PlannedSheet<Sheet>[] {
  let first = 0;
  let start = 0;
  for (; first < former.length && isAt(blocks, start, former[first]); first++) start += sizeOf(former[first]);
  let last = former.length;
  let end = blocks.length;
  for (; last > first; last--) {
    const size = sizeOf(former[last - 1]);
    if (end - size < start || !isAt(blocks, end - size, former[last - 1])) break;
    end -= size;
  }
  // What comes in between two sheets goes on in the one before; in the one behind where it is of that one's kind only.
  if (first === last && start < end) {
    const isBehind = first === 0 || (isNote(blocks[start]) && isNote(former[last]?.blocks[0]));
    if (isBehind) end += sizeOf(former[last++]);
    else start -= sizeOf(former[--first]);
  }
  const keep = (one: FilledSheet<Sheet>): PlannedSheet<Sheet> => ({ ...one, isTouched: false });
  return [
    ...former.slice(0, first).map(keep),
    ...distributed(former.slice(first, last), blocks.slice(start, end)).flatMap(parted),
    ...former.slice(last).map(keep),
  ];
}

/** Gives each sheet the blocks from the first that it still has up to the first that the next one still has. */
function distributed<Sheet>(
  sheets: readonly FilledSheet<Sheet>[],
  blocks: readonly Node[],
): Omit<PlannedSheet<Sheet>, "isTouched">[] {
  if (sheets.length === 0) return [{ sheet: null, blocks }];
  const places = sheets.length > 1 ? new Map(blocks.map((block, index) => [blockKey(block), index])) : null;
  const starts: number[] = [0];
  for (const { blocks: had } of sheets.slice(1)) {
    const from = starts.at(-1) ?? 0;
    const kept = had.map((block) => places?.get(blockKey(block)) ?? -1).find((index) => index >= from);
    starts.push(kept ?? from);
  }
  return sheets.map(({ sheet }, index) => ({ sheet, blocks: blocks.slice(starts[index], starts[index + 1]) }));
}

/** Parts what is too long, and clauses from notes. The first part stays in the sheet. */
function parted<Sheet>({ sheet, blocks }: Omit<PlannedSheet<Sheet>, "isTouched">): PlannedSheet<Sheet>[] {
  const firstNote = blocks.findIndex(isNote);
  const runs = firstNote > 0 ? [blocks.slice(0, firstNote), blocks.slice(firstNote)] : [blocks];
  return runs
    .flatMap((run) => (run.length > MAX_SHEET_SIZE ? chunks(run) : run.length > 0 ? [run] : []))
    .map((part, index) => ({ sheet: index === 0 ? sheet : null, blocks: part, isTouched: true }));
}

function chunks(run: readonly Node[]): (readonly Node[])[] {
  return Array.from({ length: Math.ceil(run.length / SHEET_SIZE) }, (_, index) =>
    run.slice(index * SHEET_SIZE, (index + 1) * SHEET_SIZE),
  );
}

/** What a block is known by while its words change: a clause and a note may bear the same id. */
export function blockKey(block: Node): string {
  return `${isNote(block) ? "note" : "clause"} ${block.attrs.id}`;
}

/** True for a note under the rule at the end. */
export function isNote(block: Node | undefined): boolean {
  return block !== undefined && noteIdOfNode(block) !== null;
}

function isAt(blocks: readonly Node[], start: number, sheet: FilledSheet<unknown> | undefined): boolean {
  return sheet?.blocks.every((block, index) => blocks[start + index] === block) ?? false;
}

const sizeOf = (sheet: FilledSheet<unknown> | undefined): number => sheet?.blocks.length ?? 0;
