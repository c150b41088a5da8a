import { useTranslation } from "react-i18next";
import { useClauseAmendments } from "./useClauseAmendments.ts";
import { useSubjectClause } from "./useSubjectClause.ts";

/** "Amendments 3": those open on the paragraph in focus and right behind it; without one in focus all of the draft. */
export function AmendmentsTab() {
  const { t } = useTranslation();
  const clause = useSubjectClause();
  const { open, newAfter, elsewhere } = useClauseAmendments(clause);
  const count = clause === null ? elsewhere.length : open.length + newAfter.length;
  return count === 0 ? t("amend.panel.tabNone") : t("amend.panel.tabCount", { count });
}
