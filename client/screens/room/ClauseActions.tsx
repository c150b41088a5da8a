import { useTranslation } from "react-i18next";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./ClausePanel.module.css";
import { EditorButton } from "./EditorButton.tsx";
import { useRoom } from "./roomContext.ts";
import { useEditorState } from "./useEditorState.ts";

/** Level and place of a paragraph by buttons with words: whatever can be dragged can also be pressed. Rule A11Y12. */
export function ClauseActions({ id }: { readonly id: ClauseId }) {
  const { t } = useTranslation();
  const { editor, projection, refusalFor, versions } = useRoom();
  // What is possible changes with the structure around the paragraph.
  useEditorState(editor, projection);
  if (refusalFor(null)) return null;
  const blocked = editor ? refusalFor(id) : "noEditor";
  return (
    <div className={styles.actions}>
      {versions ? <p className={styles.propose}>{t("room.clause.propose")}</p> : null}
      <EditorButton
        blocked={blocked}
        command={{ type: "moveUp" }}
        label={t(versions ? "room.toolbar.proposeUp" : "room.toolbar.moveUp")}
      >
        <Icon name="moveUp" /> {t("room.clause.up")}
      </EditorButton>
      <EditorButton
        blocked={blocked}
        command={{ type: "moveDown" }}
        label={t(versions ? "room.toolbar.proposeDown" : "room.toolbar.moveDown")}
      >
        <Icon name="moveDown" /> {t("room.clause.down")}
      </EditorButton>
      <EditorButton blocked={blocked} command={{ type: "outdent" }} label={t("room.toolbar.outdent")}>
        <Icon name="outdent" mirrored /> {t("room.clause.outdent")}
      </EditorButton>
      <EditorButton blocked={blocked} command={{ type: "indent" }} label={t("room.toolbar.indent")}>
        <Icon name="indent" mirrored /> {t("room.clause.indent")}
      </EditorButton>
      <EditorButton
        blocked={blocked}
        command={{ type: "deleteClause" }}
        label={t(versions ? "room.toolbar.proposeRemoval" : "room.toolbar.delete")}
      >
        <Icon name="trash" /> {t("room.clause.delete")}
      </EditorButton>
      {versions ? (
        <EditorButton
          blocked={blocked}
          command={{ type: "proposeVersion" }}
          writesOn
          label={t("room.toolbar.proposeVersion")}
        >
          <Icon name="add" /> {t("room.clause.version")}
        </EditorButton>
      ) : null}
    </div>
  );
}
