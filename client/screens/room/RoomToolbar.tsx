import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import { Button } from "../../ui/Button.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Toolbar } from "../../ui/Toolbar.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { FilterMenu } from "../text/FilterMenu.tsx";
import { DecisionTools } from "./decide/DecisionTools.tsx";
import { PositionTools } from "./decide/PositionTools.tsx";
import { EditorButton } from "./EditorButton.tsx";
import { FloorTools } from "./floor/FloorTools.tsx";
import { newClauseMenu } from "./newClauseMenu.ts";
import styles from "./RoomToolbar.module.css";
import { readOnlyReason } from "./readOnlyReason.ts";
import { refusalReason } from "./refusalReason.ts";
import { regionId } from "./regions.ts";
import { useRoom } from "./roomContext.ts";
import type { RoomControls } from "./roomControls.ts";
import { isMacPlatform, keysOf } from "./roomShortcuts.ts";
import { StageControl } from "./StageControl.tsx";
import { useEditorState } from "./useEditorState.ts";
import { useProjected } from "./useProjection.ts";
import { TEXT_VIEWS } from "./viewSettings.ts";
import { WriteAs } from "./WriteAs.tsx";

const typeOf = (projection: Projection) => projection.head.type;
const onHead = (change: ProjectionChange) => change.head;

/** What one can do with the text, one tab stop; for readers one sentence why they only read. Rules A11Y7, UI13. */
export function RoomToolbar({ controls }: { readonly controls: RoomControls }) {
  const { t } = useTranslation();
  const { actor, refusalFor, state } = useRoom();
  const refusal = refusalFor(null);
  return (
    <div className={styles.row}>
      <p className={styles.role}>
        {t("room.you")}{" "}
        <strong>
          {actor.delegation ? (
            <bdi title={actor.delegation.name}>{actor.delegation.code}</bdi>
          ) : (
            t(`role.${actor.role}`)
          )}
        </strong>
      </p>
      {refusal ? <p className={styles.reader}>{readOnlyReason(refusal, actor, state, t)}</p> : null}
      <div className={styles.tools} id={regionId("toolbar")}>
        <Toolbar label={t("room.toolbar.label")} controls={regionId("text")}>
          <span className={styles.line}>
            {refusal ? null : <TextTools />}
            <WriteAs />
            <ViewTools controls={controls} />
          </span>
          {state.stage === "drafting" ? null : (
            <span className={styles.line}>
              <NegotiationTools />
            </span>
          )}
        </Toolbar>
      </div>
    </div>
  );
}

/** What is decided and said about the paragraph in focus, and where the room is. */
function NegotiationTools() {
  const { t } = useTranslation();
  const { actor, connection } = useRoom();
  return (
    <>
      {actor.role === "facilitator" ? <DecisionTools /> : null}
      <PositionTools />
      <FloorTools />
      <ButtonLink href={`/d/${connection.snapshot.access.id}/register`}>{t("room.toolbar.register")}</ButtonLink>
      <span className={styles.view}>
        <StageControl />
      </span>
    </>
  );
}

function TextTools() {
  const { t } = useTranslation();
  const { editor, projection, refusalFor, versions } = useRoom();
  const { activeClause, canUndo, canRedo } = useEditorState(editor, projection);
  const type = useProjected(projection, typeOf, onHead);
  const isMac = isMacPlatform();
  const refusal = activeClause ? refusalFor(activeClause) : null;
  const blocked = editor ? (activeClause ? refusal : "noClause") : "noEditor";
  const named = (key: string, keys: string) => t("room.toolbar.withKeys", { name: key, keys: keysOf(keys, isMac) });
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
      <span className={classNames(styles.group, styles.rare)}>
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
      <span className={styles.group}>
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
        <span className={styles.rare}>
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
        </span>
        <IconButton
          icon="footnote"
          label={named(t("room.toolbar.footnote"), "Ctrl+Alt+F")}
          disabledReason={blocked ? refusalReason(blocked, t) : undefined}
          preventFocusOnPress
          onPress={() => void editor?.insertFootnote()}
        />
      </span>
      <span className={styles.group}>
        <IconButton
          icon="undo"
          mirrored
          label={named(t("room.toolbar.undo"), "Ctrl+Z")}
          disabledReason={canUndo ? undefined : undoReason}
          preventFocusOnPress
          onPress={() => void editor?.undo()}
        />
        <IconButton
          icon="redo"
          mirrored
          label={named(t("room.toolbar.redo"), isMac ? "Ctrl+Shift+Z" : "Ctrl+Y")}
          disabledReason={canRedo ? undefined : t("room.toolbar.nothingToRedo")}
          preventFocusOnPress
          onPress={() => void editor?.redo()}
        />
      </span>
    </>
  );
}

function ViewTools({ controls }: { readonly controls: RoomControls }) {
  const { t } = useTranslation();
  const { state, viewSettings, setViewSettings } = useRoom();
  const isMac = isMacPlatform();
  return (
    <span className={styles.view}>
      {state.stage === "drafting" ? null : (
        <Segmented
          label={t("room.view.label")}
          options={TEXT_VIEWS.map((view) => ({ value: view, label: t(`room.view.${view}`) }))}
          value={viewSettings.view}
          onChange={(view) => setViewSettings({ ...viewSettings, view })}
        />
      )}
      {state.stage === "drafting" ? <StageControl /> : <FilterMenu />}
      <span className={styles.optional}>
        <IconButton
          icon="search"
          label={t("room.toolbar.withKeys", { name: t("room.find.title"), keys: keysOf("Ctrl+F", isMac) })}
          onPress={() => controls.openFind("find")}
        />
        <IconButton
          icon="help"
          label={t("room.toolbar.withKeys", { name: t("room.help.title"), keys: keysOf("Ctrl+/", isMac) })}
          onPress={() => controls.openDialog("keyboard")}
        />
      </span>
    </span>
  );
}
