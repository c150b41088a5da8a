import type { Projection } from "../../../shared/document/projection.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import type { DraftEditor } from "../../editor/draftEditor.ts";
import { whenIdle } from "./whenIdle.ts";

/** What the parts around the text show of the editor. */
export interface EditorState {
  readonly activeClause: ClauseId | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Rises when an answer of `editor.can` may have changed. */
  readonly version: number;
}

export const NO_EDITOR: EditorState = { activeClause: null, canUndo: false, canRedo: false, version: 0 };

const followers = new WeakMap<DraftEditor, EditorFollower>();

/** The one follower of an editor: whatever stands around the text is drawn anew together. */
export function followerOf(editor: DraftEditor, projection: Projection): EditorFollower {
  const known = followers.get(editor) ?? new EditorFollower(editor, projection);
  followers.set(editor, known);
  return known;
}

/**
 * Follows the editor's active clause, its history and the structure of the text, not the words. It tells of them when the
 * browser is idle, several changes at once: a keystroke should not wait for what stands around the text. Rule UI66.
 */
class EditorFollower {
  readonly #editor: DraftEditor;
  readonly #projection: Projection;
  readonly #listeners = new Set<() => void>();
  #ends: readonly (() => void)[] = [];
  #cancel: (() => void) | null = null;
  #hasNews = false;
  #state: EditorState;

  constructor(editor: DraftEditor, projection: Projection) {
    this.#editor = editor;
    this.#projection = projection;
    this.#state = this.#next(1);
  }

  get state(): EditorState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#start();
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  #start(): void {
    this.#read(true);
    this.#ends = [
      this.#editor.onActiveClause(() => this.#later(false)),
      this.#editor.onHistory(() => this.#later(false)),
      this.#projection.onChange((change) => {
        if (change.structure) this.#later(true);
      }),
    ];
  }

  #stop(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.#cancel?.();
    this.#cancel = null;
  }

  #later(isNews: boolean): void {
    this.#hasNews ||= isNews;
    this.#cancel ??= whenIdle(() => {
      this.#cancel = null;
      this.#read(this.#hasNews);
    });
  }

  #read(isNews: boolean): void {
    this.#hasNews = false;
    const { activeClause, canUndo, canRedo, version } = this.#state;
    const next = this.#next(version + 1);
    const isSame = activeClause === next.activeClause && canUndo === next.canUndo && canRedo === next.canRedo;
    if (isSame && !isNews) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener();
  }

  #next(version: number): EditorState {
    const { activeClause, canUndo, canRedo } = this.#editor;
    return { activeClause, canUndo, canRedo, version };
  }
}
