import { Fragment, type Node as PmNode } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { type Decoration, DecorationSet, type EditorView, type ViewMutationRecord } from "@tiptap/pm/view";
import { changedBlocks } from "./changedBlocks.ts";
import { blockKey, type FilledSheet, isNote, type PlannedSheet, planSheets } from "./sheetPlan.ts";
import {
  type Desc,
  DIRTY,
  type DrawnDecorations,
  type InnerDecorations,
  movedTo,
  type NodeDesc,
  type NodeDescClass,
  noteWritten,
  type PageDesc,
  pageDesc,
} from "./viewInternals.ts";

/** A stretch of the page, of some dozens of blocks: an element, and no node of the document. */
interface Sheet extends NodeDesc {
  readonly dom: HTMLElement;
  blocks: readonly PmNode[];
  /** Where it begins in the document. */
  start: number;
  length: number;
}

type SheetClass = new (parent: Desc) => Sheet;

const NOTHING: InnerDecorations = { locals: () => [], forChild: () => DecorationSet.empty };

/**
 * Lays the blocks of the page into sheets: elements of some dozens of blocks each, of which the document knows nothing. Without
 * them ProseMirror draws, and the browser lays out and watches, all clauses of a draft at every keystroke; with them a
 * keystroke costs its own sheet, and what is off screen counts sheet by sheet. Rule ED28.
 */
export function pageSheetsPlugin(): Plugin {
  let sheets: PageSheets | null = null;
  return new Plugin({
    view(view) {
      let page = pageDesc(view);
      sheets = intoSheets(page);
      return {
        update() {
          if (pageDesc(view) === page) return;
          // The page was drawn anew as a whole, without sheets: they come with the next change.
          page = pageDesc(view);
          sheets = intoSheets(page);
        },
      };
    },
    props: {
      handleDOMEvents: {
        // The browser moves the caret when this has been handled, and finds no line in what is not laid out.
        keydown(view, event) {
          if (isMoving(event)) sheets?.showNear(view.state.selection.head);
          else if (event.key.length === 1) sheets?.showNear(null);
          return false;
        },
      },
    },
  });
}

/** True for keys that may lead the caret anywhere; with Ctrl letters do so, too, on a Mac. */
function isMoving({ key, ctrlKey }: KeyboardEvent): boolean {
  return /^(?:Arrow|Page|Home$|End$)/.test(key) || (ctrlKey && key.length === 1);
}

/** From now on the children of the page are sheets. Four methods of ProseMirror know of them, the rest takes them for marks. */
function intoSheets(page: PageDesc): PageSheets {
  const proto = Object.getPrototypeOf(page) as NodeDesc;
  const sheets = new PageSheets(page, page.constructor as NodeDescClass);
  const found = (from: number, to: number): Sheet | undefined =>
    sheets.all.find(({ start, length }) => from >= start && to <= start + length);
  Object.assign(page, {
    updateChildren: (view: EditorView) => sheets.update(view),

    parseRange(from: number, to: number, base = 0) {
      const sheet = found(from - base, to - base);
      return sheet ? sheet.parseRange(from, to, base + sheet.start) : proto.parseRange.call(page, from, to, base);
    },

    domFromPos(pos: number, side: number) {
      const sheet = sheets.all.find(({ start, length }) => pos < start + length) ?? sheets.all.at(-1);
      return sheet ? sheet.domFromPos(pos - sheet.start, side) : proto.domFromPos.call(page, pos, side);
    },

    markDirty(from: number, to: number) {
      page.dirty = DIRTY.content;
      for (const sheet of sheets.all) {
        const end = sheet.start + sheet.length;
        if (from <= end && to >= sheet.start) {
          sheet.markDirty(Math.max(from - sheet.start, 0), Math.min(to, end) - sheet.start);
        }
      }
    },
  });
  return sheets;
}

class PageSheets {
  readonly #page: PageDesc;
  readonly #Sheet: SheetClass;
  #drawn: DrawnDecorations | null = null;
  #near: readonly Sheet[] = [];
  all: readonly Sheet[] = [];

  constructor(page: PageDesc, Base: NodeDescClass) {
    this.#page = page;
    this.#Sheet = sheetClass(Base);
  }

