import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import type { ClauseKind } from "../../../shared/domain/clause.ts";
import { statusOf } from "../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { CitedNotes } from "./CitedNotes.tsx";
import { ClauseActions } from "./ClauseActions.tsx";
import styles from "./ClausePanel.module.css";
import { DeletedClauses } from "./DeletedClauses.tsx";
import { OpeningPhrase } from "./OpeningPhrase.tsx";
import { useRoom } from "./roomContext.ts";
import { TableActions } from "./TableActions.tsx";
import { useEditorState } from "./useEditorState.ts";
import { useProjected } from "./useProjection.ts";

export interface ClausePanelProps {
  readonly onJump: () => void;
  /** True where it stands below something that has named the paragraph and said how it stands. */
  readonly isBelow?: boolean;
}

/** Everything about the paragraph the caret is in, and the deleted ones. */
export function ClausePanel({ onJump, isBelow = false }: ClausePanelProps) {
  const { t } = useTranslation();
  const { editor, projection } = useRoom();
  const { activeClause } = useEditorState(editor, projection);
  return (
    <div className={styles.panel}>
      {activeClause ? <ActiveClause id={activeClause} isBelow={isBelow} /> : null}
      {activeClause || isBelow ? null : <p className={styles.muted}>{t("room.clause.none")}</p>}
      <DeletedClauses onJump={onJump} />
    </div>
  );
}

function ActiveClause({ id, isBelow }: { readonly id: ClauseId; readonly isBelow: boolean }) {
  const { t } = useTranslation();
  const { projection, state } = useRoom();
  const select = useCallback(
    (source: Projection) => {
      const clause = source.clause(id);
      if (!clause) return null;
      const { label, number, kind, level, lead, leadUnknown } = clause;
      return { label, number, kind, level, lead, leadUnknown };
    },
    [id],
  );
  const concerns = useCallback(
    (change: ProjectionChange) => change.structure || change.head || change.clauses.has(id),
    [id],
  );
  const clause = useProjected(projection, select, concerns);
  if (!clause) return null;
  const status = statusOf(state, id);
  return (
    <section aria-labelledby="clause-heading">
      <h2 className={styles.heading} id="clause-heading">
        {isBelow ? t("amend.panel.own") : <bdi>{clause.label || t(`room.kind.${clause.kind}`)}</bdi>}
      </h2>
      <dl className={styles.facts}>
        <dt>{t("room.clause.kind")}</dt>
        <dd>{t(`room.kind.${clause.kind}`)}</dd>
        {clause.level > 0 ? (
          <>
            <dt>{t("room.clause.level")}</dt>
            <dd>{clause.kind === "heading" ? clause.level : clause.level + 1}</dd>
          </>
        ) : null}
        {!isBelow && isDiscussed(clause.kind) && (state.stage !== "drafting" || status !== "notDiscussed") ? (
          <>
            <dt>{t("room.clause.status")}</dt>
            <dd>{t(`room.status.${status}`)}</dd>
          </>
        ) : null}
        {clause.lead ? (
          <>
            <dt>{t("room.clause.phrase")}</dt>
            <dd>
              <i lang={projection.head.language}>{clause.lead}</i>
            </dd>
          </>
        ) : null}
      </dl>
      {clause.leadUnknown ? <OpeningPhrase key={id} id={id} /> : null}
      <ClauseActions id={id} />
      {clause.kind === "table" ? <TableActions id={id} /> : null}
      <CitedNotes clause={id} />
    </section>
  );
}

/** Kinds that the room goes through one by one; a title has no status. */
function isDiscussed(kind: ClauseKind): boolean {
  return kind === "preambular" || kind === "operative" || kind === "numbered";
}
