import type { Node } from "@tiptap/pm/model";

/** A top-level block and where it stands. */
export interface PlacedBlock {
  readonly node: Node;
  readonly pos: number;
}

/** The run of top-level blocks in which two documents differ. */
export interface BlockWindow {
  readonly old: readonly PlacedBlock[];
  readonly next: readonly PlacedBlock[];
  /** Index of the first block of the run, in both documents. */
  readonly start: number;
}

/** Finds it by comparing node objects from both ends: what nobody touched is the same object. */
export function changedWindow(oldDoc: Node, newDoc: Node): BlockWindow {
  const limit = Math.min(oldDoc.childCount, newDoc.childCount);
  let start = 0;
  let pos = 0;
  while (start < limit && oldDoc.child(start) === newDoc.child(start)) pos += oldDoc.child(start++).nodeSize;
  let tail = 0;
  while (
    tail < limit - start &&
    oldDoc.child(oldDoc.childCount - 1 - tail) === newDoc.child(newDoc.childCount - 1 - tail)
  ) {
    tail++;
  }
  return { old: blocks(oldDoc, start, tail, pos), next: blocks(newDoc, start, tail, pos), start };
}

function blocks(doc: Node, start: number, tail: number, from: number): PlacedBlock[] {
  const found: PlacedBlock[] = [];
  let pos = from;
  for (let i = start; i < doc.childCount - tail; i++) {
    found.push({ node: doc.child(i), pos });
    pos += doc.child(i).nodeSize;
  }
  return found;
}
