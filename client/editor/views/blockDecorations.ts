import type { Node } from "@tiptap/pm/model";
import { DecorationSet } from "@tiptap/pm/view";

/**
 * Decorations looked up by the block they stand in. An ordinary set of decorations is searched from its start for every block
 * at every redraw, which costs the square of the number of clauses, and is mapped at every keystroke; this is neither.
 */
export abstract class BlockDecorations extends DecorationSet {
  constructor() {
    // The base class takes its own decorations and those of its children; here there are none of either.
    super(...([[], []] as unknown as []));
  }

  /** True when a block that has not changed is drawn as it was with `former`, a set of the same class. */
  abstract isSameIn(block: Node, former: this): boolean;

  abstract override forChild(offset: number, child: Node): DecorationSet;

  override map(): DecorationSet {
    return this;
  }

  /** Two of them are the same only if they are one object: they hold no lists to compare. */
  eq(other: unknown): boolean {
    return this === other;
  }
}