  /** Stands in for `updateChildren` of the page: draws the sheets in which something changed, and lets the others be. */
  update(view: EditorView): void {
    const page = this.#page;
    const doc = page.node;
    if (!doc) return;
    const decorations = page.innerDeco;
    const former: FilledSheet<Sheet>[] = this.all.map((sheet) => ({ sheet, blocks: sheet.blocks }));
    const plan = planSheets(former, doc.children);
    const isRedrawn = changedBlocks(this.#drawn, decorations);
    const planned = this.#settle(plan);
    const between = decorations.locals(doc);
    let start = 0;
    for (const [index, sheet] of planned.entries()) {
      const isMoved = plan[index]?.isTouched ?? true;
      const before = sheet.start;
      sheet.start = start;
      start += sheet.length;
      if (isMoved || sheet.dirty !== DIRTY.not || hasChanged(sheet, before, isRedrawn)) {
        drawSheet(sheet, view, doc, decorationsOf(sheet, decorations, between, doc.content.size));
      }
    }
    if (
      page.dirty === DIRTY.content ||
      former.length !== planned.length ||
      planned.some((one, i) => one !== this.all[i])
    ) {
      placeElements(view, page, planned);
    }
    this.all = planned;
    page.children = [...planned];
    this.#drawn = decorations;
  }

  /** Marks the sheets a single key may lead to: around the caret, and at both ends of the text. None for null. */
  showNear(head: number | null): void {
    const near = head === null ? [] : this.#reachedFrom(head);
    if (near.length === this.#near.length && near.every((sheet, index) => sheet === this.#near[index])) return;
    for (const { dom } of this.#near) dom.classList.remove("is-near");
    for (const { dom } of near) dom.classList.add("is-near");
    this.#near = near;
  }

  #reachedFrom(head: number): readonly Sheet[] {
    const { all } = this;
    const found = all.findIndex(({ start, length }) => head < start + length);
    const at = found < 0 ? all.length - 1 : found;
    return all.filter((_, index) => Math.abs(index - at) <= 1 || index === 0 || index === all.length - 1);
  }

  /** Makes and drops sheets, and gives each the descriptions of the blocks that it is to hold. */
  #settle(plan: readonly PlannedSheet<Sheet>[]): Sheet[] {
    const planned = plan.map(({ sheet }) => sheet ?? new this.#Sheet(this.#page));
    const kept = new Set(planned);
    const touched = planned.filter((_, index) => plan[index]?.isTouched);
    const gone = this.all.filter((sheet) => !kept.has(sheet));
    const flat = this.all.length === 0 ? this.#page.children : [];
    const isShared = touched.length + gone.length > 1 || flat.length > 0;
    const pool = new Map<string, Desc>();
    const left = new Set<Desc>();
    if (isShared) {
      for (const desc of [...flat, ...[...touched, ...gone].flatMap((sheet) => sheet.children)]) {
        left.add(desc);
        if (desc.node) pool.set(blockKey(desc.node), desc);
      }
    }
    for (const [index, sheet] of planned.entries()) {
      const blocks = plan[index]?.blocks ?? [];
      if (!plan[index]?.isTouched) continue;
      sheet.blocks = blocks;
      sheet.length = blocks.reduce((sum, block) => sum + block.nodeSize, 0);
      if (!isShared) continue;
      sheet.children = blocks.flatMap((block) => taken(pool, blockKey(block)));
      sheet.dirty = DIRTY.content;
      for (const desc of sheet.children) {
        desc.parent = sheet;
        left.delete(desc);
      }
    }
    for (const desc of left) desc.destroy();
    for (const sheet of gone) {
      sheet.children = [];
      sheet.destroy();
    }
    // Positions are counted through the page's children while the sheets are drawn.
    this.#page.children = planned;
    return planned;
  }
}

/** Of two blocks with one id, as a paste may leave for a moment, the first has what was drawn. */
function taken(pool: Map<string, Desc>, key: string): readonly Desc[] {
  const desc = pool.get(key);
  pool.delete(key);
  return desc ? [desc] : [];
}

/** True where decorations differ in a block that itself is the same. `before`: where the sheet began until now. */
function hasChanged(sheet: Sheet, before: number, isRedrawn: ReturnType<typeof changedBlocks>): boolean {
  if (!isRedrawn) return false;
  let offset = 0;
  return sheet.blocks.some((block) => {
    const at = offset;
    offset += block.nodeSize;
    return isRedrawn(block, before + at, sheet.start + at);
  });
}

/** Has ProseMirror draw a sheet as it would draw a document of these blocks only. */
function drawSheet(sheet: Sheet, view: EditorView, doc: PmNode, decorations: InnerDecorations): void {
  sheet.node = doc.copy(Fragment.fromArray([...sheet.blocks]));
  sheet.innerDeco = decorations;
  sheet.updateChildren(view, sheet.start);
  // For everybody else it stands for no node, as a mark does: whoever looks for one goes on to the page.
  sheet.node = undefined;
  sheet.innerDeco = NOTHING;
  sheet.dirty = DIRTY.not;
  const { dom, blocks } = sheet;
  dom.classList.toggle("is-notes", isNote(blocks[0]));
  dom.style.setProperty("--blocks", String(blocks.length));
}

/** The decorations of the page as seen from within a sheet. `between`: those that stand between blocks, or around one. */
function decorationsOf(
  { start, length }: Sheet,
  page: InnerDecorations,
  between: readonly Decoration[],
  size: number,
): InnerDecorations {
  const end = start + length;
  const own = between.filter(({ from, to }) => from >= start && to <= end && (from < end || end === size));
  return {
    locals: () => own.map((one) => movedTo(one, one.from - start, one.to - start)),
    forChild: (offset, child) => page.forChild(start + offset, child),
  };
}

/** Puts the elements of the sheets into the page, in order, and whatever else stands there out of it. */
function placeElements(view: EditorView, page: NodeDesc, sheets: readonly Sheet[]): void {
  const parent = page.contentDOM;
  if (!parent) return;
  let isWritten = false;
  let next = parent.firstChild;
  for (const { dom } of sheets) {
    if (dom === next) {
      next = next.nextSibling;
      continue;
    }
    isWritten = true;
    parent.insertBefore(dom, next);
  }
  while (next) {
    isWritten = true;
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
  if (isWritten) noteWritten(view, parent);
}

/** The class of sheets: ProseMirror's own for nodes, which it does not export, standing for none. */
function sheetClass(Base: NodeDescClass): SheetClass {
  return class extends Base implements Sheet {
    declare readonly dom: HTMLElement;
    blocks: readonly PmNode[] = [];
    start = 0;
    length = 0;

    constructor(parent: Desc) {
      const dom = document.createElement("div");
      dom.className = "draft-sheet";
      super(parent, undefined, [], NOTHING, dom, dom, dom);
    }

    override get size(): number {
      return this.length;
    }

    get border(): number {
      return 0;
    }

    get domAtom(): boolean {
      return false;
    }

    parseRule(): { readonly skip: true } {
      return { skip: true };
    }

    override ignoreMutation(mutation: ViewMutationRecord): boolean {
      // Its class and its size are set from here.
      return mutation.type === "attributes" && mutation.target === this.dom;
    }
  };
}
