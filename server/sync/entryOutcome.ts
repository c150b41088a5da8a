import type * as Y from "yjs";
import { type StructId, UpdateError } from "./decodeUpdate.ts";

/** A set of one map key that an update brings: where it hooks on, and whether it comes already deleted. */
export interface EntryCandidate extends StructId {
  readonly length: number;
  readonly origin: StructId | null;
  readonly isDead: boolean;
}

interface Node<C> extends StructId {
  readonly length: number;
  readonly origin: StructId | null;
  readonly candidate: C | null;
}

const isSame = (a: StructId | null, b: StructId | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);

const endsAt = (node: { client: number; clock: number; length: number }, id: StructId): boolean =>
  node.client === id.client && node.clock + node.length - 1 === id.clock;

/**
 * Who holds a map key after Yjs has merged the candidates, in the order given, into the key's list: a candidate, the
 * `current` item, or (null) nobody. Follows Yjs's own conflict rules without touching the document, because deleting
 * the present value is harmless where another follows and an erasure where none does. Rule SY12.
 * @throws UpdateError when that takes more steps than `spend` allows.
 */
export function entryOutcome<C extends EntryCandidate>(
  current: Y.Item | undefined,
  candidates: readonly C[],
  isCurrentDeleted: boolean,
  spend: (steps: number) => void,
): C | "current" | null {
  const kept = current && !isCurrentDeleted ? "current" : null;
  const last = candidates.at(-1);
  if (!last) return kept;
  let previous: { client: number; clock: number; length: number } | null = current
    ? { client: current.id.client, clock: current.id.clock, length: current.length }
    : null;
  const isChain = candidates.every((candidate) => {
    const follows = previous ? candidate.origin !== null && endsAt(previous, candidate.origin) : !candidate.origin;
    previous = candidate;
    return follows;
  });
  // Nearly always: each hooks on to the one before.
  if (isChain) return last.isDead ? null : last;
  const nodes: Node<C>[] = [];
  for (let item = current ?? null; item; item = item.left) {
    nodes.push({ ...item.id, length: item.length, origin: item.origin, candidate: null });
    spend(1);
  }
  nodes.reverse();
  for (const candidate of candidates) insert(nodes, candidate, spend);
  const winner = nodes.at(-1)?.candidate;
  if (!winner) return kept;
  return winner.isDead ? null : winner;
}

/** Where Yjs would put a struct among those of one key: the loop of its `integrate`, on a plain array. */
function insert<C extends EntryCandidate>(nodes: Node<C>[], candidate: C, spend: (steps: number) => void): void {
  const holding = (id: StructId): number => {
    spend(nodes.length);
    return nodes.findIndex(
      (node) => node.client === id.client && node.clock <= id.clock && id.clock < node.clock + node.length,
    );
  };
  let left = -1;
  if (candidate.origin) {
    left = holding(candidate.origin);
    const node = nodes[left];
    if (!node) throw new UpdateError("structure", "origin outside its key");
    if (!endsAt(node, candidate.origin)) {
      const length = candidate.origin.clock - node.clock + 1;
      const rest = { ...node, clock: node.clock + length, length: node.length - length, origin: candidate.origin };
      nodes.splice(left, 1, { ...node, length }, rest);
    }
  }
  const passed = new Set<Node<C>>();
  let conflicting = new Set<Node<C>>();
  for (let index = left + 1; index < nodes.length; index++) {
    const other = nodes[index] as Node<C>;
    spend(1);
    passed.add(other);
    conflicting.add(other);
    if (isSame(candidate.origin, other.origin)) {
      if (other.client >= candidate.client) break; // no entry of a map has a right origin: equal there, so it stops
      left = index;
      conflicting = new Set();
      continue;
    }
    const before = other.origin ? nodes[holding(other.origin)] : undefined;
    if (!before || !passed.has(before)) break;
    if (!conflicting.has(before)) {
      left = index;
      conflicting = new Set();
    }
  }
  const { client, clock, length, origin } = candidate;
  nodes.splice(left + 1, 0, { client, clock, length, origin, candidate });
}
