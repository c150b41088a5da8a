import { useTranslation } from "react-i18next";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../../shared/document/views.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx";
import { EditorButton } from "../EditorButton.tsx";
import { newClauseMenu } from "../newClauseMenu.ts";
import styles from "../RoomToolbar.module.css";
import { refusalReason } from "../refusalReason.ts";
import { useRoom } from "../roomContext.ts";
import { isMacPlatform, keysOf } from "../roomShortcuts.ts";
import { useEditorState } from "../useEditorState.ts";
import { useProjected } from "../useProjection.ts";
import type { RoomWidth } from "./useRoomWidth.ts";
import { hasButtons } from "./writingTools.ts";

const typeOf = (projection: Projection) => projection.head.type;
const onHead = (change: ProjectionChange) => change.head;

/** Writing commands as buttons, as many as there is room for; the others are in the toolbar's menu. Rules UI190, A11Y7. */
export function TextTools({ width }: { readonly width: RoomWidth }) {
  const { t } = useTranslation();
  const { editor, projection, refusalFor, versions, state } = useRoom();
  const { activeClause, canUndo, canRedo } = useEditorState(editor, projection);
  const type = useProjected(projection, typeOf, onHead);
  const isMac = isMacPlatform();
  const refusal = activeClause ? refusalFor(activeClause) : null;
  const blocked = editor ? (activeClause ? refusal : "noClause") : "noEditor";
  const named = (key: string, keys: string) => t("room.toolbar.withKeys", { name: key, keys: keysOf(keys, isMac) });
  const has = (group: Parameters<typeof hasButtons>[0]) => hasButtons(group, width, state.stage === "drafting");
  const undoReason = editor ? t("room.toolbar.nothingToUndo") : t("room.toolbar.noEditor");
  return (
    <>
      {editor ? (
        <Menu
          label={t("room.toolbar.newParagraph")}
          trigger={
            <Button aria-label={t("room.toolbar.newParagraph")}>
              <Icon name="add" />
              <span className={styles.long}>{t("room.toolbar.newParagraph")}</span>
              <Icon name="chevronDown" />
            </Button>
          }
          sections={() => newClauseMenu(editor, type, activeClause !== null, t)}
        />
      ) : null}
      {has("levels") ? (
        <span className={styles.group}>
          <EditorButton
            blocked={blocked}
            command={{ type: "outdent" }}
            icon="outdent"
            mirrored
            label={named(t("room.toolbar.outdent"), "Shift+Tab")}
          />
          <EditorButton
            blocked={blocked}
            command={{ type: "indent" }}
            icon="indent"
            mirrored
            label={named(t("room.toolbar.indent"), "Tab")}
          />
        </span>
      ) : null}
      {has("places") ? (
        <span className={styles.group}>
          <EditorButton
            blocked={blocked}
            command={{ type: "moveUp" }}
            icon="moveUp"
            label={t(versions ? "room.toolbar.proposeUp" : "room.toolbar.moveUp")}
          />
          <EditorButton
            blocked={blocked}
            command={{ type: "moveDown" }}
            icon="moveDown"
            label={t(versions ? "room.toolbar.proposeDown" : "room.toolbar.moveDown")}
          />
          <EditorButton
            blocked={blocked}
            command={{ type: "deleteClause" }}
            icon="trash"
            label={t(versions ? "room.toolbar.proposeRemoval" : "room.toolbar.delete")}
          />
          {versions ? (
            <EditorButton
              blocked={blocked}
              command={{ type: "proposeVersion" }}
              writesOn
              label={t("room.toolbar.proposeVersion")}
            >
              <span aria-hidden="true">alt</span>
              <VisuallyHidden>{t("room.toolbar.proposeVersion")}</VisuallyHidden>
            </EditorButton>
          ) : null}
        </span>
      ) : null}
      {has("italic") || has("footnote") ? (
        <span className={styles.group}>
          {has("italic") ? (
            <EditorButton
              blocked={blocked}
              command={{ type: "toggleEm" }}
              label={named(t("room.toolbar.italic"), "Ctrl+I")}
            >
              <i className={styles.serif} aria-hidden="true">
                I
              </i>
              <VisuallyHidden>{t("room.toolbar.italic")}</VisuallyHidden>
            </EditorButton>
          ) : null}
          {has("scripts") ? (
            <>
              <EditorButton blocked={blocked} command={{ type: "toggleSub" }} label={t("room.toolbar.sub")}>
                <span className={styles.serif} aria-hidden="true">
                  x<sub>2</sub>
                </span>
                <VisuallyHidden>{t("room.toolbar.sub")}</VisuallyHidden>
              </EditorButton>
              <EditorButton blocked={blocked} command={{ type: "toggleSup" }} label={t("room.toolbar.sup")}>
                <span className={styles.serif} aria-hidden="true">
                  x<sup>2</sup>
                </span>
                <VisuallyHidden>{t("room.toolbar.sup")}</VisuallyHidden>
              </EditorButton>
            </>
          ) : null}
          <IconButton
            icon="footnote"
            label={named(t("room.toolbar.footnote"), "Ctrl+Alt+F")}
            disabledReason={blocked ? refusalReason(blocked, t) : undefined}
            preventFocusOnPress
            onPress={() => void editor?.insertFootnote()}
          />
        </span>
      ) : null}
      <span className={styles.group}>
        <IconButton
          icon="undo"
          mirrored
          label={named(t("room.toolbar.undo"), "Ctrl+Z")}
          disabledReason={canUndo ? undefined : undoReason}
          preventFocusOnPress
          onPress={() => void editor?.undo()}
        />
        {has("redo") ? (
          <IconButton
            icon="redo"
            mirrored
            label={named(t("room.toolbar.redo"), isMac ? "Ctrl+Shift+Z" : "Ctrl+Y")}
            disabledReason={canRedo ? undefined : t("room.toolbar.nothingToRedo")}
            preventFocusOnPress
            onPress={() => void editor?.redo()}
          />
        ) : null}
      </span>
    </>
  );
}
