import { memo, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { useDelegationHues } from "../../live/delegationHues.ts";
import { Ledger } from "./decide/Ledger.tsx";
import { NewClauseRow } from "./NewClauseRow.tsx";
import styles from "./Outline.module.css";
import { OutlineRow } from "./OutlineRow.tsx";
import { outlineParts } from "./outlineRows.ts";
import { useRoom } from "./roomContext.ts";
import { useEditorState } from "./useEditorState.ts";
import { useOutlineStatuses } from "./useOutlineStatuses.ts";
import { useProjected } from "./useProjection.ts";

const partsOf = (projection: Projection) => outlineParts(projection.clauses);
const languageOf = (projection: Projection) => projection.head.language;
const onStructure = (change: ProjectionChange) => change.structure;
const onHead = (change: ProjectionChange) => change.head;

/**
 * The paragraphs of the draft with label, opening words and status; a press goes there. Words typed re-render one row at
 * most. Rule UI11.
 */
export const Outline = memo(function Outline({ onJump }: { readonly onJump: () => void }) {
  const { t } = useTranslation();
  const { connection, projection, editor, state } = useRoom();
  const parts = useProjected(projection, partsOf, onStructure);
  const language = useProjected(projection, languageOf, onHead);
  const { activeClause } = useEditorState(editor, projection);
  const isDiscussed = state.stage !== "drafting" || state.clauseStatus.size > 0;
  const { statusOf, newBehind } = useOutlineStatuses(isDiscussed);
  const onFloor = state.floor?.clause ?? null;
  const hues = useDelegationHues(connection.snapshot.access.id, state);
  // The same function while the editor is the same, or every row would be drawn anew with each move of the caret.
  const handleJump = useCallback(
    (clause: ClauseId) => {
      onJump();
      // On a small screen the text is hidden until the view has changed.
      requestAnimationFrame(() => editor?.focus(clause, "start"));
    },
    [editor, onJump],
  );
  return (
    <div className={styles.outline}>
      <h2 className={styles.heading}>{t("room.outline.label")}</h2>
      {isDiscussed ? (
        <div className={styles.progress}>
          <Ledger />
        </div>
      ) : null}
      {parts.length === 0 ? <p className={styles.empty}>{t("room.outline.empty")}</p> : null}
      {parts.map((part) => (
        <section key={part.id} aria-labelledby={`outline-${part.id}`}>
          <h3 className={styles.part} id={`outline-${part.id}`}>
            {t(`room.outline.${part.title}`)}
          </h3>
          <ol className={styles.rows}>
            {part.rows.flatMap((id) => [
              <OutlineRow
                key={id}
                id={id}
                projection={projection}
                isCurrent={id === activeClause}
                isOnFloor={id === onFloor}
                status={statusOf(id)}
                language={language}
                onJump={handleJump}
              />,
              ...newBehind(id).map((amendment) => (
                <NewClauseRow
                  key={amendment.id}
                  amendment={amendment}
                  behind={id}
                  isOnFloor={"clause" in amendment.proposed && amendment.proposed.clause === onFloor}
                  hues={hues}
                  onJump={handleJump}
                />
              )),
            ])}
          </ol>
        </section>
      ))}
    </div>
  );
});
