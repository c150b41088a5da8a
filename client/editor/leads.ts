import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Projection } from "../../shared/document/projection.ts";
import { plainText } from "../../shared/domain/clause.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import { organItalics } from "../../shared/phrases/organNames.ts";
import type { Shown } from "./binding/draftBinding.ts";
import { clauseIdOfNode, kindOfNode } from "./schema/kinds.ts";
import { BlockDecorations } from "./views/blockDecorations.ts";

/** How many characters at the start of each clause's words are set off. Footnote markers are no words and are not counted. */
type LeadLengths = ReadonlyMap<ClauseId, number>;

interface Drawn {
  readonly length: number;
  readonly set: DecorationSet;
}

/** The decorations of opening phrases, looked up by the node they stand in. */
class LeadDecorations extends BlockDecorations {
  readonly #lengths: LeadLengths;
  readonly #drawn: WeakMap<Node, Drawn>;

  constructor(lengths: LeadLengths, drawn: WeakMap<Node, Drawn>) {
    super();
    this.#lengths = lengths;
    this.#drawn = drawn;
  }

  /** Other lengths in some clauses; what is drawn elsewhere stays the same object. */
  changed(change: LeadLengths): LeadDecorations {
    return new LeadDecorations(new Map([...this.#lengths, ...change]), this.#drawn);
  }

  lengthOf(id: ClauseId): number {
    return this.#lengths.get(id) ?? 0;
  }

  override isSameIn(block: Node, former: LeadDecorations): boolean {
    const id = clauseIdOfNode(block);
    return id === null || this.lengthOf(id) === former.lengthOf(id);
  }

  override forChild(_offset: number, child: Node): DecorationSet {
    const id = clauseIdOfNode(child);
    const length = id && child.isTextblock ? this.lengthOf(id) : 0;
    if (length === 0) return DecorationSet.empty;
    const known = this.#drawn.get(child);
    if (known?.length === length) return known.set;
    const name = kindOfNode(child) === "enacting" ? "organ-name" : "opening-phrase";
    const set = DecorationSet.create(
      child,
      stretchesOf(child, length).map(([from, to]) => Decoration.inline(from, to, { class: name })),
    );
    this.#drawn.set(child, { length, set });
    return set;
  }
}

/** Where the first `length` characters of a clause's words stand in it: marker by marker, they are in several stretches. */
function stretchesOf(clause: Node, length: number): [from: number, to: number][] {
  const stretches: [number, number][] = [];
  let left = length;
  clause.forEach((node, offset) => {
    if (left === 0 || node.type.name === "footnote") return;
    const size = Math.min(left, node.nodeSize);
    left -= size;
    const last = stretches.at(-1);
    if (last?.[1] === offset) last[1] += size;
    else stretches.push([offset, offset + size]);
  });
  return stretches;
}

const KEY = new PluginKey<LeadDecorations>("leads");

/**
 * Sets off opening phrases and the organ's name. They are computed, never typed; only the clauses in which they changed are
 * touched. The style sheet decides how they look: no slant in Arabic or Chinese. Rule ED12.
 */
export function leadsPlugin(): Plugin<LeadDecorations> {
  return new Plugin<LeadDecorations>({
    key: KEY,
    state: {
      init: () => new LeadDecorations(new Map(), new WeakMap()),
      apply(tr, leads) {
        const change = tr.getMeta(KEY) as LeadLengths | undefined;
        return change ? leads.changed(change) : leads;
      },
    },
    props: { decorations: (state) => KEY.getState(state) },
  });
}

/** Brings the opening phrases up to date after a turn of the binding. */
export function showLeads(view: EditorView, projection: Projection, shown: Shown): void {
  const leads = KEY.getState(view.state);
  if (!leads) return;
  const all = shown.structure || shown.head;
  const change = new Map<ClauseId, number>();
  for (const id of all ? projection.clauses.map((clause) => clause.id) : shown.clauses) {
    const length = leadLength(projection, id);
    if (length !== leads.lengthOf(id)) change.set(id, length);
  }
  if (change.size > 0) view.dispatch(view.state.tr.setMeta(KEY, change).setMeta("addToHistory", false));
}

function leadLength(projection: Projection, id: ClauseId): number {
  const clause = projection.clause(id);
  if (clause?.kind !== "enacting") return clause?.lead.length ?? 0;
  return organItalics(plainText(clause.runs)).length;
}
