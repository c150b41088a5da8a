import type { Fragment, Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";
import { goTo } from "../reveal.ts";
import { clauseIdOfNode, noteIdOfNode } from "../schema/kinds.ts";
import { findBlock } from "../schema/units.ts";
import { BlockDecorations } from "../views/blockDecorations.ts";
import type { ChangeMark, DrawnPiece } from "./changeMarks.ts";
import { type Drawing, drawWords } from "./drawWords.ts";

/** Marks of one clause or note, and the words they were computed for. */
interface Marked {
  readonly marks: readonly ChangeMark[];
  readonly of: Fragment;
}

type BlockId = ClauseId | FootnoteId;
/** What is drawn already, by the node it is drawn in. */
type Drawn = WeakMap<Node, { readonly marked: Marked; readonly set: DecorationSet }>;

const CLASSES: Readonly<Record<"ins" | "del" | "hidden", { readonly nodeName?: string; readonly class: string }>> = {
  ins: { nodeName: "ins", class: "change-ins" },
  del: { nodeName: "del", class: "change-del" },
  hidden: { class: "change-hidden" },
};

/**
 * The decorations of changes, looked up by the block they stand in: a keystroke costs its own clause only, however many
 * amendments there are. Between a keystroke and the marks computed anew, the former ones move along.
 */
class ChangeDecorations extends BlockDecorations {
  readonly #marked: ReadonlyMap<BlockId, Marked>;
  readonly #drawn: Drawn;
  readonly #drawing: Drawing;

  constructor(marked: ReadonlyMap<BlockId, Marked>, drawn: Drawn, drawing: Drawing) {
    super();
    this.#marked = marked;
    this.#drawn = drawn;
    this.#drawing = drawing;
  }

  /** Other marks in some blocks; what is drawn elsewhere stays the same object. */
  changed(change: ReadonlyMap<BlockId, Marked | null>): ChangeDecorations {
    const marked = new Map(this.#marked);
    for (const [id, next] of change) {
      if (next && next.marks.length > 0) marked.set(id, next);
      else marked.delete(id);
    }
    return new ChangeDecorations(marked, this.#drawn, this.#drawing);
  }

  marksOf(id: BlockId): Marked | undefined {
    return this.#marked.get(id);
  }

  override isSameIn(block: Node, former: ChangeDecorations): boolean {
    const id = clauseIdOfNode(block) ?? noteIdOfNode(block);
    return id === null || this.marksOf(id) === former.marksOf(id);
  }

  override forChild(_offset: number, child: Node): DecorationSet {
    const id = clauseIdOfNode(child) ?? noteIdOfNode(child);
    const marked = id && child.isTextblock ? this.#marked.get(id) : undefined;
    if (!marked) return DecorationSet.empty;
    const known = this.#drawn.get(child);
    if (known?.marked === marked) return known.set;
    const set = DecorationSet.create(
      child,
      moved(marked, child.content).map((mark) => this.#decoration(mark)),
    );
    this.#drawn.set(child, { marked, set });
    return set;
  }

  #decoration(mark: ChangeMark): Decoration {
    if (mark.type !== "words") return Decoration.inline(mark.from, mark.to, CLASSES[mark.type], { change: mark.type });
    return Decoration.widget(mark.at, () => drawWords(mark.pieces, this.#drawing), {
      key: JSON.stringify(mark.pieces),
      side: -1,
      ignoreSelection: true,
      change: "words",
    });
  }
}

/** Marks computed for other words than are shown now, moved by the one stretch in which the two differ. New words grow at their end. */
function moved({ marks, of }: Marked, shown: Fragment): readonly ChangeMark[] {
  const start = of.findDiffStart(shown);
  const end = of.findDiffEnd(shown);
  if (start === null || end === null) return marks;
  const shift = shown.size - of.size;
  const oldEnd = Math.max(end.a, start);
  const grows = (mark: ChangeMark): boolean =>
    mark.type === "ins" && mark.to === start && oldEnd === start && shift > 0;
  const along = (offset: number): number => {
    if (offset <= start) return offset;
    return offset >= oldEnd ? offset + shift : Math.min(offset, Math.max(start, oldEnd + shift));
  };
  return marks.flatMap((mark): ChangeMark[] => {
    if (mark.type === "words") return [{ ...mark, at: along(mark.at) }];
    const from = along(mark.from);
    const to = grows(mark) ? mark.to + shift : along(mark.to);
    return to > from ? [{ ...mark, from, to }] : [];
  });
}

const KEY = new PluginKey<ChangeDecorations>("changes");

/** Draws what is proposed into the text: struck, underlined, with the delegations behind it. It never changes the text. Rules ED20, ED22. */
export function changesPlugin(drawing: Drawing): Plugin<ChangeDecorations> {
  return new Plugin<ChangeDecorations>({
    key: KEY,
    state: {
      init: () => new ChangeDecorations(new Map(), new WeakMap(), drawing),
      apply(tr, changes) {
        const change = tr.getMeta(KEY) as ReadonlyMap<BlockId, Marked | null> | undefined;
        return change ? changes.changed(change) : changes;
      },
    },
    props: {
      decorations: (state) => KEY.getState(state),
      handleDOMEvents: {
        // Words that are only proposed are none of the text: the browser would set no caret there, and leave it elsewhere.
        mousedown: (view, event) => {
          const isPlain = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey;
          const words = event.target instanceof Element ? event.target.closest(".change-words") : null;
          if (!isPlain || !words) return false;
          event.preventDefault();
          goTo(view, TextSelection.near(view.state.doc.resolve(view.posAtDOM(words, 0))));
          return true;
        },
      },
    },
  });
}

/** Brings the marks of some blocks up to date. `marksFor` gives those of the words as they are shown now. */
export function showChanges(
  view: EditorView,
  blocks: Iterable<{ readonly id: BlockId; readonly isNote: boolean }>,
  marksFor: (id: BlockId, isNote: boolean) => readonly ChangeMark[],
): void {
  const changes = KEY.getState(view.state);
  if (!changes) return;
  const change = new Map<BlockId, Marked | null>();
  for (const { id, isNote } of blocks) {
    const marks = marksFor(id, isNote);
    const known = changes.marksOf(id);
    if (marks.length === 0) {
      if (known) change.set(id, null);
      continue;
    }
    const block = findBlock(view.state.doc, id, isNote);
    if (!block) continue;
    // What moved along with the words is mostly right already: then nothing needs to be drawn a second time.
    const isSame = known && JSON.stringify(moved(known, block.node.content)) === JSON.stringify(marks);
    if (!isSame) change.set(id, { marks, of: block.node.content });
  }
  if (change.size > 0) view.dispatch(view.state.tr.setMeta(KEY, change).setMeta("addToHistory", false));
}

/** One change in the text, for the key that walks through them. */
export interface PlacedChange {
  readonly pos: number;
  readonly clause: ClauseId | null;
  readonly struck: string;
  readonly pieces: readonly DrawnPiece[];
}

/** All changes that are drawn, in text order. */
export function placedChanges(view: EditorView): PlacedChange[] {
  const changes = KEY.getState(view.state);
  const found: PlacedChange[] = [];
  view.state.doc.forEach((node, pos) => {
    const id = clauseIdOfNode(node) ?? noteIdOfNode(node);
    const marked = id && changes?.marksOf(id);
    if (!marked) return;
    const open = new Map<number, PlacedChange>();
    for (const mark of moved(marked, node.content)) {
      const isWords = mark.type === "words";
      const place = isWords ? mark.at : mark.type === "ins" ? mark.from : mark.to;
      const before = open.get(place);
      const struck = mark.type === "del" ? node.textBetween(mark.from, mark.to, "", "") : (before?.struck ?? "");
      const own =
        mark.type === "ins"
          ? [{ type: "ins" as const, runs: [{ text: node.textBetween(mark.from, mark.to, "", "") }] }]
          : [];
      const pieces = [...(before?.pieces ?? []), ...(isWords ? mark.pieces : own)];
      open.set(place, { pos: pos + 1 + place, clause: clauseIdOfNode(node), struck, pieces });
    }
    found.push(...[...open.values()].sort((a, b) => a.pos - b.pos));
  });
  return found;
}
