import type { EditorState, Transaction } from "@tiptap/pm/state";
import type { DraftHead } from "../../../shared/domain/draftHead.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import type { EditorQuestion } from "../editorContract.ts";

/** What a command would do. Nothing has happened yet. */
export interface EditPlan {
  readonly tr: Transaction;
  /** Asked first when somebody else is in one of these clauses: there two people's work can meet badly. */
  readonly asks?: { readonly key: EditorQuestion["key"]; readonly clauses: readonly ClauseId[] };
}

/** What commands need besides the state. */
export interface EditEnvironment {
  readonly newId: () => string;
  readonly head: DraftHead;
}

/** A command: a plan, or null where the structure does not allow it. Pure but for `newId`. */
export type PlanEdit = (state: EditorState, environment: EditEnvironment) => EditPlan | null;
