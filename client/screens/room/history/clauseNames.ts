import type { TFunction } from "i18next";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { ClauseId, FootnoteId } from "../../../../shared/domain/ids.ts";

/** What the room calls its clauses and notes. */
export interface ClauseNames {
  clause(id: ClauseId): string;
  note(id: FootnoteId): string;
}

/**
 * Names for whatever is spoken of: the label now; for a clause without one its kind; for one that is gone the label it had;
 * for one that is only proposed the label it would have. A note has its number while it is cited.
 */
export function clauseNames(projection: Projection, state: DraftState, t: TFunction): ClauseNames {
  const proposed = new Map(
    [...state.amendments.values()].flatMap(({ proposed: { kind, ...rest }, label }) =>
      kind === "insert" && "clause" in rest && label ? [[rest.clause, label] as const] : [],
    ),
  );
  return {
    clause: (id) => {
      const view = projection.clause(id);
      if (view?.label) return view.label;
      if (view && !proposed.has(id)) return t(`room.kind.${view.kind}`);
      return state.labels.get(id) ?? proposed.get(id) ?? t("history.aParagraph");
    },
    note: (id) => {
      const number = projection.noteNumber(id);
      return number === undefined ? t("history.aNote") : t("history.note", { number });
    },
  };
}
