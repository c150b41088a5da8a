import type { Node } from "@tiptap/pm/model";
import { keptInOrder } from "../../../shared/document/increasing.ts";
import { orderBetween } from "../../../shared/document/order.ts";
import { orderBounds, type Placed } from "../../../shared/document/structure.ts";
import type { ClauseKind } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { clauseIdOfNode, kindOfNode } from "../schema/kinds.ts";
import type { PlacedBlock } from "./blockWindow.ts";

/** What order keys are made from. */
export interface OrderContext {
  /** The order key of a clause that is there already; undefined for a new one. */
  readonly orderOf: (clause: ClauseId) => string | undefined;
  readonly random: () => number;
  /** True for a clause whose order key must stay as it is. */
  readonly isPinned: (clause: ClauseId) => boolean;
}

interface LiveBlock {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  readonly node: Node;
}

/**
 * Order keys for the clauses that are new, moved, or of another kind than before. A longest run of the others keeps its
 * keys; clauses that may not be touched always do. Rule BIND7.
 */
export function newOrders(
  { orderOf, random, isPinned }: OrderContext,
  oldDoc: Node,
  newDoc: Node,
  formerly: ReadonlyMap<ClauseId, PlacedBlock>,
): Map<ClauseId, string> {
  const live = liveBlocks(newDoc);
  const oldIndex = new Map(oldDoc.children.map((node, index) => [node.attrs.id as ClauseId, index]));
  const rank = live.map(({ id, node }) => {
    const former = formerly.get(id)?.node;
    const sameKind = !former || former.type === node.type;
    return orderOf(id) !== undefined && sameKind ? (oldIndex.get(id) ?? null) : null;
  });
  const kept = keptInOrder(rank, (i) => isPinned(live[i]?.id as ClauseId)) ?? new Set<number>();
  const orders = new Map<ClauseId, string>();
  const placed: Placed[] = live
    .filter((_, i) => kept.has(i))
    .map(({ id, kind }) => ({ kind, order: orderOf(id) ?? "" }));
  live.forEach(({ id, kind }, index) => {
    if (kept.has(index)) return;
    // All before `index` are placed by now, so that the index in the text is the index in `placed`.
    const { before, after } = orderBounds(placed, index, kind);
    const order = orderBetween(before, after, random);
    placed.splice(index, 0, { kind, order });
    orders.set(id, order);
  });
  return orders;
}

/** An order key for one clause at the place where it stands in a document, whatever its own key is. */
export function orderAt(
  doc: Node,
  clause: ClauseId,
  { orderOf, random }: Omit<OrderContext, "isPinned">,
): string | null {
  const live = liveBlocks(doc);
  const index = live.findIndex(({ id }) => id === clause);
  const own = live[index];
  if (!own) return null;
  const placed = live.flatMap(({ id, kind }): Placed[] => {
    const order = id === clause ? undefined : orderOf(id);
    return order === undefined ? [] : [{ kind, order }];
  });
  const before = live.slice(0, index).filter(({ id }) => orderOf(id) !== undefined).length;
  const bounds = orderBounds(placed, before, own.kind);
  return orderBetween(bounds.before, bounds.after, random);
}

function liveBlocks(doc: Node): LiveBlock[] {
  return doc.children.flatMap((node): LiveBlock[] => {
    const id = clauseIdOfNode(node);
    const kind = kindOfNode(node);
    return id && kind ? [{ id, kind, node }] : [];
  });
}
