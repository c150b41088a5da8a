import { useTranslation } from "react-i18next";
import { useDraft } from "../../live/queries.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ReadingRoom } from "../room/ReadingRoom.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { Screen } from "../shell/Screen.tsx";
import { ImportAmendments } from "./ImportAmendments.tsx";

/** `/d/:draft/import`: what a file proposes is looked through, then tabled in this draft. Rules UI209–UI214. */
export function ImportAmendmentsScreen({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation();
  const draft = useDraft(draftId);
  const waiting = <Skeleton label={t("fileAmend.opening")} lines={6} />;
  return (
    <Screen title={t("fileAmend.title")}>
      {draft.data ? (
        <ReadingRoom key={draft.data.me.id} access={draft.data} waiting={waiting}>
          <ImportAmendments />
        </ReadingRoom>
      ) : null}
      {draft.isPending ? waiting : null}
      {draft.isError && !draft.data ? (
        <>
          <ScreenHeading>{t("fileAmend.title")}</ScreenHeading>
          <ErrorBanner
            error={draft.error}
            title={t("room.cannotOpen")}
            onRetry={() => void draft.refetch()}
            actions={<ButtonLink href="/">{t("app.toDrafts")}</ButtonLink>}
          />
        </>
      ) : null}
    </Screen>
  );
}
