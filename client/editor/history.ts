import * as Y from "yjs";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import type { PrivateDoc } from "../../shared/document/privateDoc.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import { isRequiredKey } from "../../shared/domain/permissions.ts";
import type { CaretMemory } from "./binding/caretMemory.ts";
import type { DraftBinding } from "./binding/draftBinding.ts";
import type { Unit } from "./schema/units.ts";

/** Edits within this time are undone together. */
const CAPTURE_MS = 500;

const PLACES = "places";
const CARET = "caret";
const TURN = "turn";

/** What a step of undo touches: a clause or note, the words of a tabled amendment, or what is written before tabling. */
export type UndoPlace = Unit | { readonly amendment: AmendmentId } | { readonly own: AmendmentId };

interface StackItem {
  readonly meta: Map<unknown, unknown>;
}

interface StackEvent {
  readonly stackItem: StackItem;
  readonly changedParentTypes: ReadonlyMap<unknown, unknown>;
}

/**
 * Undo and redo of the person's own edits, and of nobody else's: in the draft, and in the private document where they write
 * what is not tabled yet. The last edit is undone first, wherever it was. Rule BIND10.
 */
export class EditHistory {
  readonly #draft: DraftDoc;
  readonly #binding: DraftBinding;
  readonly #isLocked: (place: UndoPlace) => boolean;
  readonly #managers: Y.UndoManager[];
  readonly #listeners = new Set<() => void>();
  #desk: PrivateDoc | null = null;
  #restored: CaretMemory | null = null;
  #turn = 0;

  constructor(draft: DraftDoc, binding: DraftBinding, isLocked: (place: UndoPlace) => boolean) {
    this.#draft = draft;
    this.#binding = binding;
    this.#isLocked = isLocked;
    this.#managers = [this.#follow([draft.clauses, draft.footnotes, draft.amendments])];
  }

  /** From now on also what is written in this private document; null: in none. What was undone there before is forgotten. */
  setDesk(desk: PrivateDoc | null): void {
    for (const manager of this.#managers.splice(1)) manager.destroy();
    this.#desk = desk;
    if (desk) this.#managers.push(this.#follow([desk.amendments, desk.notes]));
    this.#tell();
  }

  get canUndo(): boolean {
    return this.#managers.some(({ undoStack }) => undoStack.length > 0);
  }

  get canRedo(): boolean {
    return this.#managers.some(({ redoStack }) => redoStack.length > 0);
  }

  /** Calls when `canUndo` or `canRedo` may have changed. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The next edit begins a step of its own: a split is not undone together with the words typed before it. */
  cut(): void {
    for (const manager of this.#managers) manager.stopCapturing();
  }

  /** Undoes one step. `locked` when it would change a clause or note that is locked by now: that step is dropped. */
  undo(): "done" | "empty" | "locked" {
    return this.#step("undo");
  }

  redo(): "done" | "empty" | "locked" {
    return this.#step("redo");
  }

  destroy(): void {
    for (const manager of this.#managers) manager.destroy();
    this.#listeners.clear();
  }

  #follow(roots: Y.Map<Y.Map<unknown>>[]): Y.UndoManager {
    const manager: Y.UndoManager = new Y.UndoManager(roots, {
      trackedOrigins: new Set([ORIGINS.typing]),
      captureTimeout: CAPTURE_MS,
      // Where another's value came in between, Yjs would take the own one away and put nothing in its place.
      deleteFilter: (item) => item.parentSub === null || !isRequiredKey(item.parentSub),
    });
    manager.on("stack-item-added", (event) => {
      // The edit has reached the draft, the binding still remembers the caret from before it.
      event.stackItem.meta.set(CARET, this.#binding.caret);
      this.#note(manager, event);
    });
    manager.on("stack-item-updated", (event) => this.#note(manager, event));
    manager.on("stack-item-popped", (event) => {
      this.#restored = (event.stackItem.meta.get(CARET) as CaretMemory | null | undefined) ?? null;
    });
    return manager;
  }

  #step(kind: "undo" | "redo"): "done" | "empty" | "locked" {
    const stackOf = ({ undoStack, redoStack }: Y.UndoManager): Y.UndoManager["undoStack"] =>
      kind === "undo" ? undoStack : redoStack;
    const turnOf = (manager: Y.UndoManager): number => Number(stackOf(manager).at(-1)?.meta.get(TURN) ?? -1);
    const [first, ...others] = this.#managers;
    const manager = others.reduce((last, each) => (turnOf(each) > turnOf(last) ? each : last), first as Y.UndoManager);
    const item = stackOf(manager).at(-1);
    if (!item) return "empty";
    if ([...placesOf(item).values()].some((place) => this.#isLocked(place))) {
      stackOf(manager).pop();
      this.#tell();
      return "locked";
    }
    this.#restored = null;
    manager[kind]();
    this.#binding.flush(this.#restored);
    this.#tell();
    return "done";
  }

  #note(manager: Y.UndoManager, event: StackEvent): void {
    this.#turn += 1;
    event.stackItem.meta.set(TURN, this.#turn);
    // Steps are undone in the order in which they ended: one that goes on elsewhere in between would be torn apart.
    for (const other of this.#managers) if (other !== manager) other.stopCapturing();
    const places = new Map(placesOf(event.stackItem));
    for (const type of event.changedParentTypes.keys()) {
      const place = type instanceof Y.AbstractType ? this.#placeOf(type) : null;
      if (place) places.set(JSON.stringify(place), place);
    }
    event.stackItem.meta.set(PLACES, places);
    this.#tell();
  }

  /** The clause or note a shared type belongs to: the key under which its branch hangs in the map of either. */
  #placeOf(type: Y.AbstractType<unknown>): UndoPlace | null {
    for (let each: Y.AbstractType<unknown> | null = type; each; ) {
      const item: Y.Item | null = each._item;
      if (item?.parent === this.#draft.clauses) return { clause: item.parentSub as ClauseId };
      if (item?.parent === this.#draft.footnotes) return { note: item.parentSub as FootnoteId };
      if (item?.parent === this.#draft.amendments) return { amendment: item.parentSub as AmendmentId };
      if (item && item.parent === this.#desk?.amendments) return { own: item.parentSub as AmendmentId };
      each = item?.parent instanceof Y.AbstractType ? item.parent : null;
    }
    return null;
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** What a step of undo changed, by a key of each place. */
function placesOf(item: StackItem): ReadonlyMap<string, UndoPlace> {
  return (item.meta.get(PLACES) as ReadonlyMap<string, UndoPlace> | undefined) ?? new Map();
}
