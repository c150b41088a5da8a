import { useEffect, useState } from "react";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import type { DraftEditor } from "../../editor/draftEditor.ts";

/** What the parts around the text show of the editor. */
export interface EditorState {
  readonly activeClause: ClauseId | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Rises when an answer of `editor.can` may have changed. */
  readonly version: number;
}

const NO_EDITOR: EditorState = { activeClause: null, canUndo: false, canRedo: false, version: 0 };

/** Follows the editor's active clause, its history and the structure of the text; not the words. */
export function useEditorState(editor: DraftEditor | null, projection: Projection): EditorState {
  const [state, setState] = useState(NO_EDITOR);
  useEffect(() => {
    if (!editor) {
      setState(NO_EDITOR);
      return;
    }
    const read = (isNews: boolean) =>
      setState((former) => {
        const { activeClause, canUndo, canRedo } = editor;
        const isSame = former.activeClause === activeClause && former.canUndo === canUndo && former.canRedo === canRedo;
        if (isSame && !isNews) return former;
        return { activeClause, canUndo, canRedo, version: former.version + 1 };
      });
    read(true);
    const ends = [
      editor.onActiveClause(() => read(false)),
      editor.onHistory(() => read(false)),
      projection.onChange((change) => {
        if (change.structure) read(true);
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [editor, projection]);
  return state;
}
