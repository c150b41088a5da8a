import { useSyncExternalStore } from "react";
import type { Projection } from "../../../shared/document/projection.ts";
import type { DraftEditor } from "../../editor/draftEditor.ts";
import { type EditorState, followerOf, NO_EDITOR } from "./editorState.ts";

const nothing = () => () => undefined;

/** Follows the editor's active clause, its history and the structure of the text; not the words. */
export function useEditorState(editor: DraftEditor | null, projection: Projection): EditorState {
  const follower = editor && followerOf(editor, projection);
  return useSyncExternalStore(follower?.subscribe ?? nothing, () => follower?.state ?? NO_EDITOR);
}
