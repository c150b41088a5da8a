import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Projection } from "../../shared/document/projection.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import { organItalics } from "../../shared/rules/organNames.ts";
import type { Shown } from "./binding/draftBinding.ts";
import { clauseIdOfNode, kindOfNode } from "./schema/kinds.ts";
import { findBlock } from "./schema/units.ts";

interface Leads {
  readonly set: DecorationSet;
  /** How many units of each clause are set off. */
  readonly lengths: ReadonlyMap<ClauseId, number>;
}

const KEY = new PluginKey<Leads>("leads");

/** A new length of the opening phrase for some clauses. */
type LeadChange = ReadonlyMap<ClauseId, number>;

/**
 * Sets off opening phrases and the organ's name. They are computed, never typed; only the clauses in which they changed are
 * touched. The style sheet decides how they look: no slant in Arabic or Chinese. Rule ED12.
 */
export function leadsPlugin(): Plugin<Leads> {
  return new Plugin<Leads>({
    key: KEY,
    state: {
      init: () => ({ set: DecorationSet.empty, lengths: new Map() }),
      apply(tr, leads) {
        const set = tr.docChanged ? leads.set.map(tr.mapping, tr.doc) : leads.set;
        const change = tr.getMeta(KEY) as LeadChange | undefined;
        return change ? changed(tr.doc, { ...leads, set }, change) : { ...leads, set };
      },
    },
    props: { decorations: (state) => KEY.getState(state)?.set },
  });
}

/** Brings the opening phrases up to date after a turn of the binding. */
export function showLeads(view: EditorView, projection: Projection, shown: Shown): void {
  const leads = KEY.getState(view.state);
  if (!leads) return;
  const all = shown.structure || shown.head;
  const ids = all ? projection.clauses.map((clause) => clause.id) : [...shown.clauses];
  const change = new Map<ClauseId, number>();
  for (const id of ids) {
    const length = leadLength(projection, id);
    if (length !== (leads.lengths.get(id) ?? 0) || isTorn(view, leads, id, length, all)) change.set(id, length);
  }
  if (change.size > 0) view.dispatch(view.state.tr.setMeta(KEY, change).setMeta("addToHistory", false));
}

function leadLength(projection: Projection, id: ClauseId): number {
  const clause = projection.clause(id);
  if (clause?.kind !== "enacting") return clause?.lead.length ?? 0;
  const text = clause.runs.map((run) => ("text" in run ? run.text : "\ufffc")).join("");
  return organItalics(text).length;
}

/** True when the decoration no longer covers what it should: words were typed at its edge, or the block was drawn anew. */
function isTorn(view: EditorView, leads: Leads, id: ClauseId, length: number, all: boolean): boolean {
  if (length === 0) return false;
  // After a change of structure any block may have been put in anew; finding each is one walk, not one a clause.
  const block = all ? null : findBlock(view.state.doc, id);
  if (all) return !coveredBlocks(view, leads).has(id);
  if (!block) return false;
  const found = leads.set.find(block.pos + 1, block.pos + 1 + block.node.content.size);
  return !(found.length === 1 && found[0]?.from === block.pos + 1 && found[0].to === block.pos + 1 + length);
}

const covered = new WeakMap<DecorationSet, ReadonlySet<ClauseId>>();

function coveredBlocks(view: EditorView, { set, lengths }: Leads): ReadonlySet<ClauseId> {
  const known = covered.get(set);
  if (known) return known;
  const starts = new Map(set.find().map((decoration) => [decoration.from, decoration.to]));
  const ids = new Set<ClauseId>();
  view.state.doc.forEach((node, pos) => {
    const id = clauseIdOfNode(node);
    if (id && starts.get(pos + 1) === pos + 1 + (lengths.get(id) ?? 0)) ids.add(id);
  });
  covered.set(set, ids);
  return ids;
}

function changed(doc: Node, leads: Leads, change: LeadChange): Leads {
  const lengths = new Map(leads.lengths);
  const stale: Decoration[] = [];
  const fresh: Decoration[] = [];
  const apply = (id: ClauseId, node: Node, pos: number): void => {
    const length = Math.min(change.get(id) ?? 0, node.content.size);
    stale.push(...leads.set.find(pos + 1, pos + 1 + node.content.size));
    if (length > 0 && node.isTextblock) {
      const name = kindOfNode(node) === "enacting" ? "organ-name" : "opening-phrase";
      fresh.push(Decoration.inline(pos + 1, pos + 1 + length, { class: name }));
    }
    lengths.set(id, length);
  };
  if (change.size < 8) {
    for (const id of change.keys()) {
      const block = findBlock(doc, id);
      if (block) apply(id, block.node, block.pos);
      else lengths.delete(id);
    }
  } else {
    doc.forEach((node, pos) => {
      const id = clauseIdOfNode(node);
      if (id && change.has(id)) apply(id, node, pos);
    });
  }
  return { set: leads.set.remove(stale).add(doc, fresh), lengths };
}
