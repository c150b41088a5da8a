import * as Y from "yjs";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import { isRequiredKey } from "../../shared/domain/permissions.ts";
import type { CaretMemory } from "./binding/caretMemory.ts";
import type { DraftBinding } from "./binding/draftBinding.ts";
import type { Unit } from "./schema/units.ts";

/** Edits within this time are undone together. */
const CAPTURE_MS = 500;

/** Undo and redo of the person's own edits, and of nobody else's. Rule BIND10. */
export class EditHistory {
  readonly #draft: DraftDoc;
  readonly #binding: DraftBinding;
  readonly #isLocked: (place: Unit) => boolean;
  readonly #manager: Y.UndoManager;
  readonly #listeners = new Set<() => void>();
  #restored: CaretMemory | null = null;

  constructor(draft: DraftDoc, binding: DraftBinding, isLocked: (place: Unit) => boolean) {
    this.#draft = draft;
    this.#binding = binding;
    this.#isLocked = isLocked;
    this.#manager = new Y.UndoManager([draft.clauses, draft.footnotes], {
      trackedOrigins: new Set([ORIGINS.typing]),
      captureTimeout: CAPTURE_MS,
      // Where another's value came in between, Yjs would take the own one away and put nothing in its place.
      deleteFilter: (item) => item.parentSub === null || !isRequiredKey(item.parentSub),
    });
    this.#manager.on("stack-item-added", (event) => {
      // The edit has reached the draft, the binding still remembers the caret from before it.
      event.stackItem.meta.set("caret", this.#binding.caret);
      this.#notePlaces(event);
    });
    this.#manager.on("stack-item-updated", (event) => this.#notePlaces(event));
    this.#manager.on("stack-item-popped", (event) => {
      this.#restored = (event.stackItem.meta.get("caret") as CaretMemory | null | undefined) ?? null;
    });
  }

  get canUndo(): boolean {
    return this.#manager.undoStack.length > 0;
  }

  get canRedo(): boolean {
    return this.#manager.redoStack.length > 0;
  }

  /** Calls when `canUndo` or `canRedo` may have changed. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The next edit begins a step of its own: a split is not undone together with the words typed before it. */
  cut(): void {
    this.#manager.stopCapturing();
  }

  /** Undoes one step. `locked` when it would change a clause or note that is locked by now: that step is dropped. */
  undo(): "done" | "empty" | "locked" {
    return this.#step(this.#manager.undoStack, () => this.#manager.undo());
  }

  redo(): "done" | "empty" | "locked" {
    return this.#step(this.#manager.redoStack, () => this.#manager.redo());
  }

  destroy(): void {
    this.#manager.destroy();
    this.#listeners.clear();
  }

  #step(stack: Y.UndoManager["undoStack"], act: () => unknown): "done" | "empty" | "locked" {
    const item = stack.at(-1);
    if (!item) return "empty";
    if ([...placesOf(item).values()].some((place) => this.#isLocked(place))) {
      stack.pop();
      this.#tell();
      return "locked";
    }
    this.#restored = null;
    act();
    this.#binding.flush(this.#restored);
    this.#tell();
    return "done";
  }

  #notePlaces(event: {
    readonly stackItem: { readonly meta: Map<unknown, unknown> };
    readonly changedParentTypes: ReadonlyMap<unknown, unknown>;
  }): void {
    const places = new Map(placesOf(event.stackItem));
    for (const type of event.changedParentTypes.keys()) {
      const place = type instanceof Y.AbstractType ? this.#placeOf(type) : null;
      if (place) places.set(JSON.stringify(place), place);
    }
    event.stackItem.meta.set(PLACES, places);
    this.#tell();
  }

  /** The clause or note a shared type belongs to: the key under which its branch hangs in the map of either. */
  #placeOf(type: Y.AbstractType<unknown>): Unit | null {
    for (let each: Y.AbstractType<unknown> | null = type; each; ) {
      const item: Y.Item | null = each._item;
      if (item?.parent === this.#draft.clauses) return { clause: item.parentSub as ClauseId };
      if (item?.parent === this.#draft.footnotes) return { note: item.parentSub as FootnoteId };
      each = item?.parent instanceof Y.AbstractType ? item.parent : null;
    }
    return null;
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const PLACES = "places";

/** What a step of undo changed, by a key of each place. */
function placesOf(item: { readonly meta: Map<unknown, unknown> }): ReadonlyMap<string, Unit> {
  return (item.meta.get(PLACES) as ReadonlyMap<string, Unit> | undefined) ?? new Map();
}
