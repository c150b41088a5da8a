import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { markKey, type PassageMark, type Passages, type SelectedPassage } from "../../shared/document/passages.ts";
import type { Projection } from "../../shared/document/projection.ts";
import type { Shown } from "./binding/draftBinding.ts";
import { CommentSigns } from "./commentSigns.ts";
import { clauseIdOfNode, noteIdOfNode } from "./schema/kinds.ts";
import { sameUnit, unitAt, unitsOf } from "./schema/units.ts";
import { BlockDecorations } from "./views/blockDecorations.ts";

type Marks = Passages["marks"];

interface Drawn {
  readonly node: Node;
  /** The list that the ranges come from. */
  readonly marks: readonly PassageMark[];
  /** The same stretches as they stand in `node` by now. */
  readonly ranges: readonly PassageMark[];
  readonly set: DecorationSet;
}

/**
 * Passages looked up by the block they stand in, so that a keystroke costs those of its own block only. Between a keystroke
 * and the news of where the passages are now, they are carried along with the words.
 */
class PassageDecorations extends BlockDecorations {
  readonly marks: Marks;
  readonly #drawn: Map<string, Drawn>;

  constructor(marks: Marks, drawn: Map<string, Drawn>) {
    super();
    this.marks = marks;
    this.#drawn = drawn;
  }

  changed(marks: Marks): PassageDecorations {
    return new PassageDecorations(marks, this.#drawn);
  }

  override isSameIn(block: Node, former: PassageDecorations): boolean {
    const key = blockKey(block);
    return key === null || this.marks.get(key) === former.marks.get(key);
  }

  override forChild(_offset: number, child: Node): DecorationSet {
    const key = blockKey(child);
    const marks = key === null ? undefined : this.marks.get(key);
    if (key === null || !marks) return DecorationSet.empty;
    const last = this.#drawn.get(key);
    if (last && last.node === child && last.marks === marks) return last.set;
    const ranges = last && last.marks === marks ? carried(last.node, child, last.ranges) : marks;
    const isSame = last?.node === child && JSON.stringify(last.ranges) === JSON.stringify(ranges);
    const set = isSame ? last.set : draw(child, ranges);
    this.#drawn.set(key, { node: child, marks, ranges, set });
    return set;
  }

  /** The passages at a place of a block, as they are drawn. */
  rangesOf(block: Node): readonly PassageMark[] {
    const key = blockKey(block);
    const last = key === null ? undefined : this.#drawn.get(key);
    return last && last.node === block && this.marks.has(key ?? "") ? last.ranges : [];
  }
}

function blockKey(block: Node): string | null {
  const note = noteIdOfNode(block);
  return note ? markKey(note, true) : clauseIdOfNode(block);
}

/** Ranges of a block carried over one replacement of its words. A table's cells are left for the news to come. */
function carried(before: Node, after: Node, ranges: readonly PassageMark[]): readonly PassageMark[] {
  const start = before.inlineContent ? before.content.findDiffStart(after.content) : null;
  const end = start === null ? null : before.content.findDiffEnd(after.content);
  if (start === null || !end) return ranges;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const oldEnd = end.a + overlap;
  const newEnd = end.b + overlap;
  const growth = newEnd - oldEnd;
  // What is typed at an edge does not belong to the passage.
  return ranges.map((range) => {
    const from = range.from < start ? range.from : range.from >= oldEnd ? range.from + growth : newEnd;
    const to = range.to <= start ? range.to : range.to >= oldEnd ? range.to + growth : start;
    return { ...range, from, to: Math.max(from, to) };
  });
}

function draw(block: Node, ranges: readonly PassageMark[]): DecorationSet {
  const units = unitsOf(block, -1);
  const decorations = ranges.flatMap((range) => {
    const placed = units.find(({ unit }) => sameUnit(unit, range.unit));
    if (!placed) return [];
    const size = placed.node.content.size;
    const [from, to] = [Math.min(range.from, size), Math.min(range.to, size)];
    if (to <= from) return [];
    return [
      Decoration.inline(placed.start + from, placed.start + to, { class: "commented", "data-thread": range.key }),
    ];
  });
  return decorations.length === 0 ? DecorationSet.empty : DecorationSet.create(block, decorations);
}

const NONE: Marks = new Map();
const NO_COUNTS: Passages["openCounts"] = new Map();

const KEY = new PluginKey<PassageDecorations>("comments");

export interface CommentMarksOptions {
  readonly translate: (key: string, values?: Record<string, string | number>) => string;
  /** What a clause is called in the room. */
  readonly projection: Pick<Projection, "clause">;
  /** A commented passage was clicked (`look`), or the sign in the margin was pressed (`go`: the focus should follow). */
  readonly onOpen: (threads: readonly string[], how: "look" | "go") => void;
}

/**
 * Comments on the page: a dotted line under the passages of open threads, and in the margin a sign with their number. It
 * never changes words, and a keystroke costs only the passages of its own paragraph. Rules CO7, CO9.
 */
export class CommentMarks {
  readonly #options: CommentMarksOptions;
  readonly #signs: CommentSigns;
  #passages: Passages | null = null;
  #stop: () => void = () => {};
  #view: EditorView | null = null;
  #counts: Passages["openCounts"] = NO_COUNTS;

