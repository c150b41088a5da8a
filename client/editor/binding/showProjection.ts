import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceStep, type Step, Transform } from "@tiptap/pm/transform";
import { longestIncreasing } from "../../../shared/document/increasing.ts";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";
import { isBlock, type ProjectedBlock } from "./projectedBlocks.ts";

/** Beyond this many blocks to come, go or move, one step over all of them is cheaper than one step each. */
const MAX_SINGLE_STEPS = 24;

/**
 * Adds to a transaction what brings the document to the projected blocks: blocks that come, go, or move by single steps
 * (a longest run keeps its place), levels by attribute steps, and words of the `touched` blocks by the smallest
 * replacement. Everything else keeps its node objects, and with them its node views and decorations. Rules BIND1, BIND2.
 */
export function showBlocks(
  tr: Transaction,
  blocks: readonly ProjectedBlock[],
  touched: (id: ClauseId | FootnoteId) => boolean,
): void {
  placeBlocks(tr, blocks);
  let pos = 0;
  for (const block of blocks) {
    const before = tr.doc.nodeAt(pos);
    if (!before) throw new RangeError(`no block ${block.id} at ${pos}`);
    if (before.attrs.level !== block.attrs.level) tr.setNodeAttribute(pos, "level", block.attrs.level);
    if (touched(block.id)) patchContent(tr, pos, before, block.content());
    pos += tr.doc.nodeAt(pos)?.nodeSize ?? 0;
  }
}

/** Brings the words of one block up to date, by the smallest replacement; a table cell by cell where its grid is the same. */
export function patchContent(tr: Transaction, pos: number, node: Node, wanted: Fragment): void {
  if (node.inlineContent) {
    patchInline(tr, pos + 1, node.content, wanted);
    return;
  }
  const sameGrid = (a: Fragment, b: Fragment): boolean =>
    a.childCount === b.childCount &&
    Array.from({ length: a.childCount }, (_, i) => [a.child(i), b.child(i)] as const).every(
      ([x, y]) => x.hasMarkup(y.type, y.attrs) && (x.inlineContent || sameGrid(x.content, y.content)),
    );
  if (!sameGrid(node.content, wanted)) {
    tr.step(new ReplaceStep(pos + 1, pos + 1 + node.content.size, new Slice(wanted, 0, 0)));
    return;
  }
  const patches: (() => void)[] = [];
  node.forEach((row, rowOffset, r) => {
    row.forEach((cell, cellOffset, c) => {
      const fresh = wanted.child(r).child(c).content;
      patches.push(() => patchInline(tr, pos + 1 + rowOffset + 1 + cellOffset + 1, cell.content, fresh));
    });
  });
  // From the end, so that the positions of the cells before stay as they are.
  for (const patch of patches.reverse()) patch();
}

function patchInline(tr: Transaction, start: number, present: Fragment, wanted: Fragment): void {
  const from = present.findDiffStart(wanted);
  if (from === null) return;
  const end = present.findDiffEnd(wanted);
  let { a, b } = end ?? { a: present.size, b: wanted.size };
  const overlap = from - Math.min(a, b);
  if (overlap > 0) {
    a += overlap;
    b += overlap;
  }
  tr.step(new ReplaceStep(start + from, start + a, new Slice(wanted.cut(from, b), 0, 0)));
}

function placeBlocks(tr: Transaction, blocks: readonly ProjectedBlock[]): void {
  const have = tr.doc.children;
  if (have.length === blocks.length && have.every((node, i) => isBlock(node, blocks[i] as ProjectedBlock))) return;
  const indexOf = new Map(blocks.map((block, index) => [block.id, index]));
  const wantedAt = have.map((node) => {
    const index = indexOf.get(node.attrs.id as ClauseId);
    const block = index === undefined ? undefined : blocks[index];
    return index !== undefined && block && isBlock(node, block) ? index : null;
  });
  const kept = longestIncreasing(wantedAt);
  // A block that moves keeps its node object: what it holds has not changed by moving.
  const present = new Map<ProjectedBlock, Node>();
  wantedAt.forEach((index, i) => {
    const block = index === null ? undefined : blocks[index];
    const node = have[i];
    if (block && node) present.set(block, node);
  });
  const nodeOf = (block: ProjectedBlock): Node =>
    present.get(block) ?? block.type.create({ ...block.attrs }, block.content());
  const changes = have.length - kept.size + (blocks.length - kept.size);
  const steps = changes <= MAX_SINGLE_STEPS ? singleSteps(tr.doc, blocks, wantedAt, kept, nodeOf) : null;
  for (const step of steps ?? [oneStep(tr.doc, blocks.map(nodeOf))]) tr.step(step);
}

/** One deletion or insertion a block; null when a state in between would not be valid. */
function singleSteps(
  doc: Node,
  blocks: readonly ProjectedBlock[],
  wantedAt: readonly (number | null)[],
  kept: ReadonlySet<number>,
  nodeOf: (block: ProjectedBlock) => Node,
): Step[] | null {
  const scratch = new Transform(doc);
  let pos = doc.content.size;
  for (let i = doc.childCount - 1; i >= 0; i--) {
    const end = pos;
    pos -= doc.child(i).nodeSize;
    if (!kept.has(i) && scratch.maybeStep(new ReplaceStep(pos, end, Slice.empty)).failed) return null;
  }
  const stays = new Set([...kept].map((i) => wantedAt[i]));
  pos = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as ProjectedBlock;
    if (!stays.has(i)) {
      const slice = new Slice(Fragment.from(nodeOf(block)), 0, 0);
      if (scratch.maybeStep(new ReplaceStep(pos, pos, slice)).failed) return null;
    }
    pos += scratch.doc.nodeAt(pos)?.nodeSize ?? 0;
  }
  return scratch.steps;
}

/** One replacement over the smallest run of blocks that covers what differs. */
export function oneStep(doc: Node, wanted: readonly Node[]): Step {
  const have = doc.children;
  const limit = Math.min(have.length, wanted.length);
  let start = 0;
  let from = 0;
  while (start < limit && have[start] === wanted[start]) from += have[start++]?.nodeSize ?? 0;
  let endOffset = 0;
  let to = doc.content.size;
  while (endOffset < limit - start && have[have.length - 1 - endOffset] === wanted[wanted.length - 1 - endOffset]) {
    to -= have[have.length - 1 - endOffset]?.nodeSize ?? 0;
    endOffset++;
  }
  return new ReplaceStep(from, to, new Slice(Fragment.from(wanted.slice(start, wanted.length - endOffset)), 0, 0));
}
