import type { Node as PmNode } from "@tiptap/pm/model";
import type { Decoration, DecorationSet, EditorView, ViewMutationRecord } from "@tiptap/pm/view";

/**
 * What we use of the inside of prosemirror-view 1.42.9, which its types do not tell. Its version is pinned; the tests of the
 * sheets (ED28) fail when any of it changes.
 */
export const DIRTY = { not: 0, child: 1, content: 2, node: 3 } as const;

/** The description of a piece of the page: `ViewDesc` there. */
export interface Desc {
  parent: Desc | undefined;
  children: Desc[];
  readonly dom: Node & { pmViewDesc?: Desc };
  readonly contentDOM: HTMLElement | null;
  dirty: number;
  /** Missing in what stands for no node. */
  node?: PmNode | undefined;
  readonly size: number;
  destroy(): void;
  domFromPos(pos: number, side: number): { node: Node; offset: number; atom?: number };
  parseRange(
    from: number,
    to: number,
    base?: number,
  ): { node: Node; from: number; to: number; fromOffset: number; toOffset: number };
  markDirty(from: number, to: number): void;
  ignoreMutation(mutation: ViewMutationRecord): boolean;
}

/** What `updateChildren` asks of the decorations of a node. */
export interface InnerDecorations {
  locals(node: PmNode): readonly Decoration[];
  forChild(offset: number, child: PmNode): DecorationSet;
}

/** The description of a node: `NodeViewDesc` there. */
export interface NodeDesc extends Desc {
  innerDeco: InnerDecorations;
  /** Brings children and their elements in line with `node` and `innerDeco`; `pos` is where the content begins. */
  updateChildren(view: EditorView, pos: number): void;
}

export type NodeDescClass = new (
  parent: Desc,
  node: PmNode | undefined,
  outerDeco: readonly Decoration[],
  innerDeco: InnerDecorations,
  dom: HTMLElement,
  contentDOM: HTMLElement,
  nodeDOM: HTMLElement,
) => NodeDesc;

/** Of a set, or of several that are asked together. */
export interface DrawnDecorations extends InnerDecorations {
  forEachSet(each: (set: DecorationSet) => void): void;
}

/** An ordinary set: its own decorations, and [from, to, set] of each child that has any. */
export interface PlainSet {
  readonly local: readonly Decoration[];
  readonly children: readonly (number | DecorationSet)[];
}

/** The description of the whole page. */
export type PageDesc = NodeDesc & { readonly innerDeco: DrawnDecorations };

export function pageDesc(view: EditorView): PageDesc {
  return (view as unknown as { docView: PageDesc }).docView;
}

/** To be called when an element was written to: the browser may then have lost the selection in it. */
export function noteWritten(view: EditorView, element: Node): void {
  const writes = view as unknown as { trackWrites: Node | null };
  if (writes.trackWrites === element) writes.trackWrites = null;
}

/** The same decoration at another place. */
export function movedTo(decoration: Decoration, from: number, to: number): Decoration {
  return (decoration as unknown as { copy(from: number, to: number): Decoration }).copy(from, to);
}
