import { useTranslation } from "react-i18next";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ReadingRoom } from "../room/ReadingRoom.tsx";
import { DraftScreen } from "../shell/DraftScreen.tsx";
import { ImportAmendments } from "./ImportAmendments.tsx";

/** `/d/:draft/import`: what a file proposes is looked through, then tabled in this draft. Rules UI209–UI214. */
export function ImportAmendmentsScreen({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation();
  const waiting = <Skeleton label={t("fileAmend.opening")} lines={6} />;
  return (
    <DraftScreen draftId={draftId} title={t("fileAmend.title")} width="wide" waiting={waiting}>
      {(access) => (
        <ReadingRoom key={access.me.id} access={access} waiting={waiting}>
          <ImportAmendments />
        </ReadingRoom>
      )}
    </DraftScreen>
  );
}
