import type { Node } from "@tiptap/pm/model";
import type { StepMap } from "@tiptap/pm/transform";
import type * as Y from "yjs";
import { ORIGINS } from "../../../shared/document/origins.ts";
import type { OwnVersions } from "../../../shared/document/ownVersions.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import { INSERTABLE_KINDS } from "../../../shared/domain/amendment.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { clauseIdOfNode, kindOfNode, levelOfNode } from "../schema/kinds.ts";
import { type Unit, unitsOf } from "../schema/units.ts";
import { changedWindow, type PlacedBlock } from "./blockWindow.ts";
import { orderAt } from "./newOrders.ts";
import type { PendingText } from "./pendingText.ts";
import { changedRanges } from "./textEdits.ts";
import { formerlyOf, writeWords } from "./writeEdit.ts";

export interface ProposalContext {
  readonly projection: Projection;
  readonly versions: OwnVersions;
  readonly pending: PendingText;
  readonly random: () => number;
}

/**
 * Writes a person's own edit as proposals of their delegation: words into its own version of each clause, which begins with
 * the first of them; a new block as a new clause that is proposed; a block of its own that goes is put aside. The base text
 * is never touched. Rules BIND20, ED20.
 */
export function writeProposal(context: ProposalContext, oldDoc: Node, newDoc: Node, maps: readonly StepMap[]): void {
  const { projection, versions, pending, random } = context;
  const { old, next } = changedWindow(oldDoc, newDoc);
  const present = new Set(next.map(({ node }) => clauseIdOfNode(node)));
  for (const { node } of old) {
    const id = clauseIdOfNode(node);
    const own = id !== null && !present.has(id) ? projection.clause(id)?.version : undefined;
    if (own && (own.kind === "insert" || own.kind === "alt")) versions.discard(own.amendment);
  }
  const gone: PlacedBlock[] = [];
  for (const block of next) {
    const { node } = block;
    const id = clauseIdOfNode(node);
    const kind = kindOfNode(node);
    if (!id || !kind) continue;
    const former = projection.clause(id);
    const orderOf = (clause: ClauseId): string | undefined => baseOrder(projection, clause);
    const orderHere = (): string => orderAt(newDoc, id, { orderOf, random }) ?? "";
    const before = formerlyOf(old, block);
    if (!former && before) {
      if (!before.node.content.eq(node.content)) gone.push(block);
    } else if (!former) {
      const place = { clauseKind: kind, level: levelOfNode(node), order: orderHere() };
      versions.propose({ kind: "insert", clause: id, ...place }, { base: [], text: [] });
    } else if (former.version?.kind === "insert" && (former.level !== levelOfNode(node) || former.kind !== kind)) {
      const order = (former.kind !== kind && orderHere()) || former.order;
      versions.place(former.version.amendment, { order, level: levelOfNode(node), clauseKind: kind });
    }
  }
  for (const { node } of gone) bringBack(context, newDoc, node);
  // Versions begin before the words are written: what makes them is not to be undone with the words.
  const texts = new Map<string, Y.Text | undefined>();
  for (const block of next) {
    if (formerlyOf(old, block)?.node.content.eq(block.node.content)) continue;
    for (const { unit } of unitsOf(block.node, block.pos)) texts.set(JSON.stringify(unit), begun(context, unit));
  }
  const textFor = (unit: Unit): Y.Text | undefined => texts.get(JSON.stringify(unit));
  const ranges = changedRanges(maps);
  const write = (block: PlacedBlock): void => writeWords({ textFor, pending }, block, formerlyOf(old, block), ranges);
  // Own words may stand in both documents: what is tabled in the draft's, the rest in the private one.
  versions.desk.doc.transact(() => {
    projection.draft.doc.transact(() => next.forEach(write), ORIGINS.typing);
  }, ORIGINS.typing);
}

/** The order key of a clause that new ones can be placed beside: competing versions have no place of their own. */
export function baseOrder(projection: Projection, id: ClauseId): string | undefined {
  const view = projection.clause(id);
  return view?.version?.kind === "alt" ? undefined : view?.order;
}

/**
 * Somebody put aside, deleted or decided what this person is typing in, and it does not show yet: what a colleague put aside
 * comes back, and where nothing can, the words are proposed as a clause of their own. Words on a deleted clause are an edit.
 */
function bringBack({ projection, versions, random }: ProposalContext, newDoc: Node, node: Node): void {
  const id = clauseIdOfNode(node);
  const kind = kindOfNode(node);
  if (!id || !kind || projection.draft.clauses.has(id) || versions.revive(id)) return;
  const orderOf = (clause: ClauseId): string | undefined => baseOrder(projection, clause);
  const order = orderAt(newDoc, id, { orderOf, random }) ?? "";
  versions.replace(id, {
    clauseKind: INSERTABLE_KINDS.includes(kind) ? kind : "text",
    level: levelOfNode(node),
    order,
  });
}

function begun({ projection, versions, pending }: ProposalContext, unit: Unit): Y.Text | undefined {
  const shown = projection.sourceOf(unit);
  if ("clause" in unit) {
    const view = projection.clause(unit.clause);
    const kind = view?.version?.kind;
    if (kind === "insert" || kind === "alt") return shown;
    if (!view && !projection.draft.clauses.has(unit.clause)) return versions.replacing(unit.clause);
  } else if (!projection.draft.footnotes.has(unit.note)) return shown;
  const text = versions.claim("note" in unit ? { footnote: unit.note } : { clause: unit.clause });
  if (shown && text && shown !== text) pending.adopt(shown, text);
  return text;
}
