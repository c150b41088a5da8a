import { useTranslation } from "react-i18next";
import { useDraft } from "../../live/queries.ts";
import { DraftProblem } from "../shell/DraftProblem.tsx";
import styles from "./FloorScreen.module.css";
import { OpenFloor } from "./OpenFloor.tsx";

/** The projector at `/d/:draft/floor`: what the whole room looks at. A reader's link is enough. Rule UI125. */
export function FloorScreen({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation();
  const draft = useDraft(draftId);
  // Once open, the live session itself follows what changes; a failed refresh of the query must not close it.
  if (draft.data) return <OpenFloor key={draft.data.me.id} access={draft.data} />;
  if (draft.isPending) return <main className={styles.waiting}>{t("floor.screen.opening")}</main>;
  return <DraftProblem error={draft.error} onRetry={() => void draft.refetch()} />;
}
