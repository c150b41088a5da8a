import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CommentSubject } from "../../../../shared/document/commentEntries.ts";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../../shared/document/views.ts";
import type { ClauseKind } from "../../../../shared/domain/clause.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useRoom } from "../roomContext.ts";
import { useProjected } from "../useProjection.ts";

/** What comments need to know of the clauses: names and order, not words. */
export interface CommentPlaces {
  readonly nameOf: (subject: CommentSubject) => string;
  /** Where a thread belongs in the text; behind everything where its paragraph is deleted. */
  readonly rankOf: (subject: CommentSubject) => number;
  /** The clause that shows it; undefined where it is deleted, or only a note is amended. */
  readonly clauseOf: (subject: CommentSubject) => ClauseId | undefined;
}

const outlineOf = (projection: Projection): readonly (readonly [ClauseId, ClauseKind, string])[] =>
  projection.clauses.map(({ id, kind, label }) => [id, kind, label]);
const isOutlined = (change: ProjectionChange): boolean => change.structure || change.head;

/** Names and order of what is commented on, following the structure of the text. */
export function useCommentPlaces(): CommentPlaces {
  const { t } = useTranslation();
  const { projection, state } = useRoom();
  const outline = useProjected(projection, outlineOf, isOutlined);
  return useMemo(() => {
    const ranks = new Map(outline.map(([id], rank) => [id, rank]));
    const clauseOf = (subject: CommentSubject): ClauseId | undefined => {
      const clause = "clause" in subject ? subject.clause : clauseOfAmendment(subject, state);
      return clause !== undefined && ranks.has(clause) ? clause : undefined;
    };
    return {
      nameOf: (subject) => subjectName(subject, projection, state, t),
      clauseOf,
      rankOf: (subject) => ranks.get(clauseOf(subject) as ClauseId) ?? ranks.size,
    };
  }, [outline, projection, state, t]);
}

/** What the room calls a paragraph or an amendment: "OP 3", "A-012". */
export function subjectName(subject: CommentSubject, projection: Projection, state: DraftState, t: TFunction): string {
  if ("amendment" in subject) return state.amendments.get(subject.amendment)?.number ?? t("comments.untabled");
  const view = projection.clause(subject.clause);
  if (!view) return t("comments.deletedParagraph");
  return view.label || t(`room.kind.${view.kind}`);
}

function clauseOfAmendment(
  subject: Extract<CommentSubject, { readonly amendment: unknown }>,
  state: DraftState,
): ClauseId | undefined {
  const proposed = state.amendments.get(subject.amendment)?.proposed;
  if (!proposed) return undefined;
  if (!("on" in proposed)) return proposed.clause;
  return "clause" in proposed.on ? proposed.on.clause : undefined;
}
