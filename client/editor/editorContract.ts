import type { Awareness } from "y-protocols/awareness";
import type { Overlays } from "../../shared/amendments/overlays.ts";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import type { Projection } from "../../shared/document/projection.ts";
import type { ClauseKind } from "../../shared/domain/clause.ts";
import type { AmendmentId, ClauseId } from "../../shared/domain/ids.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import type { Drawing } from "./changes/drawWords.ts";

/** Something the person should read, next to the text and never as a beep. `key` is an i18n key. */
export interface EditorNotice {
  readonly key:
    | "editor.notice.locked"
    | "editor.notice.readOnly"
    | "editor.notice.structure"
    | "editor.notice.pasteSkipped"
    | "editor.notice.pasteTooLarge"
    | "editor.notice.pasteLeftOut"
    | "editor.notice.replaceSkipped"
    | "editor.notice.undoSkipped"
    | "editor.notice.notProposable"
    | "editor.notice.baseView"
    | "editor.notice.openingDesk";
  readonly values?: Readonly<Record<string, string | number>>;
  readonly clause?: ClauseId;
  readonly refusal?: Refusal;
}

/** Asked before a split or a join when somebody else has the caret in the clause. */
export interface EditorQuestion {
  readonly key: "editor.question.split" | "editor.question.join";
  readonly clause: ClauseId;
  /** Names of the others in the clause: delegation codes, or names where there is none. */
  readonly others: readonly string[];
}

/** A change that the person went to: what is struck there, and what is put in its place by whom. Rule A11Y6. */
export interface ReachedChange {
  readonly clause: ClauseId | null;
  readonly struck: string;
  readonly alternatives: readonly {
    readonly words: string;
    readonly delegations: readonly string[];
    readonly amendments: readonly AmendmentId[];
  }[];
}

/** What the toolbar, the menus and the keyboard can ask of the editor. All of it acts on the active clause. */
export type EditorCommand =
  | { readonly type: "newClauseAfter" }
  | { readonly type: "newPreambular" }
  | { readonly type: "newOperative" }
  | { readonly type: "newClause"; readonly kind: ClauseKind }
  | { readonly type: "indent" }
  | { readonly type: "outdent" }
  | { readonly type: "moveUp" }
  | { readonly type: "moveDown" }
  | { readonly type: "deleteClause" }
  /** A competing version of the clause; only where amendments are written. */
  | { readonly type: "proposeVersion" }
  | { readonly type: "restoreClause"; readonly clause: ClauseId }
  | { readonly type: "toggleEm" }
  | { readonly type: "toggleSub" }
  | { readonly type: "toggleSup" }
  | { readonly type: "insertBreak" }
  | { readonly type: "changeKind"; readonly kind: ClauseKind }
  | { readonly type: "mergeWithPrevious" }
  | { readonly type: "splitHere" }
  | { readonly type: "addTableRow" | "deleteTableRow" | "addTableColumn" | "deleteTableColumn" | "toggleHeaderRow" };

/** What stands at the end of a clause: "✓ agreed ad ref". Text first, colour second. */
export interface ClauseStatusMark {
  readonly text: string;
  readonly tone: "agreed" | "open" | "bracketed";
  readonly locked: boolean;
}

/** Where the search stands. `index` is 1-based, 0 while nothing is chosen. */
export interface FindState {
  readonly query: string;
  readonly count: number;
  readonly index: number;
}

/** Everything the editor needs of the outside. */
export interface DraftEditorOptions {
  /** The page's text area; the editor fills it. */
  readonly element: HTMLElement;
  readonly projection: Projection;
  readonly draft: DraftDoc;
  readonly awareness: Awareness;
  readonly actor: Actor;
  /** Null: this person may change the clause. With null as argument: the draft as a whole. */
  readonly refusalFor: (clause: ClauseId | null) => Refusal | null;
  readonly newId: () => string;
  readonly random: () => number;
  readonly translate: (key: string, values?: Record<string, string | number>) => string;
  readonly onNotice: (notice: EditorNotice) => void;
  readonly confirm: (question: EditorQuestion) => Promise<boolean>;
  /** A commented passage was clicked (`look`), or the sign beside a commented paragraph was pressed (`go`). */
  readonly onComments?: (threads: readonly string[], how: "look" | "go") => void;
  /** What is proposed on each text, and how its delegations are drawn. */
  readonly overlays: Overlays;
  readonly drawing: Pick<Drawing, "hueOf" | "nameOf">;
  /** What the end of a clause says about its status; nothing by default. Read again by `refreshPermissions`. */
  readonly statusFor?: (clause: ClauseId) => ClauseStatusMark | null;
  /** Hue 1–12 of the person's carets; given by the room, 1 by default. */
  readonly hue?: number;
  /** Runs a task at the next frame and gives a function that calls it off. `requestAnimationFrame` by default. */
  readonly schedule?: (task: () => void) => () => void;
}

/** What a replacement of everything found did. */
export interface ReplaceResult {
  readonly replaced: number;
  /** Matches left alone because their clause may not be changed. */
  readonly skipped: number;
}