  constructor(options: CommentMarksOptions) {
    this.#options = options;
    this.#signs = new CommentSigns({
      nameOf: (clause, count) => {
        const label = options.projection.clause(clause)?.label ?? "";
        return options.translate(label === "" ? "comments.sign" : "comments.signOn", { count, label });
      },
      onPress: (clause) => {
        const threads = this.#passages?.threadsAt(clause).filter((thread) => !thread.isResolved) ?? [];
        options.onOpen(
          threads.map((thread) => thread.key),
          "go",
        );
      },
    });
  }

  plugin(): Plugin<PassageDecorations> {
    return new Plugin<PassageDecorations>({
      key: KEY,
      state: {
        init: () => new PassageDecorations(new Map(), new Map()),
        apply(tr, decorations) {
          const marks = tr.getMeta(KEY) as Marks | undefined;
          return marks ? decorations.changed(marks) : decorations;
        },
      },
      props: {
        decorations: (state) => KEY.getState(state),
        handleClick: (view, pos) => {
          const keys = threadsAtPos(view.state, pos);
          if (keys.length > 0) this.#options.onOpen(keys, "look");
          return false;
        },
      },
      view: () => ({ update: (view) => this.#signs.keep(view.dom) }),
    });
  }

  attach(view: EditorView): void {
    this.#view = view;
    this.show();
  }

  /** Shows these passages from now on; null: none. */
  follow(passages: Passages | null): void {
    if (passages === this.#passages) return;
    this.#stop();
    this.#passages = passages;
    // Words that others typed are on the page a frame later: `show` is called then.
    const stop = passages?.onChange((cause) => {
      if (cause === "comments") this.show();
    });
    this.#stop = stop ?? (() => {});
    this.show();
  }

  /** To be called after every turn of the binding: brings the marks up to date with the words on the page. */
  show(shown: Pick<Shown, "structure"> = { structure: true }): void {
    const view = this.#view;
    if (!view) return;
    const marks: Marks = this.#passages?.marks ?? NONE;
    if (KEY.getState(view.state)?.marks !== marks) {
      view.dispatch(view.state.tr.setMeta(KEY, marks).setMeta("addToHistory", false));
    }
    const counts = this.#passages?.openCounts ?? NO_COUNTS;
    // With the structure the labels change that the signs name.
    if (shown.structure || counts !== this.#counts) this.#signs.show(view.dom, counts);
    this.#counts = counts;
  }

  destroy(): void {
    this.#stop();
    this.#view = null;
  }
}

function threadsAtPos(state: EditorState, pos: number): string[] {
  const $pos = state.doc.resolve(pos);
  const placed = unitAt($pos);
  const ranges = placed ? (KEY.getState(state)?.rangesOf($pos.node(1)) ?? []) : [];
  if (!placed) return [];
  const offset = pos - placed.start;
  return ranges
    .filter(({ unit, from, to }) => sameUnit(unit, placed.unit) && offset >= from && offset <= to)
    .map(({ key }) => key);
}

/**
 * The passage that is selected: within one clause, cell or note, the one in which the selection begins. Null where nothing is
 * selected. The page must show the draft as it is (`DraftEditor.flush`). Rule CO10.
 */
export function selectedPassage(state: EditorState, projection: Projection): SelectedPassage | null {
  const { $from, to, empty } = state.selection;
  const placed = empty ? null : unitAt($from);
  if (!placed) return null;
  const { unit, node, start } = placed;
  const [from, end] = [$from.pos - start, Math.min(to - start, node.content.size)];
  const clause = "note" in unit ? projection.note(unit.note)?.citedIn[0] : unit.clause;
  if (end <= from || clause === undefined) return null;
  return { clause, unit, from, to: end, quote: node.textBetween(from, end, "", "\ufffc") };
}
