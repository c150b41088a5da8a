import { useTranslation } from "react-i18next";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ReadingRoom } from "../room/ReadingRoom.tsx";
import { DraftScreen } from "../shell/DraftScreen.tsx";
import { Compare } from "./Compare.tsx";

/** `/d/:draft/compare?from=&to=`: what has become of one text in another, live where one of them is the current one. Rule UI164. */
export function CompareScreen({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation();
  const waiting = <Skeleton label={t("compare.opening")} lines={8} />;
  return (
    <DraftScreen draftId={draftId} title={t("compare.title")} waiting={waiting}>
      {(access) => (
        <ReadingRoom key={access.me.id} access={access} waiting={waiting}>
          <Compare />
        </ReadingRoom>
      )}
    </DraftScreen>
  );
}
