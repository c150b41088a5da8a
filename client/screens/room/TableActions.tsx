import { useTranslation } from "react-i18next";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import styles from "./ClausePanel.module.css";
import { EditorButton } from "./EditorButton.tsx";
import { useRoom } from "./roomContext.ts";
import { useEditorState } from "./useEditorState.ts";

const COMMANDS = ["addTableRow", "deleteTableRow", "addTableColumn", "deleteTableColumn", "toggleHeaderRow"] as const;

/** Rows and columns of the table that the caret is in; tables are not amended, so only who writes base text has them. Rule UI193. */
export function TableActions({ id }: { readonly id: ClauseId }) {
  const { t } = useTranslation();
  const { editor, projection, refusalFor, versions } = useRoom();
  useEditorState(editor, projection);
  if (refusalFor(null) || versions) return null;
  const blocked = editor ? refusalFor(id) : "noEditor";
  return (
    <section aria-labelledby="table-heading">
      <h3 className={styles.subheading} id="table-heading">
        {t("room.table.label")}
      </h3>
      <div className={styles.actions}>
        {COMMANDS.map((type) => (
          <EditorButton key={type} blocked={blocked} command={{ type }} label={t(`room.table.${type}Hint`)}>
            {t(`room.table.${type}`)}
          </EditorButton>
        ))}
      </div>
    </section>
  );
}
